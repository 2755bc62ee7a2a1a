import { beforeAll, describe, expect, test } from "vitest";
import { readReturned } from "@/lib/city/entry-workbooks/returned";
import { publishValue, saveValue, verifyValue } from "@/lib/city/indicators/mutations";
import { saveCells } from "@/lib/city/value-grid/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import { createWorkbook, dropWorkbook } from "@/lib/work/entry-workbooks/mutations";
import { getWorkbook } from "@/lib/work/entry-workbooks/queries";
import { bring, fetchWorkbook, filledIn, returnedOf, seen, takeAll } from "../../support/brought-workbook";
import { addressIn, cellsOf, edited } from "../../support/entry-workbook";
import { makeIndicator, makeWorld, type World } from "../../support/fixtures";
import { codeOf, faultsOf, resultOf } from "../../support/results";
import { sentCell, sentCells } from "../../support/sent-cells";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await makeIndicator("EXL-01", world.pillar.id, world.waste.agency.id, { scaleMax: 1000, decimals: 1 });
  await makeIndicator("EXL-02", world.pillar.id, world.waste.agency.id, {
    ...{ scaleMax: null, ratioFactor: 100, decimals: 2 },
  });
  await makeIndicator("EXL-03", world.pillar.id, world.health.agency.id, { scaleMax: null });
});

const ABOUT = { frekuensi: "MONTHLY", dari: "2024", sampai: "2024" };
const fetched = (actor: Actor = world.waste.officer) => fetchWorkbook(actor, "values", ABOUT);

const type = async (actor: Actor, code: string, period: string, content: object) => {
  const cell = sentCell({ code, period, ref: null, content: { certainty: "FINAL", ...content } });
  const [answer] = resultOf(await saveCells(actor, [cell]));
  return { id: answer?.now?.cell?.id ?? "", version: answer?.now?.cell?.version ?? 0 };
};
const savedValue = async (code: string, period: string) => {
  const row = await db().indicatorValue.findFirst({
    where: { indicator: { code }, period },
    orderBy: { revision: "desc" },
  });
  return row && { value: row.value?.toFixed() ?? null, source: row.source, status: row.status, by: row.createdById };
};
const january = ["EXL-01", "Nilai"];

