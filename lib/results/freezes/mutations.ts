import "server-only";
import { createHash } from "node:crypto";
import { listFactSources } from "@/lib/city/fact-sources/published";
import { publishedInstrumentsById } from "@/lib/evaluation/instruments/published";
import { standingPhase } from "@/lib/evaluation/rounds/phase";
import { canManageRounds } from "@/lib/evaluation/rounds/policy";
import { getPublishedRound, type PublicRound } from "@/lib/evaluation/rounds/published";
import type { RoundVersion } from "@/lib/evaluation/rounds/schemas";
import { hindrancesOf } from "@/lib/evaluation/rounds/steps";
import { listPublishedRecommendations } from "@/lib/follow-up/recommendations/published";
import { type AuditRecord, recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow } from "@/lib/platform/db/change-row";
import type { Transaction } from "@/lib/platform/db/client";
import { viewsOf } from "@/lib/platform/db/public";
import { ok, type Result } from "@/lib/platform/errors/app-error";
import { dayIn, dayOf } from "@/lib/platform/format/date";
import { readCity } from "@/lib/platform/settings/published";
import { canonicalText } from "./document";
import { INTERNAL_FORMAT, internalFormat } from "./internal-format";
import { reconstructed } from "./reconstruction";
import { type FrozenRound, ROUND_FORMAT, roundFormat } from "./round-format";

/** A round with thousands of values is read and written whole; five seconds, the usual limit, may not do. */
const PATIENCE = { timeout: 120_000, maxWait: 10_000 };

export const sha256Of = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/**
 * Closes a round: its official scores and recommendations become public, and everything that its pages show is stored
 * as canonical JSON with its SHA-256, all in one transaction. WRONG_STATE before a confirmed result; STALE where the
 * round changed since the page was opened.
 */
