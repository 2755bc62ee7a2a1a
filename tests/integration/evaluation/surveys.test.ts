import { beforeAll, describe, expect, test } from "vitest";
import { removeSurveyResult, saveSurveyResult } from "@/lib/evaluation/surveys/mutations";
import { getSurvey, getSurveyForm } from "@/lib/evaluation/surveys/queries";
import { db } from "@/lib/platform/db/client";
import { makeRound, makeWorld, type World } from "../../support/fixtures";

let world: World;
let subDimensionId = "";

beforeAll(async () => {
  world = await makeWorld();
  const instrument = await db().instrument.create({
    data: {
      code: "survei",
      nameId: "x",
      nameEn: "x",
      comparabilityGroup: "x",
      scaleMin: 0,
      scaleMax: 4,
      status: "ACTIVE",
      sections: { create: [{ code: "IMPACT", order: 1, nameId: "x", nameEn: "x", weight: 1, source: "uji" }] },
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
    include: { pillars: { include: { subDimensions: true } } },
  });
  subDimensionId = instrument.pillars[0]?.subDimensions[0]?.id ?? "";
  await db().evaluationRound.create({
    data: { slug: "2026", year: 2026, phase: "FILLING", instrumentId: instrument.id },
  });
});

const fields = (given: object = {}) => ({
  programmeId: world.waste.programme.id,
  respondents: 32,
  mean: "3.5",
  scaleMin: "1",
  scaleMax: "5",
  method: "Wawancara",
  source: "Laporan",
  ...given,
});
const save = (who: World["staff"], given: object = {}, ref: { id: string; version: number } | null = null) =>
  saveSurveyResult(who, "2026", ref, fields(given));
const outcome = (result: { ok: boolean; error?: { code: string; fields?: object } }) =>
  result.ok ? "ok" : (result.error?.fields ?? result.error?.code);

describe("survey results", () => {
  test("are entered by Diskominfo for all and by an agency for its own programmes", async () => {
    expect(outcome(await save(world.waste.officer))).toBe("ok");
    expect(outcome(await save(world.health.officer, { subDimensionId }))).toEqual({ programmeId: ["required"] });
    expect(outcome(await save(world.staff, { subDimensionId, respondents: 30 }))).toBe("ok");
    for (const who of [world.council, world.assessor]) expect(outcome(await save(who))).toBe("FORBIDDEN");
  });

  test("stand once per programme and sub-dimension, of the programme's own pillar", async () => {
    expect(outcome(await save(world.staff))).toEqual({ subDimensionId: ["surveyTwice"] });
    const { instrument } = await makeRound(world.pillar.id, { slug: "2025", year: 2025, phase: "PUBLISHED" });
    expect(instrument.sections).toHaveLength(2);
    expect(outcome(await save(world.staff, { subDimensionId: crypto.randomUUID() }))).toEqual({
      subDimensionId: ["subDimensionOfPillar"],
    });
    expect(outcome(await saveSurveyResult(world.staff, "2025", null, fields()))).toBe("WRONG_STATE");
  });

  test("count the people of a programme once, and an agency sees its own rows beside the pillar's count", async () => {
    await save(world.health.officer, { programmeId: world.health.programme.id, respondents: 8 });
    const [own] = (await getSurvey(world.health.officer, "2026")).pillars;
    expect(own).toMatchObject({ code: "ENVIRONMENT", respondents: 40 });
    expect(own?.rows.map(({ programme, respondents }) => [programme, respondents])).toEqual([["homecare", 8]]);
    expect((await getSurvey(world.staff, "2026")).pillars[0]?.rows).toHaveLength(3);
    await expect(getSurvey(world.council, "2026")).rejects.toThrow("404");
  });

  test("are changed from the newest version only, and never another agency's", async () => {
    const row = await db().surveyResult.findFirstOrThrow({
      where: { programmeId: world.waste.programme.id, subDimensionId: null },
    });
    const ref = { id: row.id, version: row.version };
    await expect(getSurveyForm(world.health.officer, "2026", row.id)).rejects.toThrow("404");
    const stolen = { programmeId: world.health.programme.id };
    expect(outcome(await save(world.health.officer, stolen, ref))).toBe("NOT_FOUND");
    expect(outcome(await save(world.waste.officer, { respondents: 52 }, ref))).toBe("ok");
    expect(outcome(await save(world.staff, { respondents: 51 }, ref))).toBe("STALE");
    expect(outcome(await removeSurveyResult(world.health.officer, "2026", ref))).toBe("NOT_FOUND");
    expect(outcome(await removeSurveyResult(world.waste.officer, "2026", ref))).toBe("STALE");
    expect(outcome(await removeSurveyResult(world.waste.officer, "2026", { ...ref, version: 2 }))).toBe("ok");
    const events = await db().auditEvent.findMany({ where: { entityId: row.id }, orderBy: { id: "asc" } });
    expect(events.map(({ action }) => action)).toEqual(["create", "edit", "remove"]);
  });
});
