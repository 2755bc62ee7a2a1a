import { beforeAll, describe, expect, test } from "vitest";
import { dueDateOf, isLate } from "@/lib/city/entries/due-date";
import { createValue, saveValue, verifyValue } from "@/lib/city/indicators/mutations";
import { createProgress, returnProgress } from "@/lib/city/programmes/mutations";
import { countQueue, listQueue } from "@/lib/city/verification/queries";
import { db } from "@/lib/platform/db/client";
import { currentPeriod, previousPeriod } from "@/lib/platform/format/period";
import { listTaskPage, listTasks, TASKS_PAGE_SIZE } from "@/lib/work/tasks/queries";
import { taskCounts, tasksOf } from "@/lib/work/tasks/task-filter";
import { makeIndicator, makeUser, makeWorld, type World } from "../../support/fixtures";

let world: World;
const now = new Date("2026-11-12T00:00:00+07:00");
beforeAll(async () => {
  world = await makeWorld();
});

const progress = { physicalPercent: "40", done: "x", obstacles: "", nextStep: "" };
const value = { value: "5", certainty: "FINAL" as const, note: "", source: "uji" };
const shape = (tasks: Awaited<ReturnType<typeof listTasks>>) =>
  tasks.map((task) => [task.kind, task.key, task.reason, task.period, task.dueOn, task.late]);

