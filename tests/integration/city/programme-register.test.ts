import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { publicPathsOf } from "@/lib/city/entries/published";
import {
  createIndicator,
  defineAnew,
  deleteIndicator,
  editIndicator,
  moveIndicator,
  publishIndicator,
  retireIndicator,
} from "@/lib/city/indicator-register/mutations";
import { newDefinitionSchema, newIndicatorSchema } from "@/lib/city/indicator-register/schemas";
import { createValue, publishValue, verifyValue } from "@/lib/city/indicators/mutations";
import { getPublishedIndicator } from "@/lib/city/indicators/published";
import { funding, milestones, years } from "@/lib/city/programme-parts/mutations";
import { listPlannedAndRunning } from "@/lib/city/programme-parts/published";
import {
  closeProgramme,
  createProgramme,
  deleteProgramme,
  editProgramme,
  publishProgramme,
  saveFocus,
  savePartners,
} from "@/lib/city/programme-register/mutations";
import { getFocus } from "@/lib/city/programme-register/queries";
import { type ProgrammeFields, programmeSchema } from "@/lib/city/programme-register/schemas";
import { getPublishedProgramme } from "@/lib/city/programmes/published";
import { listProgrammes } from "@/lib/city/programmes/queries";
import { createTarget, editTarget, saveIndexTarget, withdrawTarget } from "@/lib/city/targets/mutations";
import { proposalFor } from "@/lib/evaluation/answers/facts";
import { db } from "@/lib/platform/db/client";
import type { Result } from "@/lib/platform/errors/app-error";
import { makeWorld, type World } from "../../support/fixtures";
import { faultsOf } from "../../support/results";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

function done<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const programme = (given: Record<string, unknown> = {}): ProgrammeFields =>
  programmeSchema.parse({
    name: "Kota Cerdas",
    pillarCode: world.pillar.code,
    agencyCode: world.waste.agency.code,
    status: "RUNNING",
    descriptionId: "Layanan di satu pintu",
    descriptionEn: "Services at one door",
    source: "Masterplan 2018",
    ...given,
  });

async function throughChecks(
  part: typeof years | typeof milestones | typeof funding,
  entry: { id: string; version: number },
) {
  const verified = done(await part.verify(world.staff, entry));
  return done(await part.publish(world.admin, verified));
}

