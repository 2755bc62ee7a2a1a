import { beforeAll, describe, expect, test } from "vitest";
import { listPublishedPillars } from "@/lib/city/pillars/published";
import {
  activateInstrument,
  copyInstrument,
  createPillar,
  saveBands,
  saveIdentity,
  savePillars,
  saveSections,
  saveSubDimensions,
} from "@/lib/evaluation/instruments/mutations";
import { getInstrument, listInstruments } from "@/lib/evaluation/instruments/queries";
import { importQuestionnaire, removeItem, saveItem } from "@/lib/evaluation/questionnaires/mutations";
import { listItems, listSheetItems } from "@/lib/evaluation/questionnaires/queries";
import { COLUMNS, toRow } from "@/lib/evaluation/questionnaires/sheet";
import { db } from "@/lib/platform/db/client";
import { makeRound, makeWorld, type World } from "../../support/fixtures";

let world: World;
const NEXT = "pendekatan-kota-cerdas";

beforeAll(async () => {
  world = await makeWorld();
  const made = await db().instrument.create({
    data: {
      code: "lama",
      nameId: "Lama",
      nameEn: "Old",
      comparabilityGroup: "lama",
      scaleMin: 0,
      scaleMax: 4,
      sections: {
        create: [
          { code: "OUTPUT", order: 1, nameId: "Output", nameEn: "Output", weight: "0.4", source: "uji" },
          {
            code: "IMPACT",
            order: 2,
            nameId: "Impact",
            nameEn: "Impact",
            weight: "0.6",
            source: "uji",
            pillarScores: true,
          },
        ],
      },
      pillars: {
        create: [
          {
            pillarId: world.pillar.id,
            order: 1,
            subDimensions: { create: [{ code: "WASTE", order: 1, nameId: "Sampah", nameEn: "Waste" }] },
          },
        ],
      },
    },
  });
  const [output, impact] = await db().instrumentSection.findMany({
    where: { instrumentId: made.id },
    orderBy: { order: "asc" },
  });
  const pillar = await db().instrumentPillar.findFirstOrThrow({
    where: { instrumentId: made.id },
    include: { subDimensions: true },
  });
  await db().questionnaireItem.createMany({
    data: [
      {
        instrumentId: made.id,
        sectionId: output?.id ?? "",
        code: "OUT-01",
        order: 1,
        textId: "Kebijakan?",
        maximum: 4,
      },
      {
        instrumentId: made.id,
        sectionId: impact?.id ?? "",
        instrumentPillarId: pillar.id,
        subDimensionId: pillar.subDimensions[0]?.id ?? null,
        code: "IMP-01",
        order: 2,
        textId: "Manfaat?",
        maximum: 4,
      },
    ],
  });
  await db().instrument.update({ where: { id: made.id }, data: { status: "ACTIVE" } });
  await copyInstrument(world.admin, "lama", { newCode: NEXT, nameId: "Baru", nameEn: "New" });
});

const outcome = (result: { ok: boolean; error?: { code: string; fields?: object } }) =>
  result.ok ? "ok" : [result.error?.code, result.error?.fields ?? null];
const ref = async (code = NEXT) => ({ code, version: (await getInstrument(world.admin, code)).version });
const sectionRows = async () =>
  (await getInstrument(world.admin, NEXT)).sections.map(
    ({ id, code, nameId, nameEn, weight, source, pillarScores }) => ({
      id,
      code,
      nameId,
      nameEn,
      weight,
      source,
      pillarScores,
    }),
  );