export function publishRound(actor: Actor, ref: RoundVersion, now = new Date()): Promise<Result<null>> {
  return changeRow(
    actor,
    {
      find: async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "slug" = ${ref.slug} FOR UPDATE`;
        const round = await tx.evaluationRound.findUnique({ where: { slug: ref.slug } });
        return round && { round, facts: await tx.roundStanding.findUniqueOrThrow({ where: { roundId: round.id } }) };
      },
      refusal: () => (canManageRounds(actor) ? null : "FORBIDDEN"),
      isPossible: ({ round, facts }) => {
        const phase = standingPhase({ phase: round.phase, repairClosesAt: facts.repairClosesAt }, now);
        return phase === "RESULT" && hindrancesOf({ ...facts, phase }, now).length === 0;
      },
      isStale: ({ round }) => round.version !== ref.version,
      change: async ({ round: before }, tx) => {
        const own = { roundId: before.id, publishedAt: null };
        await tx.score.updateMany({
          where: { ...own, origin: "OFFICIAL", supersededAt: null },
          data: { publishedAt: now },
        });
        await tx.recommendation.updateMany({ where: own, data: { publishedAt: now } });
        await tx.evaluationRound.update({
          where: { id: before.id },
          data: { phase: "PUBLISHED", publishedAt: before.publishedAt ?? now, version: { increment: 1 } },
        });
        // Said before the freeze, which follows from it.
        await recordAudit(tx, actor, {
          action: "publishRound",
          entity: "evaluationRound",
          entityId: before.id,
          before: { phase: before.phase },
          after: { phase: "PUBLISHED" },
        });
        return ok({ saved: null, audit: await writeFreeze(tx, actor, before.id, { reason: "", now }) });
      },
    },
    PATIENCE,
  );
}

type Given = { reason: string; now: Date };

/**
 * Stores the next frozen version of a published round inside the caller's transaction, with its event in the audit
 * log. `actor` is null for the shipped rounds. A correction passes its reason.
 */
export async function freezeRound(tx: Transaction, actor: Actor | null, roundId: string, given: Given): Promise<void> {
  await recordAudit(tx, actor, await writeFreeze(tx, actor, roundId, given));
}

/** Stores the document and returns the event that records it. */
async function writeFreeze(
  tx: Transaction,
  actor: Actor | null,
  roundId: string,
  { reason, now }: Given,
): Promise<AuditRecord> {
  const row = await tx.evaluationRound.findUniqueOrThrow({ where: { id: roundId } });
  const city = await readCity(viewsOf(tx));
  const newest = await tx.roundFreeze.findFirst({
    where: { roundId },
    orderBy: { revision: "desc" },
    select: { revision: true },
  });
  const about = { revision: (newest?.revision ?? 0) + 1, reason, frozenAt: now.toISOString() };
  const internal = { format: INTERNAL_FORMAT, ...about, ...(await internalPart(tx, roundId)) };
  // Decimals and dates of the rows are text before the format looks at them.
  const internalText = canonicalText(internalFormat.parse(JSON.parse(JSON.stringify(internal))));
  const internalSha256 = sha256Of(internalText);
  const whole = await publicPart(tx, row);
  const shown = row.shipped
    ? reconstructed(whole, await listFactSources(viewsOf(tx)), { today: dayIn(city.zone, now), zone: city.zone })
    : { ...whole, indicatorValues: whole.indicatorValues.map(({ publishedAt: _, ...value }) => value) };
  const named = { format: ROUND_FORMAT, ...about, city: city.name } as const;
  const document: FrozenRound = { ...named, reconstruction: null, ...shown, funding: null, internalSha256 };
  // What the reads above show beyond the format, today or in a later version, is left out here.
  const publicText = canonicalText(roundFormat.parse(document));
  const hashes = { publicSha256: sha256Of(publicText), internalSha256 };
  await tx.roundFreeze.create({
    data: {
      roundId,
      revision: about.revision,
      reason,
      publicText,
      internalText,
      ...hashes,
      createdById: actor?.id ?? null,
      timeZone: city.zone,
    },
  });
  const after = { revision: about.revision, reason, ...hashes };
  return { action: "freezeRound", entity: "evaluationRound", entityId: roundId, after };
}

type RoundRow = { id: string; slug: string; year: number; instrumentId: string | null };

/** What the public reads, as it will read it once this transaction is committed. */
async function publicPart(tx: Transaction, row: RoundRow) {
  const views = viewsOf(tx);
  const round = await getPublishedRound(row.slug, views);
  if (!round) throw new Error(`round ${row.slug} is frozen before it is published`);
  const instruments = await publishedInstrumentsById(views);
  const { items } = await listPublishedRecommendations({ roundSlug: row.slug, pageSize: 10_000 }, views);
  return {
    round: await asInLetter(tx, row.id, round),
    instrument: (row.instrumentId && instruments.get(row.instrumentId)?.content) || null,
    questionnaire: await questionnaire(tx, row.instrumentId),
    recommendations: items,
    programmes: await programmes(tx),
    indicatorValues: await indicatorValues(tx, row.year),
    indicatorTargets: await indicatorTargets(tx, row.year),
  };
}

/** A correction's letter and ranks stand in its entry: the row of a published round says what the first letter said. */
async function asInLetter(tx: Transaction, roundId: string, round: PublicRound): Promise<PublicRound> {
  const letter = await tx.officialResult.findFirst({
    // A correction has a reason; of a round from before the letter's form, already the first revision is one.
    where: { roundId, status: "CONFIRMED", reason: { not: "" } },
    orderBy: { revision: "desc" },
  });
  if (!letter) return round;
  const { ranks } = letter.content as {
    ranks?: { scope: "NATIONAL" | "PROVINCE"; rank: number; outOf: number | null }[];
  };
  return {
    ...round,
    letter: { number: letter.letterNumber, date: dayOf(letter.letterDate) },
    ranks: (ranks ?? []).map((rank) => ({ ...rank, source: letter.letterNumber })),
  };
}

async function questionnaire(tx: Transaction, instrumentId: string | null) {
  if (!instrumentId) return [];
  const items = await tx.questionnaireItem.findMany({
    where: { instrumentId },
    orderBy: { order: "asc" },
    include: { section: true, subDimension: true, instrumentPillar: { include: { pillar: true } } },
  });
  return items.map((item) => ({
    code: item.code,
    section: item.section.code,
    pillar: item.instrumentPillar?.pillar.code ?? null,
    subDimension: item.subDimension?.code ?? null,
    text: { id: item.textId, en: item.textEn },
    minimum: item.minimum.toFixed(),
    maximum: item.maximum.toFixed(),
    weight: item.weight.toFixed(),
  }));
}

async function programmes(tx: Transaction) {
  const rows = await tx.programme.findMany({
    where: { publishedAt: { not: null } },
    orderBy: { slug: "asc" },
    include: {
      pillar: { select: { code: true } },
      agency: { select: { code: true } },
      reports: { where: { status: "PUBLISHED", supersededAt: null }, orderBy: { periodEnd: "desc" }, take: 1 },
    },
  });
  return rows.map(({ slug, name, pillar, agency, quickWin, status, reports: [report] }) => ({
    slug,
    name,
    pillar: pillar.code,
    agency: agency.code,
    quickWin,
    status,
    latest: report
      ? { period: report.period, physicalPercent: report.physicalPercent?.toFixed() ?? "", revision: report.revision }
      : null,
  }));
}

/** The published values of the round's year. */
async function indicatorValues(tx: Transaction, year: number) {
  const values = await tx.publishedIndicatorValue.findMany({
    where: { period: { startsWith: `${year}` }, supersededAt: null },
    orderBy: [{ indicatorId: "asc" }, { period: "asc" }, { kelurahan: "asc" }],
  });
  const indicators = await tx.publishedIndicator.findMany({
    where: { id: { in: [...new Set(values.map(({ indicatorId }) => indicatorId))] } },
  });
  const code = new Map(indicators.map((row) => [row.id, row.code]));
  return values.map((row) => ({
    indicator: code.get(row.indicatorId) ?? "",
    period: row.period,
    kelurahan: row.kelurahan,
    value: row.value?.toFixed() ?? null,
    state: row.state,
    unit: row.unit,
    certainty: row.certainty,
    breakInSeries: row.breakInSeries,
    source: row.source,
    revision: row.revision,
    publishedAt: row.publishedAt?.toISOString() ?? null,
  }));
}

/** The published targets of the round's year. */
async function indicatorTargets(tx: Transaction, year: number) {
  const targets = await tx.publishedIndicatorTarget.findMany({ where: { year } });
  const indicators = await tx.publishedIndicator.findMany({
    where: { id: { in: targets.map(({ indicatorId }) => indicatorId) } },
    orderBy: { code: "asc" },
    select: { id: true, code: true },
  });
  return indicators.flatMap(({ id, code: indicator }) =>
    targets
      .filter(({ indicatorId }) => indicatorId === id)
      .map(({ kind, value, low, high, state, plan, source, revision }) => ({
        ...{ indicator, year, kind, state, plan, source, revision },
        ...{ value: value?.toFixed() ?? null, low: low?.toFixed() ?? null, high: high?.toFixed() ?? null },
      })),
  );
}

/**
 * What the city keeps to itself (UU KIP): answers, all lanes, reviews, surveys, letters, and the hashes of the evidence.
 * The council reads it and nothing exempt (decision 0009), so of exempt evidence only its hash is in it, never what it says.
 */
async function internalPart(tx: Transaction, roundId: string) {
  const named = { select: { name: true } } as const;
  // The columns of other owners: a frozen document keeps its form (docs/formats.md).
  const omit = { programmeYearId: true, programmeMilestoneId: true, programmeFundingId: true } as const;
  const evidence = { orderBy: { id: "asc" as const }, include: { file: true }, omit };
  const answers = await tx.answer.findMany({
    where: { roundId },
    orderBy: { item: { order: "asc" } },
    include: {
      item: { select: { code: true } },
      agency: { select: { code: true } },
      officer: named,
      verifiedBy: named,
      evidence,
    },
  });
  const scores = await tx.score.findMany({
    where: { roundId },
    orderBy: { id: "asc" },
    include: { author: named, replies: { orderBy: { id: "asc" }, include: { author: named } } },
  });
  const of = { where: { roundId } };
  const pillarReviews = await tx.pillarReview.findMany({ ...of, orderBy: { id: "asc" }, include: { author: named } });
  const surveys = await tx.surveyResult.findMany({ ...of, orderBy: { id: "asc" } });
  const officialResults = await tx.officialResult.findMany({
    ...of,
    orderBy: { revision: "asc" },
    include: { evidence },
  });
  const phases = await tx.roundPhaseDates.findMany({ ...of, orderBy: { phase: "asc" } });
  return {
    answers: answers.map(withoutExempt),
    scores,
    pillarReviews,
    surveys,
    officialResults: officialResults.map(withoutExempt),
    phases,
  };
}

type Proof = { informationClass: string; title: string; url: string | null; fileName: string | null };

const withoutExempt = <Proved extends { evidence: Proof[] }>(row: Proved) => ({
  ...row,
  evidence: row.evidence.map((proof) =>
    proof.informationClass === "EXEMPT" ? { ...proof, title: null, url: null, fileName: null } : proof,
  ),
});