describe("a programme from its making to the public", () => {
  test("an agency cannot make, publish, close or delete one; Diskominfo can", async () => {
    expect(await createProgramme(world.waste.officer, programme())).toMatchObject({ error: { code: "FORBIDDEN" } });
    const made = done(await createProgramme(world.staff, programme({ code: "2.16.01" })));
    expect(made).toMatchObject({ slug: "kota-cerdas", wasPublic: false });
    for (const step of [publishProgramme, deleteProgramme])
      expect(await step(world.waste.officer, made)).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect(await createProgramme(world.staff, programme({ code: "2.16.01" }))).toMatchObject({
      error: { code: "INVALID", fields: { code: ["codeUsed"] } },
    });
    expect(done(await createProgramme(world.staff, programme())).slug).toBe("kota-cerdas-2");
    // As long as an id, and none.
    expect(faultsOf(await createProgramme(world.staff, programme({ kelurahan: ["-".repeat(36)] })))).toEqual({
      kelurahan: ["kelurahanGone"],
    });
  });

  test("a draft is nobody's to read; published it is, with what was published of its parts and nothing else", async () => {
    const made = done(await createProgramme(world.staff, programme({ name: "Pasar Digital" })));
    expect(await getPublishedProgramme("pasar-digital")).toBeNull();
    const { officer } = world.waste;
    const told = { planned: true, running: false, note: "", source: "RKPD 2025" };
    const create = { programmeSlug: "pasar-digital", submit: true };
    const year = done(await years.create(officer, { ...create, key: { year: 2025 }, fields: told }));
    expect(await years.verify(officer, year)).toMatchObject({ error: { code: "OWN_WORK" } });
    const again = await years.create(officer, { ...create, key: { year: 2025 }, fields: told });
    expect(again).toMatchObject({ error: { code: "ALREADY_OPEN", current: { id: year.id } } });
    expect(await years.create(world.health.officer, { ...create, key: { year: 2026 }, fields: told })).toMatchObject({
      error: { code: "NOT_FOUND" },
    });
    await throughChecks(years, year);
    const step = {
      titleId: "Pasar terhubung",
      titleEn: "",
      dueOn: "2025-06-30",
      state: "PLANNED" as const,
      droppedReason: "",
    };
    const first = done(await milestones.create(officer, { ...create, fields: step }));
    done(await milestones.create(officer, { ...create, submit: false, fields: { ...step, titleId: "Draf rahasia" } }));
    await throughChecks(milestones, first);
    const money = { planned: "1000000", spent: "400000", source: "DPA 2025" };
    const line = { year: 2025, fund: "APBD" as const, label: "" };
    const paid = done(await funding.create(officer, { ...create, key: line, fields: money }));
    const published = await throughChecks(funding, paid);
    expect(await getPublishedProgramme("pasar-digital")).toBeNull();
    expect(done(await publishProgramme(world.staff, made)).wasPublic).toBe(true);
    const seen = await getPublishedProgramme("pasar-digital");
    expect(seen?.parts).toMatchObject({
      years: [{ year: 2025, planned: true, running: false }],
      milestones: [{ number: 1, titleId: "Pasar terhubung" }],
      funding: [{ planned: "1000000", spent: "400000" }],
    });
    expect(await publicPathsOf("funding", published.id)).toContain("/program/pasar-digital");

    const revised = done(await funding.revise(officer, published.id, "Salah ketik nol"));
    const mended = done(await funding.save(officer, revised, { fields: { ...money, spent: "450000" }, submit: true }));
    await throughChecks(funding, mended);
    expect((await getPublishedProgramme("pasar-digital"))?.parts.funding).toMatchObject([
      { spent: "450000", revision: 2, revisionReason: "Salah ketik nol" },
    ]);
    await expect(db().programmeFunding.delete({ where: { id: published.id } })).rejects.toThrow(/never deleted/);
  });

  test("two editing at once: the second is shown what stands now, and nothing is lost", async () => {
    const made = done(await createProgramme(world.staff, programme({ name: "Dua Tangan" })));
    done(await editProgramme(world.staff, made, programme({ name: "Dua Tangan", benefitId: "Antre lebih singkat" })));
    expect(await editProgramme(world.admin, made, programme({ name: "Tiga Tangan" }))).toMatchObject({
      error: { code: "STALE", current: { name: "Dua Tangan", benefitId: "Antre lebih singkat", version: 2 } },
    });
    const [event] = await db().auditEvent.findMany({
      where: { entity: "programme", entityId: made.id, action: "edit" },
    });
    expect(event).toMatchObject({
      before: { benefitId: "", agency: world.waste.agency.code, pillar: world.pillar.code },
      after: { benefitId: "Antre lebih singkat", supports: [], kelurahan: [] },
    });
  });

  test("closing needs its own form, a day that has come and a reason; another status opens it again", async () => {
    const made = done(await createProgramme(world.staff, programme({ name: "Berakhir" })));
    expect(await editProgramme(world.staff, made, programme({ status: "FINISHED" }))).toMatchObject({
      error: { fields: { status: ["closeByForm"] } },
    });
    const closing = { status: "FINISHED" as const, closedReason: "Sudah selesai" };
    expect(await closeProgramme(world.staff, made, { ...closing, closedOn: "2099-01-01" })).toMatchObject({
      error: { fields: { closedOn: ["dayFuture"] } },
    });
    const closed = done(await closeProgramme(world.staff, made, { ...closing, closedOn: "2026-01-31" }));
    expect(await closeProgramme(world.staff, closed, { ...closing, closedOn: "2026-01-31" })).toMatchObject({
      error: { code: "WRONG_STATE" },
    });
    done(await editProgramme(world.staff, closed, programme({ name: "Berakhir", status: "RUNNING" })));
    expect(await db().programme.findUnique({ where: { id: made.id } })).toMatchObject({
      closedOn: null,
      closedReason: "",
    });
  });

  test("only what was never published and nothing hangs on is deleted, also by plain SQL", async () => {
    const made = done(await createProgramme(world.staff, programme({ name: "Salah Buat" })));
    const partnered = done(await savePartners(world.staff, made, [{ name: "Bank", kind: "CSR" }]));
    done(await deleteProgramme(world.staff, partnered));
    expect(await db().programme.findUnique({ where: { id: made.id } })).toBeNull();
    const kept = done(await createProgramme(world.staff, programme({ name: "Terbit" })));
    const published = done(await publishProgramme(world.staff, kept));
    expect(await deleteProgramme(world.staff, published)).toMatchObject({ error: { code: "WRONG_STATE" } });
    await expect(db().programme.delete({ where: { id: kept.id } })).rejects.toThrow(/never deleted/);
  });

  test("the list is narrowed by status, agency, publication and words", async () => {
    const found = await listProgrammes(world.staff, { q: "tangan dua", terbit: "belum", status: "RUNNING" });
    expect(found.items.map(({ name }) => name)).toEqual(["Dua Tangan"]);
    expect((await listProgrammes(world.staff, { q: "tangan", terbit: "ya" })).total).toBe(0);
  });

  test("more active programmes on a pillar than the city's own bound are said", async () => {
    const { version } = await getFocus(world.staff);
    expect(await saveFocus(world.waste.officer, version, 1)).toMatchObject({ error: { code: "FORBIDDEN" } });
    done(await saveFocus(world.staff, version, 1));
    expect(await saveFocus(world.staff, version, 9)).toMatchObject({ error: { code: "STALE" } });
    const { pillars } = await getFocus(world.staff);
    expect(pillars.find(({ code }) => code === world.pillar.code)).toMatchObject({ over: true });
  });
});