describe("Tugas saya", () => {
  test("an agency owes the last whole period of its own programmes and indicators, and nobody else's", async () => {
    expect(shape(await listTasks(world.waste.officer, now))).toEqual(
      [
        ["progress", "bank-sampah", "missing", "2026-10", "2026-11-10", true],
        ["value", "ENV-02", "missing", "2026-10", "2026-11-10", true],
      ].sort((a, b) => String(a[1]).localeCompare(String(b[1]))),
    );
  });

  test("the tenth itself, in WIB, is not late", async () => {
    const lastMinute = new Date("2026-11-10T23:59:00+07:00");
    expect((await listTasks(world.waste.officer, lastMinute)).some((task) => task.late)).toBe(false);
    expect(
      (await listTasks(world.waste.officer, new Date("2026-11-11T00:01:00+07:00"))).every((task) => task.late),
    ).toBe(true);
  });

  test("what was returned stands first with its reason; what was submitted is owed no more", async () => {
    const report = await createProgress(world.waste.officer, {
      programmeSlug: "bank-sampah",
      period: "2026-10",
      fields: progress,
      submit: true,
    });
    const figure = await createValue(world.waste.officer, {
      indicatorCode: "ENV-02",
      period: "2026-10",
      fields: value,
      submit: false,
    });
    if (!report.ok || !figure.ok) throw new Error("refused");
    await returnProgress(world.staff, report.value, "Lampirkan bukti");
    const tasks = await listTasks(world.waste.officer, now);
    expect(tasks.map((task) => [task.key, task.reason, task.returnReason])).toEqual([
      ["bank-sampah", "returned", "Lampirkan bukti"],
      ["ENV-02", "draft", null],
    ]);
    await saveValue(world.waste.officer, figure.value, { fields: value, submit: true });
    expect((await listTasks(world.waste.officer, now)).map((task) => task.key)).toEqual(["bank-sampah"]);
  });

  test("a draft for one kelurahan does not stand for the city's figure, and says where it is of", async () => {
    const kelurahan = await db().kelurahan.create({
      data: { name: "Pakelan", kecamatanCode: "35.71.02", kecamatan: "Kota", areaKm2: 0.214 },
    });
    const given = {
      indicatorCode: "LIV-02",
      period: "2026-10",
      kelurahanId: kelurahan.id,
      fields: value,
      submit: false,
    };
    expect((await createValue(world.health.officer, given)).ok).toBe(true);
    const tasks = (await listTasks(world.health.officer, now)).filter((task) => task.kind === "value");
    expect(tasks.map((task) => [task.reason, task.kelurahan])).toEqual([
      ["draft", "Pakelan"],
      ["missing", null],
    ]);
  });

  test("the period that is owed and its due day are those of the forms, on the first and the last day of every month", async () => {
    const days = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, "0")}-01`);
    const ends = days.map((day) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10));
    const agency = await db().agency.create({ data: { code: "BPS", name: "BPS", shortName: "BPS" } });
    const officer = await makeUser("AGENCY", "bps", agency.id);
    const { id: indicatorId } = await makeIndicator("STAT-01", world.pillar.id, agency.id);
    for (const frequency of ["MONTHLY", "QUARTERLY", "SEMESTERLY", "YEARLY"] as const) {
      await db().indicatorDefinition.updateMany({ where: { indicatorId }, data: { frequency } });
      for (const today of [...days, ...ends]) {
        const period = previousPeriod(currentPeriod(frequency, today));
        const dueOn = dueDateOf(period, 10);
        expect([today, ...shape(await listTasks(officer, new Date(`${today}T05:00:00Z`)))]).toEqual([
          today,
          ["value", "STAT-01", "missing", period, dueOn, isLate(dueOn, today)],
        ]);
      }
    }
  });

  test("are narrowed by due day, kind and round, each filter counted under the others", async () => {
    const tasks = await listTasks(world.waste.officer, now);
    const search = { jenis: "value" as const, hal: 1 };
    expect(tasksOf(tasks, search, "2026-11-12").every(({ kind }) => kind === "value")).toBe(true);
    const counts = taskCounts(tasks, search, "2026-11-12");
    expect(counts.jenis.all).toBe(tasks.length);
    expect(counts.tenggat.all).toBe(tasks.filter(({ kind }) => kind === "value").length);
    expect(counts.putaran.choices).toEqual([]);
  });

  test("nobody but an agency owes entries", async () => {
    for (const who of [world.staff, world.council, world.assessor]) expect(await listTasks(who, now)).toEqual([]);
  });

  test("come a page at a time with the count of each filter, and a page that is no more shows the last one", async () => {
    const agency = await db().agency.create({ data: { code: "BAPPEDA", name: "BAPPEDA", shortName: "BAPPEDA" } });
    const officer = await makeUser("AGENCY", "bappeda", agency.id);
    const codes = Array.from({ length: TASKS_PAGE_SIZE + 1 }, (_, index) => `PLAN-${String(index + 10)}`);
    for (const code of codes) await makeIndicator(code, world.pillar.id, agency.id);
    const last = await listTaskPage(officer, { hal: 2 });
    expect(last).toMatchObject({
      page: 2,
      pages: 2,
      total: codes.length,
      counts: { tampil: { all: codes.length, choices: [] } },
    });
    expect(last.items.map(({ key }) => key)).toEqual([codes.at(-1)]);
    expect(await listTaskPage(officer, { hal: 9 })).toMatchObject({ page: 2, items: last.items });
    expect(await listTaskPage(officer, { tampil: "dikembalikan", hal: 1 })).toMatchObject({ items: [], pages: 1 });
  });
});

describe("the verification queue", () => {
  test("holds what waits, the oldest first, and marks one's own work", async () => {
    const own = await createValue(world.staff, {
      indicatorCode: "LIV-02",
      period: "2026-09",
      fields: value,
      submit: true,
    });
    if (!own.ok) throw new Error("refused");
    const queue = await listQueue(world.staff, { state: "SUBMITTED", q: "" });
    expect(queue.items.map((item) => [item.kind, item.key, item.agency, item.ownWork])).toEqual([
      ["value", "ENV-02", "DLHKP", false],
      ["value", "LIV-02", "DINKES", true],
    ]);
    await verifyValue(world.admin, own.value);
    expect(await countQueue(world.staff)).toEqual({ SUBMITTED: 1, VERIFIED: 1 });
    expect((await listQueue(world.staff, { state: "VERIFIED", q: "" })).items.map((item) => item.key)).toEqual([
      "LIV-02",
    ]);
  });

  test("is empty for everybody who cannot verify", async () => {
    for (const who of [world.waste.officer, world.council, world.assessor]) {
      expect((await listQueue(who, { state: "SUBMITTED", q: "" })).items).toEqual([]);
      expect(await countQueue(who)).toEqual({ SUBMITTED: 0, VERIFIED: 0 });
    }
  });
});
