import { beforeAll, describe, expect, test } from "vitest";
import type { About, WorkbookKind } from "@/lib/city/entry-workbooks/kind";
import { funding, milestones } from "@/lib/city/programme-parts/mutations";
import { createProgress, publishProgress, saveProgress, verifyProgress } from "@/lib/city/programmes/mutations";
import { listDecidable, listQueue } from "@/lib/city/verification/queries";
import { queueFilterSchema } from "@/lib/city/verification/schemas";
import { saveAnswer } from "@/lib/evaluation/answers/mutations";
import { saveSurveyResult } from "@/lib/evaluation/surveys/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { saveEntryRow, saveEntryRows } from "@/lib/work/entry-workbooks/mutations";
import { listEntryRows } from "@/lib/work/entry-workbooks/queries";
import type { SentRow } from "@/lib/work/entry-workbooks/schemas";
import { bring, fetchWorkbook, filledIn, type seen, type Typed, takeAll } from "../../support/brought-workbook";
import { cellsOf, withNewRow } from "../../support/entry-workbook";
import { makeWorld, type World } from "../../support/fixtures";
import { makeAnswers } from "../../support/questionnaire";
import { codeOf, faultsOf, resultOf } from "../../support/results";

let world: World;
let answers: Awaited<ReturnType<typeof makeAnswers>>;
let officer: Actor;
const PERIOD = "2024-11";
const PROGRESS = { periode: PERIOD };
const MONEY = { tahun: "2024" };
const ROUND = { putaran: "2026" };

beforeAll(async () => {
  world = await makeWorld();
  officer = world.waste.officer;
  answers = await makeAnswers(world);
});

/** As it came: nothing would change, and nothing of another agency is in it. */
async function unchanged(kind: WorkbookKind, about: About, ...foreign: string[]) {
  const workbook = await fetchWorkbook(officer, kind, about);
  const words = (await cellsOf(workbook)).flat().map(String);
  for (const word of foreign) expect(words).not.toContain(word);
  const back = await bring(officer, workbook);
  expect(back).toMatchObject({ changes: [], conflicts: [], faults: { total: 0 } });
}

const brought = async (kind: WorkbookKind, about: About, ...typed: Typed[]) =>
  bring(officer, await filledIn(await fetchWorkbook(officer, kind, about), ...typed));
const faultsIn = ({ faults }: Awaited<ReturnType<typeof seen>>) => faults.shown.map(({ fault }) => fault);

