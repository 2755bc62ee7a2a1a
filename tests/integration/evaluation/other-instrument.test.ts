import { beforeAll, describe, expect, test } from "vitest";
import { listPublishedPillars } from "@/lib/city/pillars/published";
import { assignAnswers, saveAnswer, verifyAnswer } from "@/lib/evaluation/answers/mutations";
import { getAnswer } from "@/lib/evaluation/answers/queries";
import { answerSubmissionSchema } from "@/lib/evaluation/answers/schemas";
import { compareLanes } from "@/lib/evaluation/assessments/lanes";
import { getAssessment } from "@/lib/evaluation/assessments/queries";
import { traceOf } from "@/lib/evaluation/assessments/trace";
import { recordItemScore } from "@/lib/evaluation/council-scores/mutations";
import { createInstrument, endInstrument } from "@/lib/evaluation/instrument-versions/mutations";
import { endingSchema, newInstrumentSchema } from "@/lib/evaluation/instrument-versions/schemas";
import {
  activateInstrument,
  copyInstrument,
  createPillar,
  saveLevels,
  savePillars,
  saveSections,
} from "@/lib/evaluation/instruments/mutations";
import { getInstrument } from "@/lib/evaluation/instruments/queries";
import { levelRowSchema, newPillarSchema, sectionRowSchema } from "@/lib/evaluation/instruments/schemas";
import { removeItem, saveItem } from "@/lib/evaluation/questionnaires/mutations";
import { itemSchema } from "@/lib/evaluation/questionnaires/schemas";
import { decidePillar } from "@/lib/evaluation/reviews/mutations";
import { createRound, moveRound } from "@/lib/evaluation/rounds/mutations";
import {
  getIndexHistory,
  getPillarSets,
  listIndexRounds,
  listOtherEvaluations,
} from "@/lib/evaluation/rounds/published";
import { addLink } from "@/lib/evidence/evidence/mutations";
import { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { linkThing, takeOverEvidence, unlinkThing } from "@/lib/evidence/item-links/mutations";
import { findItemLinks, getOffers, listNotCarried } from "@/lib/evidence/item-links/queries";
import { db } from "@/lib/platform/db/client";
import { publishRound } from "@/lib/results/freezes/mutations";
import { findFrozenRound } from "@/lib/results/freezes/published";
import { confirmOfficialResult, saveOfficialResult } from "@/lib/results/official-results/mutations";
import { verify } from "../../../scripts/score-verify";
import { makeWorld, type World } from "../../support/fixtures";
import { codeOf, faultsOf, resultOf } from "../../support/results";

// Nine aspects and five levels, as the digital government index has them; weights at two depths. Texts are the test's own.
const CODE = "pemdi-2026";
const SLUG = "pemdi-2026";
const ASPECTS = Array.from({ length: 9 }, (_, index) => `ASPEK_${index + 1}`);
const LEVELS = ["Rintisan", "Terkelola", "Terstandar", "Terpadu", "Optimum"];
/** Three domains; the weights of their aspects' items are percent of the whole, as such indices print them. */
const DOMAINS = [
  { code: "TATA_KELOLA", weight: "0,295", items: ["10", "12,5", "7"] },
  { code: "PENYELENGGARAAN", weight: "0,25", items: ["5", "8", "12"] },
  { code: "LAYANAN", weight: "0,455", items: ["18", "20", "7,5"] },
];
/** One item for each aspect, in order. */
const ANSWERS = [3, 2, 4, 1, 5, 3, 4, 2, 5];

/** Of somebody who reads them. */
function linksOf<Links>(links: Links | null): Links {
  if (links === null) throw new Error("the links are not theirs to read");
  return links;
}

let world: World;
const ref = async () => ({ code: CODE, version: (await getInstrument(world.admin, CODE)).version });
const itemOf = (code: string) =>
  db().questionnaireItem.findFirstOrThrow({ where: { code, instrument: { code: CODE } } });
const answerOf = (code: string) => db().answer.findFirstOrThrow({ where: { round: { slug: SLUG }, item: { code } } });
const roundRef = async () => ({
  slug: SLUG,
  version: (await db().evaluationRound.findUniqueOrThrow({ where: { slug: SLUG } })).version,
});
const forward = async () => resultOf(await moveRound(world.staff, await roundRef(), { direction: "forward" }));
const submit = async (code: string, score: string) => {
  const { id, version } = await answerOf(code);
  const fields = answerSubmissionSchema.parse({ score, reason: "Sudah dinilai sendiri" });
  return saveAnswer(world.waste.officer, { id, version }, { fields, intent: "submit" });
};

beforeAll(async () => {
  world = await makeWorld();
});

// One instrument from nothing to a frozen round; the tests follow each other.
describe("an instrument of nine aspects and five levels", () => {
  test("is made by ADMIN alone, empty, and compared with no other", async () => {
    const typed = {
      newCode: CODE,
      framework: "pemdi",
      nameId: "Indeks Pemerintah Digital",
      nameEn: "Digital government",
    };
    const command = newInstrumentSchema.parse({ ...typed, scaleMin: "1", scaleMax: "5", decimals: "2" });
    expect(codeOf(await createInstrument(world.staff, command))).toBe("FORBIDDEN");
    resultOf(await createInstrument(world.admin, command));
    expect(faultsOf(await createInstrument(world.admin, command))).toEqual({ newCode: ["codeKnown"] });
    expect(await getInstrument(world.admin, CODE)).toMatchObject({ comparabilityGroup: CODE, framework: "pemdi" });
  });

  test("has groups that are no pillars of the city, and weights that add up or are refused", async () => {
    const before = await listPublishedPillars();
    const ids: string[] = [];
    for (const [index, pillarCode] of ASPECTS.entries()) {
      const typed = { pillarCode, slug: `aspek-${index + 1}`, name: `Aspek ${index + 1}`, focusId: "a", focusEn: "a" };
      ids.push(resultOf(await createPillar(world.admin, newPillarSchema.parse({ ...typed, cityPillar: "tidak" }))).id);
    }
    resultOf(await savePillars(world.admin, await ref(), ids));
    const rows = (weights: string[]) =>
      DOMAINS.map(({ code }, index) =>
        sectionRowSchema.parse({
          ...{ code, nameId: code, nameEn: code, weight: weights[index], pillarScores: "ya", source: "uji" },
        }),
      );
    expect(faultsOf(await saveSections(world.admin, await ref(), rows(["0,295", "0,25", "0,45"])))).toEqual({
      total: ["weightsSum"],
    });
    resultOf(await saveSections(world.admin, await ref(), rows(DOMAINS.map(({ weight }) => weight))));
    expect((await listPublishedPillars()).map(({ code }) => code)).toEqual(before.map(({ code }) => code));
  });

  test("has levels from one end of its scale to the other, or is refused", async () => {
    const rows = LEVELS.map((label, index) =>
      levelRowSchema.parse({
        value: `${index + 1}`,
        labelId: label,
        labelEn: label,
        descriptionId: "",
        descriptionEn: "",
      }),
    );
    expect(faultsOf(await saveLevels(world.admin, await ref(), rows.slice(1)))).toEqual({ total: ["levelEnds:1:5"] });
    resultOf(await saveLevels(world.admin, await ref(), rows));
  });

  test("asks items of those groups and comes into force", async () => {
    const { sections } = await getInstrument(world.admin, CODE);
    let aspect = 0;
    for (const [index, { items }] of DOMAINS.entries())
      for (const weight of items) {
        const typed = {
          ...{ itemCode: `P.${aspect + 1}`, sectionId: sections[index]?.id, place: ASPECTS[aspect] },
          ...{ textId: `Butir ${aspect + 1}`, minimum: "1", maximum: "5", weight },
          ...{ evidenceRequired: "tidak", notApplicableAllowed: "tidak" },
        };
        resultOf(await saveItem(world.admin, await ref(), null, itemSchema.parse(typed)));
        aspect += 1;
      }
    expect((await getInstrument(world.admin, CODE)).lacks).toEqual([]);
    resultOf(await activateInstrument(world.admin, await ref()));
  });
});

describe("what the city has for an item", () => {
  const link = () => ({ kind: "indicator" as const, id: world.waste.indicator.id });
  let evidenceId = "";

  test("is linked once by who keeps the row, and shown from both sides", async () => {
    const { id: itemId } = await itemOf("P.1");
    expect(codeOf(await linkThing(world.health.officer, link(), { itemId }))).toBe("NOT_FOUND");
    expect(codeOf(await linkThing(world.waste.officer, link(), { itemId }))).toBe("FORBIDDEN");
    resultOf(await linkThing(world.staff, link(), { itemId }));
    expect(faultsOf(await linkThing(world.staff, link(), { itemId }))).toEqual({ itemId: ["linkedAlready"] });
    resultOf(await linkThing(world.staff, { kind: "programme", id: world.waste.programme.id }, { itemId }));
    const { links, choices } = linksOf(await findItemLinks(world.staff, link()));
    expect(links.map(({ item }) => [item.instrument.code, item.code])).toEqual([[CODE, "P.1"]]);
    expect(choices.map(({ code }) => code)).not.toContain("P.1");
    // A guest reads the indicator and not what it counts for; its page must not end there.
    expect(await findItemLinks(world.assessor, link())).toBeNull();
  });

  test("evidence is linked by its agency, also of another thing, and never by another agency", async () => {
    const { id } = await db().progressReport.create({
      data: {
        programmeId: world.waste.programme.id,
        period: "2026-05",
        done: "a",
        createdById: world.waste.officer.id,
      },
    });
    const url = { title: "SK tim", url: "https://contoh.go.id/sk", informationClass: "ON_REQUEST" as const };
    evidenceId = resultOf(await addLink(world.waste.officer, { kind: "report", id }, url)).id;
    const thing = { kind: "evidence" as const, id: evidenceId };
    const { id: itemId } = await itemOf("P.1");
    expect(codeOf(await linkThing(world.health.officer, thing, { itemId }))).toBe("NOT_FOUND");
    resultOf(await linkThing(world.waste.officer, thing, { itemId }));
  });

  test("is offered in a round, and taken over with one press and no second upload", async () => {
    resultOf(await createRound(world.staff, { year: 2026, stage: undefined, instrumentCode: CODE }));
    const answerIds = (await db().answer.findMany({ where: { round: { slug: SLUG } } })).map(({ id }) => id);
    const given = { slug: SLUG, answerIds, agencyCode: "DLHKP", officerId: world.waste.officer.id };
    resultOf(await assignAnswers(world.staff, given));
    await forward();
    const { id: answerId } = await answerOf("P.1");
    const offers = await getOffers(world.waste.officer, answerId);
    expect(offers?.indicators.map(({ code }) => code)).toEqual([world.waste.indicator.code]);
    expect(offers?.programmes).toHaveLength(1);
    expect(offers?.evidence).toMatchObject([{ title: "SK tim", taken: false, mayTake: true }]);
    expect(codeOf(await takeOverEvidence(world.health.officer, { answerId, evidenceId }))).toBe("NOT_FOUND");
    resultOf(await takeOverEvidence(world.waste.officer, { answerId, evidenceId }));
    expect(codeOf(await takeOverEvidence(world.waste.officer, { answerId, evidenceId }))).toBe("WRONG_STATE");
    const { items } = await getEvidencePanel(world.staff, { kind: "answer", id: answerId });
    expect(items.map(({ title, url, checkedAt }) => [title, url, checkedAt])).toEqual([
      ["SK tim", "https://contoh.go.id/sk", null],
    ]);
  });

  test("proposes a level by what was linked, whatever group the item is of", async () => {
    const { indicator } = world.waste;
    const { officer } = world.waste;
    const at = new Date();
    await db().indicatorTarget.create({
      data: { indicatorId: indicator.id, year: 2026, value: "40", plan: "RPJMD", source: "uji" },
    });
    await db().indicatorValue.create({
      data: {
        ...{
          indicatorId: indicator.id,
          definitionId: indicator.definitions[0]?.id ?? "",
          period: "2026-01",
          value: "22",
        },
        ...{ certainty: "FINAL", source: "uji", status: "PUBLISHED", publishedAt: at, createdById: officer.id },
        ...{ enteredByIds: [officer.id], submittedById: officer.id, submittedAt: at, verifiedAt: at },
        verifiedById: world.staff.id,
      },
    });
    const { proposal } = await getAnswer(world.waste.officer, (await answerOf("P.1")).id);
    // 22 ÷ 40 is 55 % of the way from level 1 to level 5: level 3 is reached.
    expect(proposal).toMatchObject({ status: "proposed", rule: "INDICATOR_ACHIEVEMENT", linked: true, score: "3" });
    expect((await getAnswer(world.waste.officer, (await answerOf("P.2")).id)).proposal).toBeNull();
  });
});

describe("a round of it", () => {
  test("is answered by levels and by nothing between or beside them, also in SQL", async () => {
    expect(faultsOf(await submit("P.1", "2,5"))).toEqual({ score: ["level"] });
    expect(faultsOf(await submit("P.1", "0"))).toEqual({ score: ["scale:1:5"] });
    const { id } = await answerOf("P.1");
    await expect(db().$executeRaw`UPDATE answers SET score = 2.5 WHERE id = ${id}::uuid`).rejects.toThrow(/no level/);
    for (const [index, level] of ANSWERS.entries()) resultOf(await submit(`P.${index + 1}`, `${level}`));
    await forward();
    for (const [index] of ANSWERS.entries()) {
      const { id, version } = await answerOf(`P.${index + 1}`);
      resultOf(await verifyAnswer(world.staff, { id, version }));
    }
    await forward();
  });

  // By hand: (10×3 + 12.5×2 + 7×4) ÷ 29.5, (5×1 + 8×5 + 12×3) ÷ 25, (18×4 + 20×2 + 7.5×5) ÷ 45.5; with the weights of the
  // domains 0.83 + 0.81 + 1.495.
  test("has the index that its weights make, level by level and aspect by aspect", async () => {
    const assessment = await getAssessment(world.staff, SLUG);
    const { final, pillars } = compareLanes({ ...assessment, officialPillars: {} });
    expect(Number(final.self)).toBeCloseTo(3.135, 12);
    expect(pillars.map(({ self }) => Number(self))).toEqual(ANSWERS);
    expect(verify(JSON.parse(JSON.stringify(traceOf(assessment, "SELF")))).nodes).toBeGreaterThan(9);
  });

  test("is reviewed by the council in levels and by its nine groups", async () => {
    const { id: answerId } = await answerOf("P.4");
    const score = { answerId, reason: "Sudah ada pedomannya", supersedesId: undefined };
    expect(faultsOf(await recordItemScore(world.council, { ...score, value: "1.5" }))).toEqual({ value: ["level"] });
    expect(faultsOf(await recordItemScore(world.council, { ...score, value: "0" }))).toEqual({ value: ["scale:1:5"] });
    resultOf(await recordItemScore(world.council, { ...score, value: "2" }));
    for (const [index] of ASPECTS.entries()) {
      const pillar = { roundSlug: SLUG, pillarSlug: `aspek-${index + 1}` };
      resultOf(await decidePillar(world.council, pillar, { decision: "APPROVED", note: "" }));
    }
    const { final } = compareLanes({ ...(await getAssessment(world.staff, SLUG)), officialPillars: {} });
    // One level more on an item of 5 %.
    expect(Number(final.council)).toBeCloseTo(3.185, 12);
    await forward();
  });

  test("is frozen with its levels and stands beside the city's index, never in it", async () => {
    await db().evaluationRound.update({ where: { slug: SLUG }, data: { phase: "RESULT" } });
    const content = {
      final: "3.14",
      sections: { TATA_KELOLA: "2.81", PENYELENGGARAAN: "3.24", LAYANAN: "3.29" },
      pillars: Object.fromEntries(ASPECTS.map((code, index) => [code, `${ANSWERS[index]}`])),
      ranks: [],
      recommendations: [],
    };
    const letter = { letterNumber: "B-1/2026", letterDate: "2026-11-02", content };
    const saved = resultOf(await saveOfficialResult(world.staff, SLUG, null, { letter, submit: true }));
    resultOf(await confirmOfficialResult(world.admin, saved));
    resultOf(await publishRound(world.staff, await roundRef()));
    const document = (await findFrozenRound(SLUG))?.document;
    expect(document?.instrument?.levels.map(({ label }) => label.id)).toEqual(LEVELS);
    expect(document?.instrument).toMatchObject({ framework: "pemdi", scaleMin: "1", scaleMax: "5" });
    expect(document?.round.pillars.map(({ pillar }) => pillar.code)).toEqual(ASPECTS);
    expect(document?.questionnaire.map(({ minimum }) => minimum)).toEqual(ASPECTS.map(() => "1"));
    expect((await listIndexRounds()).map(({ slug }) => slug)).not.toContain(SLUG);
    expect((await getIndexHistory()).map(({ round }) => round?.slug)).not.toContain(SLUG);
    expect((await getPillarSets()).complete?.round.slug).not.toBe(SLUG);
    expect(await listOtherEvaluations()).toMatchObject([
      { framework: "pemdi", ends: null, history: [{ year: 2026, final: "3.14", target: null }] },
    ]);
  });
});

describe("a next version and an end", () => {
  test("carries links by the code of their items, and says of which it did not", async () => {
    const names = { newCode: "pemdi-2027", nameId: "Pemdi 2027", nameEn: "Pemdi 2027" };
    resultOf(await copyInstrument(world.admin, CODE, names));
    const next = async () => getInstrument(world.admin, "pemdi-2027");
    const thing = { kind: "indicator" as const, id: world.waste.indicator.id };
    const own = async () =>
      linksOf(await findItemLinks(world.staff, thing)).links.filter(
        ({ item }) => item.instrument.code === "pemdi-2027",
      );
    const [carried] = await own();
    expect(carried?.item.code).toBe("P.1");
    expect(await listNotCarried(world.staff, await next())).toEqual([]);
    resultOf(await unlinkThing(world.staff, { id: carried?.id ?? "", version: 1 }));
    expect(await own()).toEqual([]);
    expect(linksOf(await findItemLinks(world.staff, thing)).past.map(({ removedBy }) => removedBy)).toEqual([
      world.staff.name,
    ]);
    resultOf(await removeItem(world.admin, { code: "pemdi-2027", version: (await next()).version }, "P.1"));
    const left = await listNotCarried(world.staff, await next());
    expect(left.map(({ item }) => item.code)).toEqual(["P.1", "P.1", "P.1"]);
  });

  test("ends in a year after which no round can be given it, and says what replaced it", async () => {
    const ending = (typed: object) => endingSchema.parse(typed);
    const early = await endInstrument(world.admin, await ref(), ending({ lastYear: "2025" }));
    expect(faultsOf(early)).toEqual({ lastYear: ["roundLater"] });
    expect(codeOf(await endInstrument(world.staff, await ref(), ending({ lastYear: "2026" })))).toBe("FORBIDDEN");
    const whole = ending({ lastYear: "2026", replacedByCode: "pemdi-2027" });
    resultOf(await endInstrument(world.admin, await ref(), whole));
    const later = await createRound(world.staff, { year: 2027, stage: undefined, instrumentCode: CODE });
    expect(faultsOf(later)).toEqual({ instrumentCode: ["instrumentEnded:2026"] });
    // A draft is not told to the public.
    expect((await listOtherEvaluations())[0]?.ends).toEqual({ year: 2026, replacedBy: null });
    await expect(
      db()
        .$executeRaw`INSERT INTO evaluation_rounds (id, slug, year, "instrumentId") SELECT gen_random_uuid(), 'x', 2027, id FROM instruments WHERE code = ${CODE}`,
    ).rejects.toThrow(/ended before/);
  });
});
