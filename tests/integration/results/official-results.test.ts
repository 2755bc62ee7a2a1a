import { beforeAll, describe, expect, test } from "vitest";
import { setPhaseDates } from "@/lib/evaluation/rounds/mutations";
import { phaseDatesSchema } from "@/lib/evaluation/rounds/schemas";
import { linkForerunner } from "@/lib/follow-up/forerunners/mutations";
import { assignRecommendation } from "@/lib/follow-up/recommendations/mutations";
import { db } from "@/lib/platform/db/client";
import { findFrozenRound } from "@/lib/results/freezes/published";
import {
  confirmOfficialResult,
  correctOfficialResult,
  type ResultRef,
  returnOfficialResult,
  saveOfficialResult,
} from "@/lib/results/official-results/mutations";
import { getOfficialResult } from "@/lib/results/official-results/queries";
import type { Letter, ResultContent } from "@/lib/results/official-results/schemas";
import { makeUser, makeWorld, type World } from "../../support/fixtures";

const KEDIRI = { BASELINE: "3.60", OUTPUT: "3.21", OUTCOME: "3.23", IMPACT: "3.07", QUICK_WIN: "3.65" };
const WEIGHTS = { BASELINE: "0.1", OUTPUT: "0.2", OUTCOME: "0.3", IMPACT: "0.2", QUICK_WIN: "0.2" };
let world: World;
let second: World["staff"];

async function makeRound(
  slug: string,
  weights: Record<string, string> = WEIGHTS,
  phase: "RESULT" | "FILLING" = "RESULT",
) {
  const sections = Object.entries(weights).map(([code, weight], index) => ({
    code,
    weight,
    order: index + 1,
    nameId: code,
    nameEn: code,
    source: "uji",
  }));
  const instrument = await db().instrument.create({
    data: {
      code: `i-${slug}`,
      nameId: "x",
      nameEn: "x",
      comparabilityGroup: "x",
      scaleMin: 0,
      scaleMax: 4,
      status: "ACTIVE",
      sections: { create: sections },
      pillars: { create: [{ pillarId: world.pillar.id, order: 1 }] },
    },
  });
  return db().evaluationRound.create({
    data: { slug, year: Number(slug.slice(0, 4)), phase, instrumentId: instrument.id },
  });
}

beforeAll(async () => {
  world = await makeWorld();
  second = await makeUser("STAFF", "staff2");
  await makeRound("2022");
});

const letter = (given: Partial<ResultContent> = {}, about: Partial<Letter> = {}): Letter => ({
  letterNumber: "B-1003/DJAI/AI.01.04/12/2022",
  letterDate: "2022-12-05",
  ...about,
  content: {
    final: "3.31",
    sections: KEDIRI,
    pillars: { ENVIRONMENT: "2.75" },
    ranks: [{ scope: "NATIONAL", rank: 22, outOf: null }],
    recommendations: [
      { text: "Lengkapi data sampah", pillar: "ENVIRONMENT", agency: "DLHKP", dueOn: "2023-06-01" },
      { text: "Perkuat kelembagaan", pillar: null, agency: "DINKES", dueOn: null },
    ],
    ...given,
  },
});
const outcome = (result: { ok: boolean; error?: { code: string; fields?: object } }) =>
  result.ok ? "ok" : (result.error?.fields ?? result.error?.code);
const save = (who: World["staff"], slug: string, ref: ResultRef | null, submit = false, given = letter()) =>
  saveOfficialResult(who, slug, ref, { letter: given, submit });
const newest = async (slug: string): Promise<ResultRef> => {
  const { newest: found } = await getOfficialResult(world.staff, slug);
  if (!found) throw new Error("no letter");
  return { id: found.id, version: found.version };
};
const official = async (slug: string) =>
  (
    await db().score.findMany({
      where: { round: { slug }, origin: "OFFICIAL" },
      orderBy: [{ target: "asc" }, { section: { order: "asc" } }, { revision: "asc" }],
      include: { section: true },
    })
  ).map((score) => [
    score.section?.code ?? score.target,
    score.value.toFixed(2),
    score.revision,
    score.supersededAt === null,
  ]);