describe("progress reports", () => {
  const row = ["bank-sampah"];
  const report = () => db().progressReport.findFirst({ where: { programme: { slug: "bank-sampah" }, period: PERIOD } });

  test("a row for each programme of one's own; begun, changed, and said to be what it is", async () => {
    await unchanged("progress", PROGRESS, "homecare");
    const back = await brought(
      "progress",
      PROGRESS,
      ["Kemajuan fisik (%)", row, 42.5],
      ["Penerima manfaat (orang)", row, 1250],
      ["Yang dikerjakan", row, "Penimbangan\ndi 12 titik"],
    );
    expect(back.changes).toMatchObject([{ label: "bank-sampah, November 2024", isNew: true, lacks: {} }]);
    resultOf(await takeAll(officer, back));
    expect(await report()).toMatchObject({ beneficiaries: 1250, status: "DRAFT", done: "Penimbangan\ndi 12 titik" });
    await unchanged("progress", PROGRESS);
  });

  test("what its form would refuse is told at its cell", async () => {
    const back = await brought(
      "progress",
      PROGRESS,
      ["Kemajuan fisik (%)", row, 142],
      ["Tautan bukti", row, "bukan alamat"],
    );
    expect(faultsIn(back)).toEqual(["percentRange", "url"]);
    expect(faultsIn(await brought("progress", PROGRESS, ["Kemajuan fisik (%)", row, "banyak"]))).toEqual(["number"]);
  });

  test("somebody else's change since is a conflict; somebody else's programme is not there", async () => {
    const workbook = await filledIn(await fetchWorkbook(officer, "progress", PROGRESS), [
      "Kemajuan fisik (%)",
      row,
      50,
    ]);
    const stands = await report();
    const fields = { physicalPercent: "45", beneficiaries: 1250, done: "Diubah staf", obstacles: "", nextStep: "" };
    resultOf(
      await saveProgress(
        world.staff,
        { id: stands?.id ?? "", version: stands?.version ?? 0 },
        { fields, submit: false },
      ),
    );
    const back = await bring(officer, workbook);
    expect(back.conflicts).toMatchObject([
      {
        changes: [{ field: "physicalPercent", from: "45", to: "50" }],
        meanwhile: [
          { field: "physicalPercent", now: "45" },
          { field: "done", now: "Diubah staf" },
        ],
      },
    ]);
    // What was not typed stays as the other one left it.
    resultOf(await takeAll(officer, back, { conflicts: { 0: "file" }, submit: true }));
    expect(await report()).toMatchObject({ done: "Diubah staf", status: "SUBMITTED", submittedById: officer.id });
    const foreign = await filledIn(await fetchWorkbook(world.staff, "progress", PROGRESS), [
      "Kendala",
      ["homecare"],
      "x",
    ]);
    expect(faultsIn(await bring(officer, foreign))).toEqual(["rowGone"]);
    const late = await filledIn(await fetchWorkbook(officer, "progress", PROGRESS), ["Kendala", row, "x"]);
    expect(faultsIn(await bring(officer, late))).toEqual(["locked:submitted"]);
  });

  test("what is published is corrected with a reason, and refused without one", async () => {
    const stands = await report();
    const ref = { id: stands?.id ?? "", version: stands?.version ?? 0 };
    resultOf(await publishProgress(world.admin, resultOf(await verifyProgress(world.admin, ref))));
    await unchanged("progress", PROGRESS);
    expect(faultsIn(await brought("progress", PROGRESS, ["Kemajuan fisik (%)", row, 55]))).toEqual([
      "correctionReason",
    ]);
    const back = await brought(
      "progress",
      PROGRESS,
      ["Kemajuan fisik (%)", row, 55],
      ["Alasan koreksi", row, "Salah hitung titik"],
    );
    expect(back.changes).toMatchObject([{ isPublished: true, lacks: {} }]);
    resultOf(await takeAll(officer, back, { submit: true }));
    const revisions = await db().progressReport.findMany({
      where: { programme: { slug: "bank-sampah" }, period: PERIOD },
      orderBy: { revision: "asc" },
    });
    expect(revisions).toMatchObject([
      { status: "PUBLISHED", revisionReason: null },
      { status: "SUBMITTED", revisionReason: "Salah hitung titik", done: "Diubah staf" },
    ]);
    expect(revisions.map(({ physicalPercent }) => physicalPercent?.toNumber())).toEqual([50, 55]);
    const { rows } = await listEntryRows(officer, "kemajuan", PROGRESS, "id");
    expect(rows).toMatchObject([{ lock: "submitted", isPublished: false }]);
  });
});