test("Outcome is proposed from the programmes of the round's year, and says who says nothing", async () => {
  const range = { minimum: 0, maximum: 4, levels: [] };
  const about = {
    id: randomUUID(),
    proposal: "PROGRAMMES_RUNNING" as const,
    ...range,
    roundId: "",
    subDimensionId: null,
  };
  const asked = { ...about, pillarId: world.pillar.id };
  expect(await proposalFor(db(), { ...asked, year: 1999 })).toMatchObject({ status: "missing" });
  const proposal = await proposalFor(db(), { ...asked, year: 2025 });
  const published = await db().publishedProgramme.count({ where: { pillarId: world.pillar.id } });
  expect(proposal).toMatchObject({ status: "proposed", score: "0", counted: 0, total: 1, unstated: published - 1 });
  expect(await listPlannedAndRunning()).toMatchObject([{ year: 2025, planned: 1, running: 0 }]);
});

const indicator = (given: Record<string, unknown>) =>
  newIndicatorSchema.parse({
    nameId: "Sekolah terhubung",
    nameEn: "Schools connected",
    agencyCode: world.waste.agency.code,
    pillarCode: world.pillar.code,
    valueKind: "NUMBER",
    unit: "%",
    decimals: "1",
    polarity: "HIGHER",
    frequency: "YEARLY",
    aggregation: "LAST",
    formulaId: "Sekolah terhubung ÷ sekolah × 100",
    dataSource: "Dinas",
    ...given,
  });
const definition = (given: Record<string, unknown>) =>
  newDefinitionSchema.parse({
    ...indicator({ code: "X" }),
    decimals: "1",
    states: "",
    validFrom: "2026-01-01",
    reason: "Cara hitung baru",
    ...given,
  });

async function enter(code: string, period: string, given: object) {
  const fields = { certainty: "FINAL" as const, note: "", source: "uji", ...given };
  const entered = done(await createValue(world.waste.officer, { indicatorCode: code, period, fields, submit: true }));
  return done(await publishValue(world.staff, done(await verifyValue(world.staff, entered))));
}