describe("a workbook of values", () => {
  test("holds an agency's own rows with their figures, and brought back as it is says 0 changes", async () => {
    const note = { source: '=HYPERLINK("http://jahat.test")', value: "12.5" };
    await type(world.waste.officer, "EXL-01", "2024-01", note);
    await type(world.waste.officer, "EXL-02", "2024-01", { numerator: "3", denominator: "4", source: "Rekap" });
    const workbook = await fetched();
    const rows = await cellsOf(workbook);
    const words = rows.flat().map(String);
    expect(words).toContain("EXL-01");
    expect(words).not.toContain("EXL-03");
    // Written as text, never as a formula.
    expect(words).toContain(note.source);
    const back = await bring(world.waste.officer, workbook);
    expect(back).toMatchObject({ changes: [], conflicts: [], faults: { total: 0 }, rest: 0 });
  });

  test("lists each change old → new with its cell, and writes what was ticked as drafts in one step", async () => {
    const workbook = await filledIn(
      await fetched(),
      ["Januari 2024", january, 13.5],
      ["Februari 2024", january, "14,25"],
      ["Maret 2024", january, 15],
      ["Maret 2024", ["EXL-02", "Pembilang"], 5],
      ["Maret 2024", ["EXL-02", "Penyebut"], 8],
    );
    const back = await bring(world.waste.officer, workbook);
    const at = await addressIn(workbook, "Februari 2024", ...january);
    // One decimal is allowed.
    expect(back.faults.shown).toEqual([expect.objectContaining({ fault: "decimals:1" })]);
    expect(back.faults.shown[0]).toMatchObject({ sheet: "Nilai indikator", row: Number(at.slice(1)) - 1 });
    expect(back.changes.map(({ label, isNew }) => [label, isNew])).toEqual([
      ["EXL-01, Januari 2024", false],
      ["EXL-01, Maret 2024", true],
      ["EXL-02, Maret 2024", true],
    ]);
    expect(back.changes[0]?.changes).toMatchObject([{ field: "value", from: "12.5", to: "13.5" }]);
    // Nothing was written by trying it.
    expect(await savedValue("EXL-01", "2024-03")).toBeNull();
    expect((await savedValue("EXL-01", "2024-01"))?.value).toBe("12.5");

    const events = await db().auditEvent.count({ where: { entity: "indicatorValue" } });
    expect(codeOf(await takeAll(world.waste.officer, back, { take: [0, 2] }))).toBe("ok");
    expect((await savedValue("EXL-01", "2024-01"))?.value).toBe("13.5");
    expect(await savedValue("EXL-01", "2024-03")).toBeNull();
    expect(
      await db().indicatorValue.findFirst({ where: { indicator: { code: "EXL-02" }, period: "2024-03" } }),
    ).toMatchObject({
      status: "DRAFT",
      createdById: world.waste.officer.id,
    });
    expect(await db().auditEvent.count({ where: { entity: "indicatorValue" } })).toBe(events + 2);
    const { status, result, preview } = await getWorkbook(world.waste.officer, back.ref.id, "id");
    expect({ status, result, preview }).toMatchObject({
      status: "APPLIED",
      result: { written: 2, left: 1, faults: 1 },
      preview: null,
    });
    expect(codeOf(await takeAll(world.waste.officer, back))).toBe("WRONG_STATE");
  });

  test("the row's source goes with what is typed anew, and said anew it goes with every draft of the row", async () => {
    const workbook = await filledIn(await fetched(), ["April 2024", january, 7], ["Sumber", january, "Rekap April"]);
    const back = await bring(world.waste.officer, workbook);
    resultOf(await takeAll(world.waste.officer, back));
    expect(await savedValue("EXL-01", "2024-04")).toMatchObject({ value: "7", source: "Rekap April" });
    expect(await savedValue("EXL-01", "2024-01")).toMatchObject({ source: "Rekap April" });
    expect(await savedValue("EXL-01", "2024-05")).toBeNull();
  });

  test("what somebody else changed since is a conflict that asks for a choice, and keeps what is not chosen", async () => {
    const workbook = await filledIn(await fetched(), ["Januari 2024", january, 20], ["April 2024", january, 21]);
    const typed = (await db().indicatorValue.findMany({ where: { indicator: { code: "EXL-01" } } })).map((row) => row);
    for (const { id, version, period } of typed.filter(({ period: own }) => own === "2024-01" || own === "2024-04")) {
      const cells = [
        { code: "EXL-01", period, ref: { id, version }, content: { value: "30", certainty: "FINAL", source: "Lain" } },
      ];
      resultOf(await saveCells(world.staff, sentCells(...cells)));
    }
    const back = await bring(world.waste.officer, workbook);
    expect(back.changes).toEqual([]);
    expect(back.conflicts).toMatchObject([
      {
        label: "EXL-01, Januari 2024",
        by: "staff",
        changes: [{ from: "30", to: "20" }],
        meanwhile: [{ field: "value", now: "30" }],
      },
      { label: "EXL-01, April 2024" },
    ]);
    expect(faultsOf(await takeAll(world.waste.officer, back))).toEqual({ conflicts: ["conflictChoice"] });
    resultOf(await takeAll(world.waste.officer, back, { conflicts: { 0: "file", 1: "saved" } }));
    expect((await savedValue("EXL-01", "2024-01"))?.value).toBe("20");
    expect((await savedValue("EXL-01", "2024-04"))?.value).toBe("30");
  });

  test("a change between preview and taking makes the preview anew; nothing of it is written", async () => {
    const workbook = await filledIn(await fetched(), ["Juni 2024", january, 1], ["Juli 2024", january, 2]);
    const back = await bring(world.waste.officer, workbook);
    await type(world.staff, "EXL-01", "2024-07", { value: "9", source: "Lain" });
    expect(codeOf(await takeAll(world.waste.officer, back))).toBe("STALE");
    expect(await savedValue("EXL-01", "2024-06")).toBeNull();
    expect((await seen(world.waste.officer, back.ref.id)).conflicts).toHaveLength(1);
  });

  test("what is published is corrected with a reason, and by nothing else that the row says", async () => {
    const { officer } = world.waste;
    const fields = { value: "40", certainty: "FINAL" as const, source: "Rekap", note: "" };
    const ref = await type(officer, "EXL-01", "2024-10", { value: "40", source: "Rekap" });
    const submitted = resultOf(await saveValue(officer, ref, { fields, submit: true }));
    resultOf(await publishValue(world.admin, resultOf(await verifyValue(world.staff, submitted))));

    const without = await bring(officer, await filledIn(await fetched(), ["Oktober 2024", january, 42]));
    expect(without.faults.shown).toMatchObject([{ fault: "correctionReason" }]);
    // A new source of the row goes with its drafts and leaves alone what the public reads.
    const source = await bring(officer, await filledIn(await fetched(), ["Sumber", january, "Buku besar"]));
    expect(
      [...source.changes, ...source.faults.shown].filter((one) => JSON.stringify(one).includes("Oktober")),
    ).toEqual([]);

    const reason = ["Alasan koreksi", january, "Salah ketik dua angka"] as [string, string[], string];
    const back = await bring(officer, await filledIn(await fetched(), ["Oktober 2024", january, 42], reason));
    expect(back.faults.total).toBe(0);
    expect(back.changes).toMatchObject([{ label: "EXL-01, Oktober 2024", isPublished: true }]);
    resultOf(await takeAll(officer, back, { submit: true }));
    const rows = await db().indicatorValue.findMany({
      where: { indicator: { code: "EXL-01" }, period: "2024-10" },
      orderBy: { revision: "asc" },
    });
    expect(rows.map(({ status, value, revisionReason }) => [status, value?.toFixed(), revisionReason])).toEqual([
      ["PUBLISHED", "40", null],
      ["SUBMITTED", "42", "Salah ketik dua angka"],
    ]);
  });

  test("handed in at once: what lacks something keeps all of it back, a jump is confirmed by its tick", async () => {
    for (const [month, value] of [
      ["01", "10"],
      ["02", "11"],
      ["03", "12"],
      ["04", "11"],
    ] as const) {
      const ref = await type(world.health.officer, "EXL-03", `2024-${month}`, { value, source: "Rekap" });
      const fields = { value, certainty: "FINAL" as const, source: "Rekap", note: "" };
      const submitted = resultOf(await saveValue(world.health.officer, ref, { fields, submit: true }));
      const verified = resultOf(await verifyValue(world.staff, submitted));
      resultOf(await publishValue(world.admin, verified));
    }
    const months = ["EXL-03", "Nilai"];
    const workbook = await filledIn(await fetchWorkbook(world.health.officer, "values", ABOUT), [
      "Juni 2024",
      months,
      9000,
    ]);
    const back = await bring(world.health.officer, workbook);
    expect(back.changes[0]?.asked).toMatchObject({ figure: "9000" });
    expect(codeOf(await takeAll(world.health.officer, back, { submit: true, take: [] }))).toBe("INVALID");
    resultOf(await takeAll(world.health.officer, back, { submit: true }));
    expect(await savedValue("EXL-03", "2024-06")).toMatchObject({
      status: "SUBMITTED",
      value: "9000",
      source: "Rekap",
    });
    // What waits for a check takes nothing.
    const late = await bring(
      world.health.officer,
      await filledIn(await fetchWorkbook(world.health.officer, "values", ABOUT), ["Juni 2024", months, 5]),
    );
    expect(late.faults.shown).toMatchObject([{ fault: "locked:submitted" }]);

    const noSource = await bring(
      world.waste.officer,
      await filledIn(await fetched(), ["Agustus 2024", january, 3], ["Sumber", january, null]),
    );
    const at = noSource.changes.findIndex(({ label }) => label === "EXL-01, Agustus 2024");
    expect(noSource.changes[at]?.lacks).toEqual({ source: ["required"] });
    expect(faultsOf(await takeAll(world.waste.officer, noSource, { submit: true, take: [at] }))).toEqual({
      take: ["notComplete:1"],
    });
  });

  test("marks that were broken, doubled, moved or made up are named by their cell; other people's rows are not there", async () => {
    const workbook = await fetched();
    const row = Number((await addressIn(workbook, "Kode", ...january)).slice(1));
    const ratio = Number((await addressIn(workbook, "Kode", "EXL-02", "Pembilang")).slice(1));
    const cells = await cellsOf(workbook);
    const key = String(cells[row - 1]?.[0]);
    const faults = async (changed: Record<string, string>) =>
      (await bring(world.waste.officer, await edited(workbook, changed))).faults.shown.map(({ fault }) => fault);
    expect(await faults({ [`A${row}`]: key.replace("EXL-01", "EXL-03") })).toEqual(["rowKey"]);
    expect(await faults({ [`A${ratio}`]: key })).toEqual(["rowTwice"]);
    expect(await faults({ [`B${row}`]: "EXL-02" })).toEqual(["rowMoved"]);
    expect(await returnedOf(await edited(workbook, { A1: "EPB1~x~{}" }))).toBeNull();
    // Somebody else's workbook, brought by another agency.
    const foreign = await filledIn(await fetchWorkbook(world.staff, "values", ABOUT), [
      "Mei 2024",
      ["EXL-03", "Nilai"],
      1,
    ]);
    expect((await bring(world.waste.officer, foreign)).faults.shown).toMatchObject([{ fault: "rowGone" }]);
    expect(await savedValue("EXL-03", "2024-05")).toBeNull();
  });

  test("columns may be moved and rows put above", async () => {
    const workbook = await filledIn(await fetched(), ["September 2024", january, 4]);
    const rows = await cellsOf(workbook);
    const width = Math.max(...rows.map((row) => row.length));
    const moved = rows.map((row) => Array.from({ length: width }, (_cell, at) => row[width - 1 - at] ?? null));
    const sheets = [{ name: "Salinan", merges: [], rows: [["Rekap dinas"], [], ...moved] }];
    const returned = readReturned(sheets, env().NEXTAUTH_SECRET);
    expect(returned?.faults).toEqual([]);
    expect(returned?.entries).toMatchObject([{ key: "EXL-01 2024-09", edits: [{ field: "value", cell: 4 }] }]);
    const [gone] =
      readReturned([{ name: "x", merges: [], rows: rows.map((row) => row.slice(0, -1)) }], env().NEXTAUTH_SECRET)
        ?.faults ?? [];
    expect(gone?.fault).toBe("columnGone:Desember 2024");
  });

  test("only who brought it sees it or throws it away, and who only reads brings nothing", async () => {
    const workbook = await filledIn(await fetched(), ["September 2024", january, 4]);
    const returned = await returnedOf(workbook);
    if (!returned) throw new Error("unread");
    const back = await bring(world.waste.officer, workbook);
    await expect(getWorkbook(world.staff, back.ref.id, "id")).rejects.toThrow();
    expect(codeOf(await dropWorkbook(world.staff, back.ref))).toBe("NOT_FOUND");
    expect(codeOf(await createWorkbook(world.council, "buku.xlsx", returned))).toBe("FORBIDDEN");
    expect(codeOf(await dropWorkbook(world.waste.officer, back.ref))).toBe("ok");
    expect(await db().entryWorkbook.findUnique({ where: { id: back.ref.id } })).toMatchObject({
      returned: null,
      status: "DROPPED",
    });
  });
});