describe("milestones", () => {
  const fields = { titleEn: "", dueOn: "2025-06-30", state: "PLANNED" as const, droppedReason: "" };
  const rows = () =>
    db().programmeMilestone.findMany({
      where: { programme: { slug: "bank-sampah" } },
      orderBy: [{ number: "asc" }, { revision: "asc" }],
    });

  test("a state and its day are typed, new ones added below; the same file again changes nothing", async () => {
    const programmeSlug = "bank-sampah";
    resultOf(
      await milestones.create(officer, {
        programmeSlug,
        fields: { ...fields, titleId: "Aplikasi dipakai" },
        submit: false,
      }),
    );
    await unchanged("milestones", {}, "homecare");
    const workbook = await fetchWorkbook(officer, "milestones");
    const blank = (await cellsOf(workbook)).length + 1;
    expect(blank).toBeGreaterThan(2);
    const changed = await filledIn(
      workbook,
      ["Keadaan", ["Aplikasi dipakai"], "selesai"],
      ["Selesai pada", ["Aplikasi dipakai"], "30/06/2024"],
    );
    const back = await bring(officer, changed);
    expect(back.changes[0]?.changes).toMatchObject([
      { field: "state", from: "PLANNED", to: "DONE" },
      { field: "doneOn", from: "", to: "2024-06-30" },
    ]);
    resultOf(await takeAll(officer, back, { submit: true }));
    expect((await rows())[0]).toMatchObject({ state: "DONE", status: "SUBMITTED" });
  });

  test("what is published is corrected with a reason, and refused without one", async () => {
    const [row] = await rows();
    const ref = { id: row?.id ?? "", version: row?.version ?? 0 };
    const verified = resultOf(await milestones.verify(world.staff, ref));
    resultOf(await milestones.publish(world.admin, verified));
    const named = ["Aplikasi dipakai"];
    expect(faultsIn(await brought("milestones", {}, ["Keadaan", named, "dibatalkan"]))).toEqual(["correctionReason"]);
    const back = await brought(
      "milestones",
      {},
      ["Keadaan", named, "dibatalkan"],
      ["Selesai pada", named, null],
      ["Alasan dibatalkan", named, "Anggaran dialihkan"],
      ["Alasan koreksi", named, "Salah catat"],
    );
    expect(back.changes).toMatchObject([{ isPublished: true, lacks: {} }]);
    resultOf(await takeAll(officer, back));
    expect((await rows()).map(({ state, status, revisionReason }) => [state, status, revisionReason])).toEqual([
      ["DONE", "PUBLISHED", null],
      ["DROPPED", "DRAFT", "Salah catat"],
    ]);
    await unchanged("milestones", {});
  });
});

describe("funding", () => {
  const fields = { planned: "250000000", spent: undefined, source: "DPA 2024" };
  const key = { year: 2024, fund: "APBD" as const, label: "" };
  const line = () =>
    db().programmeFunding.findFirst({
      where: { programme: { slug: "bank-sampah" }, fund: "APBD" },
      orderBy: { revision: "desc" },
    });

  test("money is typed in whole rupiah, and a line of another agency is not there", async () => {
    resultOf(await funding.create(officer, { programmeSlug: "bank-sampah", key, fields, submit: false }));
    resultOf(await funding.create(world.health.officer, { programmeSlug: "homecare", key, fields, submit: false }));
    await unchanged("funding", MONEY, "homecare");
    const row = ["bank-sampah"];
    expect(faultsIn(await brought("funding", MONEY, ["Terpakai (Rp)", row, 12.5]))).toEqual(["wholeNumber"]);
    const back = await brought("funding", MONEY, ["Terpakai (Rp)", row, "Rp100.000.000"]);
    expect(back.changes[0]?.changes).toMatchObject([{ field: "spent", from: "", to: "100000000" }]);
    resultOf(await takeAll(officer, back));
    expect((await line())?.spent?.toFixed()).toBe("100000000");
    const foreign = await filledIn(await fetchWorkbook(world.staff, "funding", MONEY), [
      "Terpakai (Rp)",
      ["homecare"],
      5,
    ]);
    expect(faultsIn(await bring(officer, foreign))).toEqual(["rowGone"]);
  });

  test("more spent than planned is asked back, in form and workbook, and goes with the figure that was confirmed", async () => {
    const more = { ...key, fund: "KPBU" as const };
    const above = { planned: "1000000", spent: "1500000", source: "Perjanjian" };
    const command = { programmeSlug: "bank-sampah", key: more };
    const asked = { spent: ["spentAbovePlan:1500000:1000000"], confirmed: ["1500000"] };
    expect(await funding.create(officer, { ...command, fields: above, submit: true })).toMatchObject({
      error: { code: "CONFIRMATION_NEEDED", fields: asked },
    });
    const draft = resultOf(
      await funding.create(officer, { ...command, fields: { ...above, spent: "1" }, submit: false }),
    );
    const back = await brought("funding", MONEY, ["Terpakai (Rp)", ["bank-sampah", "KPBU"], 1_500_000]);
    expect(back.changes).toMatchObject([{ asked: { keys: asked.spent, figure: "1500000" }, lacks: {} }]);
    const wrong = { ...above, confirmed: "1" };
    expect(await funding.save(officer, draft, { fields: wrong, submit: true })).toMatchObject({
      error: { code: "CONFIRMATION_NEEDED" },
    });
    const row = { jenis: "dana" as const, kunci: "bank-sampah 2024 KPBU ", version: draft.version, halaman: "" };
    const typed = { spent: "1.500.000" };
    expect(await saveEntryRow(officer, row, { typed, submit: true })).toMatchObject({
      error: { code: "CONFIRMATION_NEEDED", fields: asked },
    });
    resultOf(await saveEntryRow(officer, { ...row, confirmed: "1500000" }, { typed, submit: true }));
    const { items } = await listQueue(world.staff, queueFilterSchema.parse({ kind: "funding" }));
    expect(items.map(({ marks }) => marks)).toEqual([["abovePlan"]]);
    expect((await listDecidable(world.staff, queueFilterSchema.parse({ kind: "funding" }))).left.doubt).toBe(1);
  });

  test("a new line below; brought a second time it is there already, changed meanwhile it is a conflict", async () => {
    const workbook = await withNewRow(await fetchWorkbook(officer, "funding", MONEY), {
      Program: "bank-sampah",
      Tahun: 2024,
      "Sumber dana": "CSR",
      Keterangan: "Bank Jatim",
      "Rencana (Rp)": 5_000_000,
      Sumber: "Perjanjian",
    });
    const back = await bring(officer, workbook);
    expect(back.changes).toMatchObject([{ isNew: true, label: "bank-sampah, CSR 2024, Bank Jatim" }]);
    resultOf(await takeAll(officer, back));
    expect(await bring(officer, workbook)).toMatchObject({ changes: [], conflicts: [], faults: { total: 0 } });
    const csr = await db().programmeFunding.findFirst({ where: { fund: "CSR" } });
    const more = { planned: "6000000", spent: undefined, source: "Perjanjian" };
    resultOf(
      await funding.save(
        world.staff,
        { id: csr?.id ?? "", version: csr?.version ?? 0 },
        { fields: more, submit: false },
      ),
    );
    expect((await bring(officer, workbook)).conflicts).toMatchObject([
      { changes: [{ field: "planned", from: "6000000", to: "5000000" }] },
    ]);
    const unknown = await withNewRow(workbook, { Program: "homecare", Tahun: 2024, "Sumber dana": "CSR" });
    expect(faultsIn(await bring(officer, unknown))).toContain("programmeUnknown");
  });
});