describe("an indicator from its making to the public", () => {
  test("with a range as its target it is met inside of it and has no percentage", async () => {
    expect(await createIndicator(world.waste.officer, indicator({ code: "SCH-01" }))).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
    const made = done(await createIndicator(world.staff, indicator({ code: "SCH-01" })));
    const target = { plan: "RPJMD", source: "tabel 5", reason: "" };
    const range = { ...target, year: 2024, kind: "RANGE" as const, low: "80", high: "90" };
    expect(await createTarget(world.waste.officer, "SCH-01", range)).toMatchObject({ error: { code: "FORBIDDEN" } });
    done(await createTarget(world.staff, "SCH-01", range));
    await enter("SCH-01", "2024", { value: "85" });
    expect(await getPublishedIndicator("SCH-01")).toBeNull();
    done(await publishIndicator(world.staff, made));
    expect(await getPublishedIndicator("SCH-01")).toMatchObject({
      ...{ targetMet: true, achievementPercent: null, status: "MET" },
      target: { kind: "RANGE", low: "80", high: "90" },
    });
  });

  test("neither its baseline nor a target lies outside of what a value of it can be", async () => {
    const bounds = { code: "SCH-08", scaleMin: "0", scaleMax: "100" };
    const baseline = { baselineYear: "2020", baselineSource: "LKjIP" };
    expect(
      await createIndicator(world.staff, indicator({ ...bounds, ...baseline, baselineValue: "150" })),
    ).toMatchObject({ error: { fields: { baselineValue: ["above-maximum:100"] } } });
    expect(
      await createIndicator(world.staff, indicator({ ...bounds, ...baseline, baselineValue: "50,123456" })),
    ).toMatchObject({ error: { fields: { baselineValue: [expect.stringMatching(/^decimals:/)] } } });
    const large = { ...baseline, code: "SCH-09", unit: "orang", decimals: "0", baselineValue: "1.250" };
    done(await createIndicator(world.staff, indicator(large)));
    const { baselineValue } = await db().indicator.findUniqueOrThrow({ where: { code: "SCH-09" } });
    expect(baselineValue?.toFixed()).toBe("1250");
    done(await createIndicator(world.staff, indicator({ ...bounds, ...baseline, baselineValue: "50" })));
    const target = { plan: "RPJMD", source: "tabel 5", reason: "", year: 2024, kind: "VALUE" as const, value: "150" };
    expect(await createTarget(world.staff, "SCH-08", target)).toMatchObject({
      error: { fields: { value: ["above-maximum:100"] } },
    });
  });

  test("a changed target keeps what it said before with its reason; one taken back rates nothing", async () => {
    const row = await db().indicatorTarget.findFirstOrThrow({ where: { indicator: { code: "SCH-01" } } });
    const changed = { plan: "RKPD", source: "tabel 6", kind: "RANGE" as const, low: "86", high: "95" };
    expect(await editTarget(world.staff, row, { ...changed, reason: "" })).toMatchObject({
      error: { fields: { reason: ["reasonShort"] } },
    });
    done(await editTarget(world.staff, row, { ...changed, reason: "Disesuaikan RKPD" }));
    expect(await editTarget(world.admin, row, { ...changed, reason: "Sekali lagi" })).toMatchObject({
      error: { code: "STALE" },
    });
    const seen = await getPublishedIndicator("SCH-01");
    expect(seen).toMatchObject({ targetMet: false, status: "NOT_MET" });
    expect(seen?.targets).toMatchObject([{ low: "86", high: "95", revision: 2, reason: "Disesuaikan RKPD" }]);
    expect(seen?.earlierTargets).toMatchObject([{ low: "80", high: "90", revision: 1, withdrawn: false }]);
    const now = await db().indicatorTarget.findUniqueOrThrow({ where: { id: row.id } });
    done(await withdrawTarget(world.staff, now, "Salah tahun"));
    const after = await getPublishedIndicator("SCH-01");
    expect(after).toMatchObject({ targets: [], targetMet: null, status: "NOT_RATED" });
    expect(after?.earlierTargets).toMatchObject([{ revision: 3, withdrawn: true, reason: "Salah tahun" }, {}, {}]);
    await expect(db().$executeRaw`DELETE FROM target_revisions`).rejects.toThrow();
  });

  test("measured in words it is met by that word alone", async () => {
    const about = { code: "OPI-01", valueKind: "STATE", states: "WDP\nWTP", unit: "opini", nameId: "Opini BPK" };
    done(await publishIndicator(world.staff, done(await createIndicator(world.staff, indicator(about)))));
    const target = { plan: "RPJMD", source: "tabel 1", reason: "", year: 2024 };
    expect(await createTarget(world.staff, "OPI-01", { ...target, kind: "VALUE", value: "1" })).toMatchObject({
      error: { fields: { kind: ["targetKind-STATE"] } },
    });
    done(await createTarget(world.staff, "OPI-01", { ...target, kind: "STATE", state: "WTP" }));
    await enter("OPI-01", "2023", { state: "WDP" });
    await enter("OPI-01", "2024", { state: "WTP" });
    expect(await getPublishedIndicator("OPI-01")).toMatchObject({
      ...{ targetMet: true, achievementPercent: null, status: "MET" },
      latest: { state: "WTP", value: null },
      trend: { kind: "none" },
    });
    const fields = { certainty: "FINAL" as const, note: "", source: "uji", state: "Baik" };
    const unknown = { indicatorCode: "OPI-01", period: "2022", fields, submit: true };
    expect(await createValue(world.waste.officer, unknown)).toMatchObject({
      error: { fields: { state: ["required"] } },
    });
  });

  test("measured anew from a day on, older periods keep their definition and the break is drawn", async () => {
    const row = await db().indicator.findUniqueOrThrow({ where: { code: "SCH-01" } });
    expect(await defineAnew(world.staff, row, definition({ unit: "sekolah" }))).toMatchObject({
      error: { fields: { breaks: ["breakNeeded"] } },
    });
    const anew = definition({ unit: "sekolah", breaks: "true", validFrom: "2025-01-01", scaleMax: "200" });
    // A target of a year that it measures would change its unit in passing.
    const plan = { plan: "RPJMD", source: "tabel 5", reason: "", kind: "VALUE" as const, value: "80" };
    done(await createTarget(world.staff, "SCH-01", { ...plan, year: 2025 }));
    const early = await db().indicatorTarget.findFirstOrThrow({ where: { indicatorId: row.id, year: 2025 } });
    expect(await defineAnew(world.staff, row, anew)).toMatchObject({
      error: { fields: { unit: ["targetsOfOtherUnit:%"] } },
    });
    done(await withdrawTarget(world.staff, early, "Diukur dengan cara lain"));
    done(await createTarget(world.staff, "SCH-01", { ...plan, year: 2023 }));
    await db().indicator.update({
      where: { id: row.id },
      data: { baselineYear: 2020, baselineValue: "50", baselineSource: "LKjIP" },
    });
    done(await defineAnew(world.staff, row, anew));
    // The new definition takes up to 200; the baseline is of a year that the first one measures, without an end.
    const rebased = async (baselineYear: string, baselineValue: string) => {
      const fields = indicator({ code: "SCH-01", baselineYear, baselineValue, baselineSource: "LKjIP" });
      const now = await db().indicator.findUniqueOrThrow({ where: { id: row.id } });
      return editIndicator(world.staff, now, { ...fields, definition: null });
    };
    expect(await rebased("2025", "250")).toMatchObject({
      error: { fields: { baselineValue: ["above-maximum:200"] } },
    });
    done(await rebased("2020", "250"));
    done(await createTarget(world.staff, "SCH-01", { ...plan, year: 2026, value: "130" }));
    // Each year's by what that year's values are bound to.
    expect(await createTarget(world.staff, "SCH-01", { ...plan, year: 2027, value: "250" })).toMatchObject({
      error: { fields: { value: ["above-maximum:200"] } },
    });
    done(await createTarget(world.staff, "SCH-01", { ...plan, year: 2022, value: "250" }));
    // Written anew: what was withdrawn before the new definition stays in the unit that it was withdrawn in.
    done(await createTarget(world.staff, "SCH-01", { ...plan, year: 2025, value: "120", reason: "Satuan baru" }));
    const told = await getPublishedIndicator("SCH-01");
    expect([told?.baseline, ...(told?.targets ?? [])].map((one) => [one?.year, one?.unit])).toEqual(
      expect.arrayContaining([
        [2020, "%"],
        [2023, "%"],
        [2026, "sekolah"],
      ]),
    );
    // It went before the second definition was written, though its year is measured by that.
    expect(told?.earlierTargets.map(({ year, unit }) => [year, unit])).toContainEqual([2025, "%"]);
    const later = await db().indicatorTarget.findFirstOrThrow({ where: { indicatorId: row.id, year: 2026 } });
    done(await withdrawTarget(world.staff, later, "Tidak dipakai lagi"));
    const withdrawn = (await getPublishedIndicator("SCH-01"))?.earlierTargets;
    expect(withdrawn?.map(({ year, unit }) => [year, unit])).toContainEqual([2026, "sekolah"]);
    await enter("SCH-01", "2023", { value: "70" });
    await enter("SCH-01", "2025", { value: "120" });
    const seen = await getPublishedIndicator("SCH-01");
    expect(seen?.values.map(({ period, unit, definitionNumber }) => [period, unit, definitionNumber])).toEqual([
      ["2023", "%", 1],
      ["2024", "%", 1],
      ["2025", "sekolah", 2],
    ]);
    expect(seen?.trend).toMatchObject({ kind: "break" });
    expect(seen?.definitions).toMatchObject([{ number: 2, reason: "Cara hitung baru" }, { number: 1 }]);
  });

  test("whose unit is put right takes its targets along, once that was confirmed", async () => {
    const made = done(await createIndicator(world.staff, indicator({ code: "SCH-03" })));
    const plan = { plan: "RPJMD", source: "tabel 5", reason: "", kind: "VALUE" as const, value: "80" };
    done(await createTarget(world.staff, "SCH-03", { ...plan, year: 2025 }));
    const ref = () => db().indicator.findUniqueOrThrow({ where: { id: made.id } });
    const { validFrom: _day, reason: _reason, breaks: _breaks, ...put } = definition({ unit: "orang" });
    const edit = async (confirmed?: string) =>
      editIndicator(world.staff, await ref(), { ...indicator({ code: "SCH-03" }), definition: put, confirmed });
    expect(await edit()).toMatchObject({
      error: { code: "INVALID", fields: { unit: ["unitOfTargets:orang"], confirmed: ["orang"] } },
    });
    expect(await edit("sekolah")).toMatchObject({ error: { fields: { unit: ["unitOfTargets:orang"] } } });
    done(await edit("orang"));
    done(await edit());
  });

  test("is not put right in a way that its targets would not fit", async () => {
    const { id } = await db().indicator.findUniqueOrThrow({ where: { code: "SCH-03" } });
    const plan = { plan: "RPJMD", source: "tabel 5", reason: "", kind: "VALUE" as const };
    done(await createTarget(world.staff, "SCH-03", { ...plan, year: 2027, value: "82.5" }));
    const { validFrom: _day, reason: _reason, breaks: _breaks, ...put } = definition({ unit: "orang" });
    const edit = async (given: Partial<typeof put>) =>
      editIndicator(world.staff, await db().indicator.findUniqueOrThrow({ where: { id } }), {
        ...indicator({ code: "SCH-03" }),
        definition: { ...put, ...given },
      });
    const misfit = (years: string) => [`targetsMisfit:(${years})`];
    expect(faultsOf(await edit({ decimals: 0 }))).toEqual({ decimals: misfit("2027") });
    expect(faultsOf(await edit({ scaleMax: "81" }))).toEqual({ scaleMax: misfit("2027") });
    expect(faultsOf(await edit({ valueKind: "STATE", states: ["WTP", "WDP"] }))).toEqual({
      valueKind: misfit("2025, 2027"),
    });
    done(await edit({ decimals: 2 }));
    // What does not fit already holds nothing back.
    const bound = { indicatorId: id, current: true };
    await db().indicatorDefinition.updateMany({ where: bound, data: { scaleMax: "50" } });
    done(await edit({ scaleMax: "50", formulaId: "Lebih jelas" }));
    done(await edit({}));
  });

  test("a definition that only says it better goes on with the series", async () => {
    const made = done(await createIndicator(world.staff, indicator({ code: "SCH-02" })));
    done(await publishIndicator(world.staff, made));
    await enter("SCH-02", "2023", { value: "70" });
    const row = await db().indicator.findUniqueOrThrow({ where: { code: "SCH-02" } });
    done(await defineAnew(world.staff, row, definition({ validFrom: "2024-01-01" })));
    await enter("SCH-02", "2024", { value: "75" });
    expect((await getPublishedIndicator("SCH-02"))?.trend).toMatchObject({ kind: "change", difference: "5" });
  });

  test("on another pillar from a day on, a round of before asks it where it was", async () => {
    const row = await db().indicator.findUniqueOrThrow({ where: { code: "SCH-02" } });
    const other = await db().pillar.create({
      data: { code: "PINDAH", slug: "pindah", order: 9, name: "Pindah", focusId: "a", focusEn: "b" },
    });
    const move = { pillarCode: "PINDAH", movedOn: "2026-03-01", reason: "Urusan berpindah" };
    expect(await moveIndicator(world.staff, row, { ...move, movedOn: "2099-01-01" })).toMatchObject({
      error: { fields: { movedOn: ["dayFuture"] } },
    });
    done(await moveIndicator(world.staff, row, move));
    done(
      await createTarget(world.staff, "SCH-02", {
        year: 2024,
        kind: "VALUE",
        value: "100",
        plan: "a",
        source: "b",
        reason: "",
      }),
    );
    const asked = {
      id: randomUUID(),
      proposal: "INDICATOR_ACHIEVEMENT" as const,
      ...{ minimum: 0, maximum: 4, levels: [] },
      roundId: "",
      subDimensionId: null,
      year: 2024,
    };
    expect(await proposalFor(db(), { ...asked, pillarId: other.id })).toMatchObject({ status: "missing" });
    expect(await proposalFor(db(), { ...asked, pillarId: world.pillar.id })).toMatchObject({
      facts: expect.arrayContaining([expect.objectContaining({ name: "SCH-02 Sekolah terhubung" })]),
    });
    expect((await getPublishedIndicator("SCH-02"))?.moves).toMatchObject([{ to: "Pindah", movedOn: "2026-03-01" }]);
  });

  test("retired it takes no value of a later period, stays public with the mark, and is never deleted", async () => {
    const row = await db().indicator.findUniqueOrThrow({ where: { code: "SCH-01" } });
    const retired = done(
      await retireIndicator(world.staff, row, { retiredFrom: "2025-12-31", retiredReason: "Diganti indeks baru" }),
    );
    const fields = { certainty: "FINAL" as const, note: "", source: "uji", value: "130" };
    const later = { indicatorCode: "SCH-01", period: "2025", fields, submit: true };
    expect(await createValue(world.waste.officer, later)).toMatchObject({
      error: { fields: { period: ["periodRetired"] } },
    });
    expect((await getPublishedIndicator("SCH-01"))?.retired).toEqual({
      from: "2025-12-31",
      reason: "Diganti indeks baru",
    });
    expect(await deleteIndicator(world.staff, retired)).toMatchObject({ error: { code: "WRONG_STATE" } });
    const second = await db().indicator.findUniqueOrThrow({ where: { code: "SCH-02" } });
    const ending = { retiredFrom: "2026-01-01", retiredReason: "Instrumennya diganti" };
    expect(await retireIndicator(world.staff, second, { ...ending, replacedByCode: "SCH-02" })).toMatchObject({
      error: { fields: { replacedByCode: ["required"] } },
    });
    done(await retireIndicator(world.staff, second, { ...ending, replacedByCode: world.waste.indicator.code }));
    expect((await getPublishedIndicator("SCH-02"))?.replacedBy?.code).toBe(world.waste.indicator.code);
    const draft = done(await createIndicator(world.staff, indicator({ code: "SALAH-01" })));
    done(await deleteIndicator(world.staff, draft));
    expect(await db().indicator.findUnique({ where: { code: "SALAH-01" } })).toBeNull();
  });
});

test("the targets of the index keep their history too", async () => {
  const target = { value: "3.60", plan: "RPJMD", source: "tabel 2", reason: "" };
  expect(await saveIndexTarget(world.waste.officer, { year: 2026, version: null }, target)).toMatchObject({
    error: { code: "FORBIDDEN" },
  });
  done(await saveIndexTarget(world.staff, { year: 2026, version: null }, target));
  expect(await saveIndexTarget(world.staff, { year: 2026, version: null }, target)).toMatchObject({
    error: { fields: { year: ["targetThere"] } },
  });
  const changed = { ...target, value: "3.70", reason: "RPJMD perubahan" };
  done(await saveIndexTarget(world.staff, { year: 2026, version: 1 }, changed));
  expect(await saveIndexTarget(world.admin, { year: 2026, version: 1 }, changed)).toMatchObject({
    error: { code: "STALE" },
  });
  expect(await db().publishedIndexTarget.findUnique({ where: { year: 2026 } })).toMatchObject({ revision: 2 });
  const [before] = await db().publishedTargetRevision.findMany({ where: { indicatorId: null } });
  expect(before?.value?.toFixed()).toBe("3.6");
});