describe("Kota Kediri 2022 entered from its letter", () => {
  test("is entered by Diskominfo only, in the result phase only, complete to be submitted", async () => {
    await makeRound("2021", WEIGHTS, "FILLING");
    expect(outcome(await save(world.staff, "2021", null))).toBe("WRONG_STATE");
    for (const who of [world.waste.officer, world.council, world.assessor])
      expect(outcome(await save(who, "2022", null))).toBe("FORBIDDEN");
    const blank = letter({ final: null }, { letterNumber: "" });
    expect(outcome(await save(world.staff, "2022", null, true, blank))).toEqual({
      final: ["required"],
      letterNumber: ["required"],
    });
    expect(outcome(await save(world.staff, "2022", null, false, blank))).toBe("ok");
    expect(outcome(await save(world.staff, "2022", null, false))).toBe("STALE");
  });

  test("shows computed 3.315 beside official 3.31 without a flag; with Sleman's weights it is flagged", async () => {
    expect(outcome(await save(world.staff, "2022", await newest("2022"), true))).toBe("ok");
    const { newest: entered, may } = await getOfficialResult(world.staff, "2022");
    expect(entered?.check).toMatchObject({ status: "computed", mismatch: false });
    expect(entered?.check.status === "computed" && entered.check.computed.toFixed()).toBe("3.315");
    expect(may).toMatchObject({ enter: false, confirm: false, isOwnWork: true });
    await makeRound("2020", { ...WEIGHTS, IMPACT: "0.3", QUICK_WIN: "0.1" });
    await save(world.staff, "2020", null);
    const other = (await getOfficialResult(world.staff, "2020")).newest?.check;
    expect(other).toMatchObject({ status: "computed", mismatch: true });
  });

  test("goes back with a reason, and is confirmed by somebody who entered nothing of it", async () => {
    expect(outcome(await confirmOfficialResult(world.staff, await newest("2022")))).toBe("OWN_WORK");
    expect(outcome(await returnOfficialResult(second, await newest("2022"), "Tanggal keliru"))).toBe("ok");
    expect(outcome(await confirmOfficialResult(second, await newest("2022")))).toBe("WRONG_STATE");
    expect(outcome(await save(world.admin, "2022", await newest("2022"), true))).toBe("ok");
    for (const who of [world.staff, world.admin])
      expect(outcome(await confirmOfficialResult(who, await newest("2022")))).toBe("OWN_WORK");
    expect(await official("2022")).toEqual([]);
    const stale = { ...(await newest("2022")), version: 1 };
    expect(outcome(await confirmOfficialResult(second, stale))).toBe("STALE");
    const ref = await newest("2022");
    const both = await Promise.all([confirmOfficialResult(second, ref), confirmOfficialResult(second, ref)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test("writes scores, rank, recommendations and the letter's number, none of it public before its round is", async () => {
    expect(await official("2022")).toEqual([
      ["BASELINE", "3.60", 1, true],
      ["OUTPUT", "3.21", 1, true],
      ["OUTCOME", "3.23", 1, true],
      ["IMPACT", "3.07", 1, true],
      ["QUICK_WIN", "3.65", 1, true],
      ["PILLAR", "2.75", 1, true],
      ["FINAL", "3.31", 1, true],
    ]);
    const round = await db().evaluationRound.findUniqueOrThrow({
      where: { slug: "2022" },
      include: {
        ranks: true,
        recommendations: { orderBy: { order: "asc" }, include: { leadAgency: true } },
        scores: true,
      },
    });
    expect(round.letterNumber).toBe("B-1003/DJAI/AI.01.04/12/2022");
    expect(round.ranks).toMatchObject([{ scope: "NATIONAL", rank: 22, outOf: null }]);
    expect(
      round.recommendations.map(({ leadAgency, dueOn, publishedAt }) => [
        leadAgency.code,
        dueOn?.toISOString().slice(0, 10),
        publishedAt,
      ]),
    ).toEqual([
      ["DLHKP", "2023-06-01", null],
      ["DINKES", undefined, null],
    ]);
    expect(round.scores.every(({ publishedAt, source }) => publishedAt === null && source.includes("B-1003"))).toBe(
      true,
    );
  });

  test("is then refused any change, also by SQL", async () => {
    const { id } = await newest("2022");
    expect(outcome(await save(world.staff, "2022", await newest("2022")))).toBe("WRONG_STATE");
    await expect(db().officialResult.update({ where: { id }, data: { letterNumber: "x" } })).rejects.toThrow(
      /never changed/,
    );
    await expect(db().officialResult.delete({ where: { id } })).rejects.toThrow(/never changed/);
  });
});

test("a repair window that closed by itself is never opened again once the letter is confirmed", async () => {
  const { id: roundId } = await makeRound("2018");
  const closed = { roundId, phase: "EVIDENCE_REPAIR" as const, closesAt: new Date(Date.now() - 1000) };
  await db().roundPhaseDates.create({ data: closed });
  await db().evaluationRound.update({ where: { id: roundId }, data: { phase: "EVIDENCE_REPAIR" } });
  const given = letter({ recommendations: [] });
  expect(outcome(await save(world.staff, "2018", null, true, given))).toBe("ok");
  expect(outcome(await confirmOfficialResult(second, await newest("2018")))).toBe("ok");
  const { version } = await db().evaluationRound.findUniqueOrThrow({ where: { id: roundId } });
  const dates = phaseDatesSchema("Asia/Jakarta").parse({ "closes-EVIDENCE_REPAIR": "2099-12-31T17:00" });
  expect((await setPhaseDates(world.staff, { slug: "2018", version }, dates)).ok).toBe(true);
  expect((await getOfficialResult(world.staff, "2018")).round.phase).toBe("RESULT");
});

describe("a correction", () => {
  test("is a new revision with a reason beside the old one; only what changed gets a new score", async () => {
    expect(outcome(await correctOfficialResult(world.council, "2022", "Salah ketik"))).toBe("FORBIDDEN");
    expect(outcome(await correctOfficialResult(world.staff, "2022", "Surat ralat kementerian"))).toBe("ok");
    expect(outcome(await correctOfficialResult(world.staff, "2022", "Dua kali"))).toBe("WRONG_STATE");
    const { recommendations } = letter().content;
    const changed = letter({ final: "3.32", pillars: {}, recommendations: recommendations.slice(0, 1) });
    expect(outcome(await save(world.staff, "2022", await newest("2022"), true, changed))).toBe("ok");
    expect(outcome(await confirmOfficialResult(second, await newest("2022")))).toBe("ok");
    expect((await official("2022")).slice(4)).toEqual([
      ["QUICK_WIN", "3.65", 1, true],
      // The corrected letter gives it no more: missing, not 0.
      ["PILLAR", "2.75", 1, false],
      ["FINAL", "3.31", 1, false],
      ["FINAL", "3.32", 2, true],
    ]);
    const page = await getOfficialResult(world.staff, "2022");
    expect([page.newest?.revision, page.earlier.map(({ content }) => content.final)]).toEqual([2, ["3.31"]]);
    expect(await db().recommendation.count({ where: { round: { slug: "2022" } } })).toBe(1);
  });

  test("of a published round writes its scores, freezes the round anew with the reason, and changes nothing else of it", async () => {
    const where = { slug: "2022" };
    const at = new Date();
    await db().score.updateMany({ where: { round: where, supersededAt: null }, data: { publishedAt: at } });
    const before = await db().evaluationRound.update({ where, data: { phase: "PUBLISHED", publishedAt: at } });
    expect(outcome(await correctOfficialResult(world.staff, "2022", "Ralat kedua"))).toBe("ok");
    const changed = letter({ final: "3.30" }, { letterNumber: "B-2000" });
    await save(world.staff, "2022", await newest("2022"), true, changed);
    const ref = await newest("2022");
    expect((await official("2022")).at(-1)).toEqual(["FINAL", "3.32", 2, true]);
    expect(outcome(await confirmOfficialResult(second, ref))).toBe("ok");
    const frozen = await db().roundFreeze.findMany({ where: { round: where } });
    expect(frozen.map(({ reason }) => reason)).toEqual(["Ralat kedua"]);
    const final = await db().score.findFirstOrThrow({ where: { round: where, target: "FINAL", supersededAt: null } });
    expect(final).toMatchObject({ revision: 3, reason: "Ralat kedua" });
    expect(final.publishedAt).not.toBeNull();
    expect(await db().evaluationRound.findUniqueOrThrow({ where })).toEqual(before);
    expect(await db().recommendation.count({ where: { round: where } })).toBe(1);
  });

  test("takes away no recommendation that was linked to its forerunner already", async () => {
    await makeRound("2016");
    expect(outcome(await save(world.staff, "2016", null, true))).toBe("ok");
    expect(outcome(await confirmOfficialResult(second, await newest("2016")))).toBe("ok");
    const where = { round: { slug: "2016" } };
    const linked = await db().recommendation.findFirstOrThrow({ where: { ...where, order: 2 } });
    const earlier = await db().evaluationRound.create({ data: { slug: "2015", year: 2015, source: "uji" } });
    const forerunner = await db().recommendation.create({
      data: { roundId: earlier.id, order: 1, text: "Perkuat", leadAgencyId: world.health.agency.id, source: "uji" },
    });
    expect(outcome(await linkForerunner(world.staff, linked, forerunner.id))).toBe("ok");
    expect(outcome(await correctOfficialResult(world.staff, "2016", "Surat ralat"))).toBe("ok");
    const none = letter({ recommendations: [] });
    expect(outcome(await save(world.staff, "2016", await newest("2016"), true, none))).toBe("ok");
    expect(outcome(await confirmOfficialResult(second, await newest("2016")))).toBe("ok");
    expect((await db().recommendation.findMany({ where })).map(({ order }) => order)).toEqual([2]);
  });

  test("leaves the work on each recommendation with its words when one before it goes, and takes none of it away", async () => {
    await makeRound("2014");
    const texts = [
      "Susun rencana induk",
      "Perbaiki jaringan",
      "Lengkapi data sampah di setiap kelurahan",
      "Latih petugas kelurahan",
    ];
    const of = (list: string[]) =>
      letter({ recommendations: list.map((text) => ({ text, pillar: null, agency: "DLHKP", dueOn: null })) });
    const where = { round: { slug: "2014" } };
    const told = async () =>
      (await db().recommendation.findMany({ where, orderBy: { order: "asc" } })).map(({ order, text, state }) => [
        ...[order, text, state],
      ]);
    expect(outcome(await save(world.staff, "2014", null, true, of(texts)))).toBe("ok");
    expect(outcome(await confirmOfficialResult(second, await newest("2014")))).toBe("ok");
    const rows = await db().recommendation.findMany({ where, orderBy: { order: "asc" } });
    const given = { leadCode: "DLHKP", supportCodes: [], dueOn: "2030-01-31", note: "Mohon dikerjakan" };
    for (const row of [rows[1], rows[2]])
      expect(outcome(await assignRecommendation(world.staff, row ?? { id: "", version: 0 }, given))).toBe("ok");
    // The second one goes, the third is put right by a word, the last is untouched.
    const corrected = of([
      "Susun rencana induk",
      "Lengkapi data sampah di setiap kelurahan kota",
      "Latih petugas kelurahan",
    ]);
    expect(outcome(await correctOfficialResult(world.staff, "2014", "Surat ralat"))).toBe("ok");
    expect(outcome(await save(world.staff, "2014", await newest("2014"), true, corrected))).toBe("ok");
    expect(outcome(await confirmOfficialResult(second, await newest("2014")))).toBe("ok");
    expect(await told()).toEqual([
      [1, "Susun rencana induk", "RECEIVED"],
      [2, "Lengkapi data sampah di setiap kelurahan kota", "ASSIGNED"],
      [3, "Latih petugas kelurahan", "RECEIVED"],
      [4, "Perbaiki jaringan", "ASSIGNED"],
    ]);
    expect((await db().recommendation.findFirstOrThrow({ where: { ...where, order: 2 } })).id).toBe(rows[2]?.id);
  });

  test("of a round that was published before there was this form starts from its figures", async () => {
    const round = await makeRound("2019");
    const [section] = await db().instrumentSection.findMany({
      where: { instrument: { rounds: { some: { id: round.id } } } },
      orderBy: { order: "asc" },
    });
    const score = { roundId: round.id, origin: "OFFICIAL" as const, source: "lama", publishedAt: new Date() };
    await db().score.create({ data: { ...score, target: "FINAL", value: "2.87" } });
    await db().score.create({ data: { ...score, target: "SECTION", sectionId: section?.id ?? null, value: "3" } });
    await db().evaluationRound.update({
      where: { id: round.id },
      data: { phase: "PUBLISHED", publishedAt: new Date() },
    });
    expect(outcome(await save(world.staff, "2019", null))).toBe("WRONG_STATE");
    expect(outcome(await correctOfficialResult(world.staff, "2019", "Angka keliru"))).toBe("ok");
    const { newest: entered } = await getOfficialResult(world.staff, "2019");
    expect(entered).toMatchObject({
      revision: 1,
      content: { final: "2.87", sections: { BASELINE: "3" }, pillars: {} },
    });
    expect(entered?.check).toMatchObject({ status: "incomplete" });
    const ranks = [{ scope: "NATIONAL" as const, rank: 9, outOf: null }];
    const corrected = letter({ final: "2.88", pillars: {}, ranks, recommendations: [] }, { letterNumber: "B-RALAT" });
    expect(outcome(await save(world.staff, "2019", await newest("2019"), true, corrected))).toBe("ok");
    expect(outcome(await confirmOfficialResult(second, await newest("2019")))).toBe("ok");
    // The first revision of its letter is a correction already: what it says stands in the document.
    expect((await findFrozenRound("2019"))?.document.round).toMatchObject({
      final: { value: "2.88" },
      letter: { number: "B-RALAT", date: "2022-12-05" },
      ranks: [{ scope: "NATIONAL", rank: 9 }],
    });
  });
});