describe("answers of a round", () => {
  test("an agency has its own items; score and reason come back, bounded by the item", async () => {
    await unchanged("answers", ROUND, "I-1", "B-2");
    expect(faultsIn(await brought("answers", ROUND, ["Skor", ["B-1"], 5]))).toEqual(["scale:0:4"]);
    const back = await brought(
      "answers",
      ROUND,
      ["Skor", ["B-1"], 3.25],
      ["Alasan jawaban", ["B-1"], "Sudah berjalan"],
    );
    // The item asks for evidence, so it cannot be handed in yet.
    expect(back.changes).toMatchObject([{ label: "B-1", lacks: { evidence: ["evidenceMissing"] } }]);
    expect(faultsOf(await takeAll(officer, back, { submit: true }))).toEqual({ take: ["notComplete:1"] });
    resultOf(await takeAll(officer, back));
    expect(await db().answer.findUnique({ where: { id: answers.waste.id } })).toMatchObject({
      status: "DRAFT",
      reason: "Sudah berjalan",
    });
    await unchanged("answers", ROUND);
  });

  test("another person's answer meanwhile is a conflict; another agency's item is not there", async () => {
    const workbook = await filledIn(await fetchWorkbook(officer, "answers", ROUND), ["Skor", ["B-1"], 2]);
    const stands = await db().answer.findUnique({ where: { id: answers.waste.id } });
    const fields = { score: "1", notApplicable: false, reason: "Diubah staf" };
    const ref = { id: answers.waste.id, version: stands?.version ?? 0 };
    resultOf(await saveAnswer(world.staff, ref, { fields, intent: "draft" }));
    expect((await bring(officer, workbook)).conflicts).toMatchObject([{ label: "B-1", by: "staff" }]);
    const foreign = await filledIn(await fetchWorkbook(world.staff, "answers", ROUND), ["Skor", ["I-1"], 2]);
    expect(faultsIn(await bring(officer, foreign))).toEqual(["rowGone"]);
  });
});