describe("a next version", () => {
  test("is a draft with all that the one before it has, and leaves that one alone", async () => {
    const [copy, source] = await Promise.all([listSheetItems(world.admin, NEXT), listSheetItems(world.admin, "lama")]);
    expect(copy).toEqual(source);
    expect(copy.map(({ section, pillar, subDimension }) => [section, pillar, subDimension])).toEqual([
      ["OUTPUT", null, null],
      ["IMPACT", "ENVIRONMENT", "WASTE"],
    ]);
    const made = await getInstrument(world.admin, NEXT);
    expect(made).toMatchObject({ status: "DRAFT", basedOn: { code: "lama" } });
    expect(made.sections.map(({ pillarScores }) => pillarScores)).toEqual([false, true]);
  });

  test("is made and edited by an admin only; staff read it, others do not find it", async () => {
    const names = { newCode: "lain", nameId: "x", nameEn: "x" };
    expect(outcome(await copyInstrument(world.staff, "lama", names))).toEqual(["FORBIDDEN", null]);
    expect(outcome(await savePillars(world.staff, await ref(), []))).toEqual(["FORBIDDEN", null]);
    expect((await listInstruments(world.staff)).mayMake).toBe(false);
    for (const who of [world.waste.officer, world.council, world.assessor])
      await expect(listInstruments(who)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    expect(outcome(await copyInstrument(world.admin, "lama", { ...names, newCode: NEXT }))).toEqual([
      "INVALID",
      { newCode: ["codeKnown"] },
    ]);
  });

  test("takes another six pillars without touching code, and a pillar of a draft is not public", async () => {
    const pillar = {
      pillarCode: "MOBILITY",
      slug: "smart-mobility",
      name: "Smart Mobility",
      cityPillar: true,
      focusId: "a",
      focusEn: "b",
    };
    const made = await createPillar(world.admin, pillar);
    expect(outcome(await createPillar(world.admin, pillar))).toEqual(["INVALID", { pillarCode: ["pillarKnown"] }]);
    if (!made.ok) throw new Error("no pillar");
    expect(outcome(await savePillars(world.admin, await ref(), [made.value.id, world.pillar.id]))).toBe("ok");
    const rows = [{ code: "TRANSPORT", nameId: "Angkutan", nameEn: "Transport" }];
    expect(outcome(await saveSubDimensions(world.admin, await ref(), "smart-mobility", rows))).toBe("ok");
    const { pillars } = await getInstrument(world.admin, NEXT);
    expect(pillars.map((one) => [one.pillar.code, one.subDimensions.map(({ code }) => code)])).toEqual([
      ["MOBILITY", ["TRANSPORT"]],
      ["ENVIRONMENT", ["WASTE"]],
    ]);
    expect((await listPublishedPillars()).map(({ code }) => code)).toEqual(["ENVIRONMENT"]);
    expect(outcome(await savePillars(world.admin, await ref(), [made.value.id]))).toEqual([
      "INVALID",
      { total: ["rowInUse"] },
    ]);
  });

  test("takes sections only with weights of exactly 1, swaps codes and places, and nothing is half done", async () => {
    const [output, impact] = await sectionRows();
    if (!output || !impact) throw new Error("no sections");
    const wrong = [{ ...output, weight: "0.39" }, impact];
    const before = await getInstrument(world.admin, NEXT);
    expect(outcome(await saveSections(world.admin, await ref(), wrong))).toEqual([
      "INVALID",
      { total: ["weightsSum"] },
    ]);
    expect(await getInstrument(world.admin, NEXT)).toEqual(before);
    const swapped = [
      { ...impact, code: "OUTPUT", weight: "0.5" },
      { ...output, code: "IMPACT", weight: "0.3" },
      { code: "BASELINE", nameId: "B", nameEn: "B", weight: "0.2", source: "", pillarScores: false },
    ];
    expect(outcome(await saveSections(world.admin, await ref(), swapped))).toBe("ok");
    expect((await sectionRows()).map(({ id, code }) => [id, code]).slice(0, 2)).toEqual([
      [impact.id, "OUTPUT"],
      [output.id, "IMPACT"],
    ]);
    expect(outcome(await saveSections(world.admin, await ref(), [{ ...impact, weight: "1" }]))).toEqual([
      "INVALID",
      { total: ["rowInUse"] },
    ]);
    expect(outcome(await saveSections(world.admin, await ref(), [impact, output]))).toBe("ok");
  });

  test("refuses the database's own way too: weights that do not add up are never stored", async () => {
    const [section] = await sectionRows();
    await expect(
      db().instrumentSection.update({ where: { id: section?.id }, data: { weight: "0.9" } }),
    ).rejects.toThrow(/weights/);
  });

  test("tells two people who edit it at once of each other", async () => {
    const seen = await ref();
    const identity = {
      nameId: "Baru",
      nameEn: "New",
      framework: "smart-city",
      comparabilityGroup: "baru",
      scaleMin: "0",
      scaleMax: "4",
      decimals: 2,
      questionnaireSource: "Kuesioner internal",
    };
    const both = await Promise.all([saveIdentity(world.admin, seen, identity), saveBands(world.admin, seen, [])]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.map(outcome)).toContainEqual(["STALE", null]);
    const bands = [{ minimum: "5", labelId: "a", labelEn: "a" }];
    expect(outcome(await saveBands(world.admin, await ref(), bands))).toEqual(["INVALID", { total: ["scale:0:4"] }]);
  });
});

describe("items of a draft", () => {
  const fields = async (given: object = {}) => ({
    itemCode: "OUT-02",
    sectionId: (await sectionRows()).find(({ code }) => code === "OUTPUT")?.id ?? "",
    place: "",
    textId: "Anggaran?",
    textEn: "",
    helpId: "",
    helpEn: "",
    formNumber: "",
    minimum: "0",
    maximum: "4",
    weight: "1",
    evidenceRequired: true,
    notApplicableAllowed: false,
    ...given,
  });
  const codes = async () => (await listSheetItems(world.admin, NEXT)).map(({ code }) => code);

  test("are added at their place, changed, moved and removed", async () => {
    expect(outcome(await saveItem(world.admin, await ref(), null, await fields({ order: 1 })))).toBe("ok");
    expect(await codes()).toEqual(["OUT-02", "OUT-01", "IMP-01"]);
    const moved = await fields({ itemCode: "OUT-03", order: 3, place: "MOBILITY:TRANSPORT" });
    expect(outcome(await saveItem(world.admin, await ref(), "OUT-02", moved))).toBe("ok");
    expect(await codes()).toEqual(["OUT-01", "IMP-01", "OUT-03"]);
    expect(outcome(await removeItem(world.admin, await ref(), "OUT-03"))).toBe("ok");
    expect(await codes()).toEqual(["OUT-01", "IMP-01"]);
  });

  test("are refused with a code twice, or a place of no pillar of the version", async () => {
    expect(outcome(await saveItem(world.admin, await ref(), null, await fields({ itemCode: "OUT-01" })))).toEqual([
      "INVALID",
      { itemCode: ["codeTwice"] },
    ]);
    expect(outcome(await saveItem(world.admin, await ref(), null, await fields({ place: "BRANDING" })))).toEqual([
      "INVALID",
      { place: ["invalid"] },
    ]);
  });

  test("come whole from a workbook or not at all; looking first changes nothing", async () => {
    const header = COLUMNS.map(({ heading }) => heading);
    const items = await listSheetItems(world.admin, NEXT);
    const [first] = items;
    if (!first) throw new Error("no items");
    const rows = [
      header,
      ...[
        { ...first, textId: "Kebijakan kota?" },
        { ...first, code: "OUT-09" },
      ].map(toRow),
    ];
    const broken = [...rows, toRow({ ...first, code: "X-1", section: "LAIN" })];
    const seen = await ref();
    const refused = await importQuestionnaire(world.admin, seen, broken, true);
    expect(refused).toEqual({ ok: true, value: { faults: [{ row: 4, column: "Bagian", fault: "sectionUnknown" }] } });
    const looked = await importQuestionnaire(world.admin, seen, rows, false);
    expect(looked).toMatchObject({
      ok: true,
      value: { change: { added: ["OUT-09"], changed: ["OUT-01"], removed: ["IMP-01"] } },
    });
    expect(await listSheetItems(world.admin, NEXT)).toEqual(items);
    expect(await ref()).toEqual(seen);
    expect((await importQuestionnaire(world.admin, seen, rows, true)).ok).toBe(true);
    expect((await listSheetItems(world.admin, NEXT)).map(({ code, textId }) => [code, textId])).toEqual([
      ["OUT-01", "Kebijakan kota?"],
      ["OUT-09", "Kebijakan?"],
    ]);
    expect(outcome(await importQuestionnaire(world.admin, seen, rows, true))).toEqual(["STALE", null]);
    expect(outcome(await importQuestionnaire(world.staff, await ref(), rows, true))).toEqual(["FORBIDDEN", null]);
  });

  test("are listed a page at a time", async () => {
    const { id } = await getInstrument(world.admin, NEXT);
    expect(await listItems(world.staff, id, "OUTPUT", 1)).toMatchObject({ total: 2, pages: 1 });
    expect((await listItems(world.staff, id, "IMPACT", 1)).items).toEqual([]);
  });
});

describe("coming into force", () => {
  test("is refused while a weighted section asks nothing, and then fixes the content", async () => {
    expect(outcome(await activateInstrument(world.admin, await ref()))).toEqual([
      "INVALID",
      { total: ["emptySection"] },
    ]);
    const [impact, output] = await sectionRows();
    await saveItem(world.admin, await ref(), null, {
      itemCode: "IMP-02",
      sectionId: impact?.code === "IMPACT" ? impact.id : (output?.id ?? ""),
      place: "ENVIRONMENT",
      textId: "Manfaat?",
      textEn: "",
      helpId: "",
      helpEn: "",
      formNumber: "",
      minimum: "0",
      maximum: "4",
      weight: "1",
      evidenceRequired: true,
      notApplicableAllowed: true,
    });
    await expect(
      db().evaluationRound.create({
        data: { slug: "2027", year: 2027, instrumentId: (await getInstrument(world.admin, NEXT)).id },
      }),
    ).rejects.toThrow(/active/);
    expect(outcome(await activateInstrument(world.staff, await ref()))).toEqual(["FORBIDDEN", null]);
    expect(outcome(await activateInstrument(world.admin, await ref()))).toBe("ok");
    expect(outcome(await savePillars(world.admin, await ref(), []))).toEqual(["WRONG_STATE", null]);
    expect((await listPublishedPillars()).map(({ code }) => code)).toContain("MOBILITY");
  });

  const copied = async (newCode: string) => {
    const made = await copyInstrument(world.admin, "lama", { newCode, nameId: newCode, nameEn: newCode });
    if (!made.ok) throw new Error(made.error.code);
  };
  const groupOf = async (code: string) => (await getInstrument(world.admin, code)).comparabilityGroup;

  test("a copy that measures alike stays in its comparison group, without a question", async () => {
    await copied("sama");
    expect((await getInstrument(world.admin, "sama")).unlike).toEqual([]);
    expect(outcome(await activateInstrument(world.admin, await ref("sama")))).toBe("ok");
    expect(await groupOf("sama")).toBe("lama");
  });

  test("a copy of other weights asks, and by default is compared with nothing", async () => {
    for (const code of ["lain-bobot", "tetap-banding"]) {
      await copied(code);
      const { sections } = await getInstrument(world.admin, code);
      const rows = sections.map(({ id, code, nameId, nameEn, source, pillarScores }) => ({
        id,
        code,
        nameId,
        nameEn,
        source,
        pillarScores,
        weight: "0.5",
      }));
      expect(outcome(await saveSections(world.admin, await ref(code), rows))).toBe("ok");
      const { unlike } = await getInstrument(world.admin, code);
      expect(unlike.map((other) => [other.code, other.differs])).toContainEqual(["lama", ["weights"]]);
    }
    expect(outcome(await activateInstrument(world.admin, await ref("lain-bobot")))).toBe("ok");
    expect(await groupOf("lain-bobot")).toBe("lain-bobot");
    expect(outcome(await activateInstrument(world.admin, await ref("tetap-banding"), true))).toBe("ok");
    expect(await groupOf("tetap-banding")).toBe("lama");
  });

  test("an instrument that a round works with takes no change, not even by SQL", async () => {
    const { instrument } = await makeRound(world.pillar.id, { slug: "2025", year: 2025 });
    const { id: instrumentId, sections } = instrument;
    const pillar = await db().instrumentPillar.findFirstOrThrow({ where: { instrumentId } });
    const sectionId = sections[0]?.id ?? "";
    const attempts = [
      () => db().instrumentSection.update({ where: { id: sectionId }, data: { nameId: "lain" } }),
      () => db().instrument.update({ where: { id: instrumentId }, data: { scaleMax: 5 } }),
      () => db().instrument.update({ where: { id: instrumentId }, data: { status: "DRAFT" } }),
      () => db().instrumentPillar.delete({ where: { id: pillar.id } }),
      () =>
        db().subDimension.create({
          data: { instrumentPillarId: pillar.id, code: "X", order: 1, nameId: "x", nameEn: "x" },
        }),
      () => db().instrumentBand.create({ data: { instrumentId, minimum: 1, labelId: "x", labelEn: "x" } }),
      () =>
        db().questionnaireItem.create({
          data: { instrumentId, sectionId, code: "X", order: 1, textId: "x", maximum: 4 },
        }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(/used by a round/);
  });

  test("every change left its event", async () => {
    const { history } = await getInstrument(world.admin, NEXT);
    expect(history[0]?.action).toBe("copy");
    expect(history.at(-1)?.action).toBe("activate");
    expect(new Set(history.map(({ action }) => action))).toContain("importQuestionnaire");
  });
});
