import { beforeAll, describe, expect, test } from "vitest";
import { createRound } from "@/lib/evaluation/rounds/mutations";
import { db } from "@/lib/platform/db/client";
import { canonicalText } from "@/lib/results/freezes/document";
import { publishRound } from "@/lib/results/freezes/mutations";
import { findFrozenRound } from "@/lib/results/freezes/published";
import { findInternalFreeze } from "@/lib/results/freezes/queries";
import {
  confirmOfficialResult,
  correctOfficialResult,
  saveOfficialResult,
} from "@/lib/results/official-results/mutations";
import { getPublishedTrace } from "@/lib/results/traces/published";
import { makeQuestionnaire, makeWorld, type World } from "../../support/fixtures";
import { golden, ofAnyRun } from "../../support/goldens";
import { resultOf } from "../../support/results";

let world: World;
const SLUG = "2023-1";
const AT = new Date("2023-06-01T03:00:00Z");

/** A round that holds something of everything that its documents can hold. */
beforeAll(async () => {
  world = await makeWorld();
  const { id: instrumentId } = await makeQuestionnaire(world.pillar.id);
  await db().indexTarget.create({ data: { year: 2023, value: "3.45", plan: "RPJMD", source: "uji" } });
  await createRound(world.staff, { year: 2023, stage: "1", instrumentCode: "uji-kuesioner" });
  const round = await db().evaluationRound.update({ where: { slug: SLUG }, data: { phase: "FILLING" } });
  await writeAnswers(round.id);
  await writeLanes(round.id, instrumentId);
  await writeEntries();
  await writeWords();
  await db().evaluationRound.update({ where: { slug: SLUG }, data: { phase: "RESULT" } });
  await confirmLetter("3.31");
  const { version } = await db().evaluationRound.findUniqueOrThrow({ where: { slug: SLUG } });
  resultOf(await publishRound(world.staff, { slug: SLUG, version }));
  resultOf(await correctOfficialResult(world.staff, SLUG, "Salah ketik pada surat"));
  await confirmLetter("3.30");
});

async function writeAnswers(roundId: string) {
  const { agency, officer } = world.waste;
  const answers = await db().answer.findMany({ where: { roundId }, orderBy: { item: { order: "asc" } } });
  for (const { id } of answers.slice(0, 2)) {
    const entered = { agencyId: agency.id, officerId: officer.id, enteredByIds: [officer.id] };
    const submitted = { submittedById: officer.id, submittedAt: AT };
    const verified = { verifiedById: world.staff.id, verifiedAt: AT };
    const said = { score: "3.5", reason: "Sudah berjalan", status: "VERIFIED" as const };
    await db().answer.update({ where: { id }, data: { ...entered, ...submitted, ...verified, ...said } });
  }
  const answerId = answers[0]?.id ?? null;
  const file = await db().evidenceFile.create({
    data: { sha256: "a".repeat(64), size: 12, mediaType: "application/pdf", storageKey: "evidence/uji" },
  });
  const of = { answerId, addedById: world.waste.officer.id };
  await db().evidence.create({
    data: { ...of, title: "SK", fileId: file.id, fileName: "sk.pdf", informationClass: "ON_REQUEST" },
  });
  await db().evidence.create({
    data: { ...of, title: "Data pasien", url: "https://contoh.go.id/pasien", informationClass: "EXEMPT" },
  });
}

async function writeLanes(roundId: string, instrumentId: string) {
  const item = await db().questionnaireItem.findFirstOrThrow({ where: { instrumentId, code: "OUT-01" } });
  const author = { authorId: world.council.id };
  const score = await db().score.create({
    data: {
      roundId,
      ...author,
      target: "ITEM",
      itemId: item.id,
      origin: "COUNCIL",
      value: "3",
      selfValue: "3.5",
      reason: "Bukti belum lengkap",
    },
  });
  await db().scoreReply.create({
    data: { scoreId: score.id, authorId: world.waste.officer.id, text: "Akan dilengkapi" },
  });
  await db().pillarReview.create({
    data: { roundId, ...author, pillarId: world.pillar.id, decision: "APPROVED", note: "Baik" },
  });
  await db().surveyResult.create({
    data: {
      roundId,
      programmeId: world.waste.programme.id,
      respondents: 50,
      mean: "3.2",
      scaleMin: "1",
      scaleMax: "4",
      method: "Tatap muka",
      source: "uji",
      enteredById: world.staff.id,
      fieldworkFrom: AT,
      fieldworkTo: AT,
    },
  });
  await db().roundPhaseDates.upsert({
    where: { roundId_phase: { roundId, phase: "FILLING" } },
    create: { roundId, phase: "FILLING", opensAt: AT, closesAt: null },
    update: { opensAt: AT, closesAt: null },
  });
}