describe("survey results", () => {
  const fields = () => ({
    ...{ programmeId: world.waste.programme.id, respondents: 32, mean: "3.5", scaleMin: "1", scaleMax: "5" },
    ...{ method: "Wawancara", source: "Laporan" },
  });
  const result = () => db().surveyResult.findFirst({ where: { programmeId: world.waste.programme.id } });

  test("stand as soon as they are saved, checked as a whole, and a new one is added below", async () => {
    resultOf(await saveSurveyResult(officer, "2026", null, fields()));
    await unchanged("surveys", ROUND, "homecare");
    expect(faultsIn(await brought("surveys", ROUND, ["Rata-rata", ["bank-sampah"], 7]))).toEqual(["meanOutside"]);
    const back = await brought("surveys", ROUND, ["Responden", ["bank-sampah"], 50]);
    resultOf(await takeAll(officer, back, { submit: true }));
    expect(await result()).toMatchObject({ respondents: 50, version: 2 });
    const stands = await result();
    const workbook = await filledIn(await fetchWorkbook(officer, "surveys", ROUND), ["Responden", ["bank-sampah"], 60]);
    const ref = { id: stands?.id ?? "", version: stands?.version ?? 0 };
    resultOf(await saveSurveyResult(world.staff, "2026", ref, { ...fields(), respondents: 55 }));
    expect((await bring(officer, workbook)).conflicts).toMatchObject([{ changes: [{ from: "55", to: "60" }] }]);

    const added = await withNewRow(await fetchWorkbook(world.health.officer, "surveys", ROUND), {
      ...{ Program: "homecare", Responden: 40, "Rata-rata": 4, "Skala terendah": 1, "Skala tertinggi": 5 },
      ...{ "Cara survei": "Daring", Sumber: "Laporan" },
    });
    const fresh = await bring(world.health.officer, added);
    expect(fresh.changes).toMatchObject([{ label: "homecare", isNew: true }]);
    resultOf(await takeAll(world.health.officer, fresh));
    expect(await db().surveyResult.count()).toBe(2);
    expect(codeOf(await takeAll(world.health.officer, fresh))).toBe("WRONG_STATE");
  });
});

test("a report begun by somebody else meanwhile is a conflict, not a second one", async () => {
  const about = { periode: "2024-10" };
  const workbook = await filledIn(await fetchWorkbook(officer, "progress", about), [
    "Kendala",
    ["bank-sampah"],
    "Hujan",
  ]);
  const fields = { physicalPercent: "10", done: "x", obstacles: "", nextStep: "" };
  resultOf(
    await createProgress(world.staff, { programmeSlug: "bank-sampah", period: "2024-10", fields, submit: false }),
  );
  const back = await bring(officer, workbook);
  expect(back.conflicts).toHaveLength(1);
  resultOf(await takeAll(officer, back, { conflicts: { 0: "saved" } }));
  expect(await db().progressReport.count({ where: { period: "2024-10" } })).toBe(1);
});

describe("the page of rows", () => {
  const row = { jenis: "kemajuan", kunci: "bank-sampah 2024-09", halaman: "" } as const;
  const typed = { physicalPercent: "12,5%", done: "Sosialisasi", obstacles: "", nextStep: "", evidenceUrl: "" };

  test("lists what can be filled in, saves a row by itself, and hands it in through the same mutation", async () => {
    const { rows } = await listEntryRows(officer, "kemajuan", { periode: "2024-09" }, "id");
    expect(rows).toMatchObject([{ key: row.kunci, version: null, lock: null }]);
    expect(
      await saveEntryRow(officer, row, { typed: { ...typed, physicalPercent: "1.250" }, submit: false }),
    ).toMatchObject({
      error: { fields: { physicalPercent: ["ambiguous:1250:1.25"] } },
    });
    resultOf(await saveEntryRow(officer, row, { typed, submit: false }));
    // Begun already: nothing is written over.
    expect(codeOf(await saveEntryRow(officer, row, { typed, submit: false }))).toBe("ALREADY_OPEN");
    resultOf(await saveEntryRow(officer, { ...row, version: 1 }, { typed, submit: true }));
    expect(codeOf(await saveEntryRow(officer, { ...row, version: 1 }, { typed, submit: true }))).toBe("WRONG_STATE");
    expect((await listEntryRows(officer, "kemajuan", { periode: "2024-09" }, "id")).rows).toMatchObject([
      { lock: "submitted", standing: null },
    ]);
  });

  test("lines of the grid are each written by itself, say what they lack, and are handed in as they stand", async () => {
    const kunci = "bank-sampah 2024-08";
    const sent = (typed: Record<string, string>, version?: number) => ({ kunci, typed, version });
    const save = async (actor: Actor, rows: SentRow[], submit = false) =>
      resultOf(await saveEntryRows(actor, "kemajuan", rows, { submit, locale: "id" }));
    const [begun] = await save(officer, [sent({ physicalPercent: "42,5" })]);
    expect(begun).toMatchObject({ problem: null, now: { version: 1, standing: { lacks: { done: ["required"] } } } });
    const mixed = await save(officer, [
      sent({ done: "Penimbangan" }, 1),
      { kunci: "homecare 2024-08", typed: { done: "x" } },
      { kunci: "bank-sampah 2024-07", typed: { physicalPercent: "abc" } },
    ]);
    expect(mixed).toMatchObject([
      { problem: null, now: { version: 2 } },
      { problem: { code: "NOT_FOUND" } },
      { problem: { code: "INVALID", fields: { physicalPercent: [expect.any(String)] } }, now: { version: null } },
    ]);
    expect(await save(officer, [sent({ done: "Lain" }, 1)])).toMatchObject([
      { problem: { code: "STALE" }, now: { version: 2 } },
    ]);
    const lacks = mixed[0]?.now?.standing?.lacks ?? {};
    const rest = Object.fromEntries(Object.keys(lacks).map((field) => [field, "Lanjut"]));
    await save(officer, [sent({ nextStep: "Lanjut", ...rest }, 2)]);
    expect(await save(officer, [sent({}, 3)], true)).toMatchObject([
      { problem: null, now: { lock: "submitted", standing: null } },
    ]);
    expect(codeOf(await saveEntryRows(world.council, "kemajuan", [sent({}, 3)], { submit: true, locale: "id" }))).toBe(
      "FORBIDDEN",
    );
  });

  test("days and words are read as those of a sheet, and a word that is none is refused", async () => {
    const made = resultOf(
      await milestones.create(officer, {
        programmeSlug: "bank-sampah",
        fields: { titleId: "Gudang", titleEn: "", dueOn: "2024-12-31", state: "PLANNED", droppedReason: "" },
        submit: false,
      }),
    );
    const { number } = await db().programmeMilestone.findUniqueOrThrow({ where: { id: made.id } });
    const typed = { dueOn: "30/06/2025", state: "selesai", doneOn: "2024-12-01" };
    const rows = [{ kunci: `bank-sampah#${number}`, version: made.version, typed }];
    const answers = resultOf(await saveEntryRows(officer, "tonggak", rows, { submit: false, locale: "id" }));
    const values = Object.fromEntries((answers[0]?.now?.fields ?? []).map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({ dueOn: "2025-06-30", state: "DONE", doneOn: "2024-12-01" });
    const bad = [{ ...(rows[0] as SentRow), version: 2, typed: { state: "entah" } }];
    expect(resultOf(await saveEntryRows(officer, "tonggak", bad, { submit: false, locale: "id" }))).toMatchObject([
      { problem: { code: "INVALID", fields: { state: [expect.any(String)] } } },
    ]);
  });

  test("is one's own: another agency's row is not there, and who only reads fills in nothing", async () => {
    expect(codeOf(await saveEntryRow(world.health.officer, row, { typed, submit: false }))).toBe("NOT_FOUND");
    expect(codeOf(await saveEntryRow(world.council, row, { typed, submit: false }))).toBe("FORBIDDEN");
    await expect(listEntryRows(world.council, "dana", {}, "id")).rejects.toThrow();
  });
});