async function writeEntries() {
  const { programme, indicator, officer } = world.waste;
  const published = {
    status: "PUBLISHED" as const,
    publishedAt: AT,
    enteredByIds: [officer.id],
    createdById: officer.id,
  };
  await db().progressReport.create({
    data: {
      ...published,
      programmeId: programme.id,
      period: "2023-06",
      physicalPercent: "62.5",
      done: "Berjalan",
      submittedById: officer.id,
      submittedAt: AT,
      verifiedById: world.staff.id,
      verifiedAt: AT,
    },
  });
  await db().indicatorValue.create({
    data: {
      ...published,
      indicatorId: indicator.id,
      definitionId: indicator.definitions[0]?.id ?? "",
      period: "2023-06",
      value: "22",
      certainty: "FINAL",
      source: "uji",
      submittedById: officer.id,
      submittedAt: AT,
      verifiedById: world.staff.id,
      verifiedAt: AT,
    },
  });
}

/** What no figure says: an opinion in words, and a target that is a range. */
async function writeWords() {
  const { officer } = world.waste;
  const { pillar, staff } = world;
  const indicator = await db().indicator.create({
    data: {
      code: "UJI-OPINI",
      pillarId: pillar.id,
      agencyId: world.waste.agency.id,
      nameId: "Opini BPK",
      nameEn: "Audit opinion",
      publishedAt: AT,
      definitions: {
        create: {
          ...{
            number: 1,
            unit: "predikat",
            decimals: 0,
            polarity: "NEUTRAL",
            frequency: "YEARLY",
            aggregation: "LAST",
          },
          ...{ formulaId: "Opini", dataSource: "BPK", valueKind: "STATE", states: ["WTP", "WDP"] },
        },
      },
    },
    include: { definitions: true },
  });
  const by = { status: "PUBLISHED" as const, publishedAt: AT, enteredByIds: [officer.id], createdById: officer.id };
  const seen = { submittedById: officer.id, submittedAt: AT, verifiedById: staff.id, verifiedAt: AT };
  await db().indicatorValue.create({
    data: {
      ...{ ...by, ...seen, indicatorId: indicator.id, definitionId: indicator.definitions[0]?.id ?? "" },
      ...{ period: "2023", state: "WTP", certainty: "FINAL", source: "uji" },
    },
  });
  const plan = { year: 2023, plan: "RPJMD", source: "uji" };
  await db().indicatorTarget.create({
    data: { ...plan, indicatorId: indicator.id, kind: "STATE", state: "WTP" },
  });
  await db().indicatorTarget.create({
    data: { ...plan, indicatorId: world.waste.indicator.id, kind: "RANGE", low: "20", high: "25" },
  });
}

async function confirmLetter(final: string) {
  const newest = await db().officialResult.findFirst({
    where: { round: { slug: SLUG }, status: "DRAFT" },
    select: { id: true, version: true },
  });
  const letter = {
    letterNumber: `B-${final}/2023`,
    letterDate: "2023-12-05",
    content: {
      final,
      sections: { OUTPUT: "3.00", IMPACT: "3.50" },
      pillars: { ENVIRONMENT: "3.50" },
      ranks: [{ scope: "NATIONAL" as const, rank: 22, outOf: 100 }],
      recommendations: [{ text: "Perluas bank sampah", pillar: "ENVIRONMENT", agency: "DLHKP", dueOn: "2024-05-31" }],
    },
  };
  const saved = resultOf(await saveOfficialResult(world.staff, SLUG, newest, { letter, submit: true }));
  resultOf(await confirmOfficialResult(world.admin, saved));
}

const anyRun = (text: string) => canonicalText(ofAnyRun(JSON.parse(text)) as object);

describe("what a round leaves behind is written as its golden file has it, field by field", () => {
  test("the frozen round", async () => {
    expect(anyRun((await findFrozenRound(SLUG))?.text ?? "{}")).toBe(golden("round-2.json"));
  });

  test("its internal part", async () => {
    const internal = await findInternalFreeze(world.staff, SLUG);
    expect(anyRun(internal?.internalText ?? "{}")).toBe(golden("round-internal-1.json"));
  });

  test("the trace of its official score", async () => {
    expect(anyRun(JSON.stringify(await getPublishedTrace(SLUG)))).toBe(golden("score-trace-2.json"));
  });
});
