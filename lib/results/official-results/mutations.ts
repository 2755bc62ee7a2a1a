import { viewsOf } from "@/lib/platform/db/public";
import { readCity } from "@/lib/platform/settings/published";
import "server-only";
import { standingPhase } from "@/lib/evaluation/rounds/phase";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import { isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import type { OfficialResult, Prisma } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayIn, dayOf, formatDate } from "@/lib/platform/format/date";
import { freezeRound } from "@/lib/results/freezes/mutations";
import { writeRecommendations } from "@/lib/results/official-recommendations/mutations";
import { faultsOfLetter } from "./check";
import { canCorrectOfficialResult, canEnterOfficialResult, refusalOfLetter, takesALetter } from "./policy";
import { type Letter, type ResultContent, resultContentSchema } from "./schemas";

export type ResultRef = { id: string; version: number };
type Saved = Result<ResultRef, OfficialResult | null>;

const ROUND = {
  phases: { where: { phase: "EVIDENCE_REPAIR" as const } },
  officialResults: { orderBy: { revision: "desc" as const }, take: 1 },
  instrument: { include: { sections: true, pillars: { include: { pillar: true } } } },
} as const;
type Round = Prisma.EvaluationRoundGetPayload<{ include: typeof ROUND }>;

const standing = (round: Round, now: Date) => ({
  phase: standingPhase({ phase: round.phase, repairClosesAt: round.phases[0]?.closesAt ?? null }, now),
});

/** Enters the letter as a draft, or goes on with it; with `submit` it then waits for a second person. */
export async function saveOfficialResult(
  actor: Actor,
  roundSlug: string,
  ref: ResultRef | null,
  command: { letter: Letter; submit: boolean },
): Promise<Saved> {
  const asked: Promise<Saved> = changeRow(actor, {
    find: async (tx) => {
      const found = await findNewest(tx, roundSlug);
      // The form goes on with a letter that is not there.
      return found?.newest || !ref ? found : null;
    },
    refusal: () => refusalOfLetter(actor),
    isPossible: ({ round, newest }) => canEnterOfficialResult(actor, standing(round, new Date()), newest),
    // A first letter that somebody else began meanwhile: theirs is gone on with, not a second one begun.
    isStale: ({ newest }) => newest !== null && (newest.id !== ref?.id || newest.version !== ref.version),
    current: ({ newest }) => newest,
    change: async ({ round, newest }, tx) => {
      const now = new Date();
      const expected = { complete: command.submit, today: dayIn((await readCity(viewsOf(tx))).zone, now) };
      const faults = faultsOfLetter(command.letter, await boundsOf(tx, round), expected);
      if (Object.keys(faults).length > 0) return fail("INVALID", { fields: faults });
      const data = {
        ...columns(command.letter),
        enteredByIds: [...new Set([...(newest?.enteredByIds ?? []), actor.id])],
        ...(command.submit
          ? { status: "SUBMITTED" as const, submittedById: actor.id, submittedAt: now, returnReason: null }
          : {}),
      };
      const after = newest
        ? await tx.officialResult.update({ where: { id: newest.id }, data: { ...data, version: { increment: 1 } } })
        : await tx.officialResult.create({ data: { ...data, roundId: round.id } });
      return saved(command.submit ? "submit" : newest ? "edit" : "create", newest, after);
    },
  });
  return orWrongState(asked);
}

/** Opens a correction of what was confirmed (or, in a round from before this form, published), with its reason. */
export async function correctOfficialResult(actor: Actor, roundSlug: string, reason: string): Promise<Saved> {
  const asked: Promise<Saved> = changeRow(actor, {
    find: (tx) => findNewest(tx, roundSlug),
    refusal: () => refusalOfLetter(actor),
    isPossible: ({ round, newest }) => canCorrectOfficialResult(actor, standing(round, new Date()), newest),
    current: ({ newest }) => newest,
    change: async ({ round, newest }, tx) => {
      const { letterNumber, letterDate, content } = newest ?? (await fromScores(tx, round));
      const after = await tx.officialResult.create({
        data: {
          roundId: round.id,
          revision: (newest?.revision ?? 0) + 1,
          reason,
          letterNumber,
          letterDate,
          content: content as Prisma.InputJsonValue,
          enteredByIds: [actor.id],
        },
      });
      return saved("revise", null, after);
    },
  });
  return orWrongState(asked);
}

/** Back to whoever entered it, with the reason. */
export function returnOfficialResult(actor: Actor, ref: ResultRef, reason: string): Promise<Saved> {
  return stepResult(actor, ref, "return", (tx) => {
    const data = { status: "DRAFT" as const, returnReason: reason };
    return tx.officialResult.update({ where: { id: ref.id }, data: { ...data, version: { increment: 1 } } });
  });
}

/**
 * A second person confirms the letter: in one transaction it becomes immutable and its scores, ranks and
 * recommendations are written. In a published round only its scores are, published at once, and a superseding frozen
 * document with the reason joins the first: the rest of that round stays as it was closed.
 */
export function confirmOfficialResult(actor: Actor, ref: ResultRef): Promise<Saved> {
  return stepResult(actor, ref, "confirm", async (tx, { result, round }) => {
    const now = new Date();
    const confirmed = { status: "CONFIRMED" as const, confirmedById: actor.id, confirmedAt: now };
    const after = await tx.officialResult.update({
      where: { id: result.id },
      data: { ...confirmed, version: { increment: 1 } },
    });
    const isPublished = round.phase === "PUBLISHED";
    await writeScores(tx, round, after, isPublished ? now : null);
    if (!isPublished) await writeRound(tx, round, after);
    if (isPublished) await freezeRound(tx, actor, round.id, { reason: after.reason, now });
    return after;
  });
}

type Step = (tx: Transaction, given: { result: OfficialResult; round: Round }) => Promise<OfficialResult>;

function stepResult(actor: Actor, ref: ResultRef, action: "return" | "confirm", step: Step): Promise<Saved> {
  return changeRow(
    actor,
    {
      find: async (tx) => {
        // The round first, so that it is not published between our reading its phase and our writing its scores.
        await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "id" =
          (SELECT "roundId" FROM "official_results" WHERE "id" = ${ref.id}::uuid) FOR UPDATE`;
        await lockRow(tx, "official_results", ref.id);
        const result = await tx.officialResult.findUnique({ where: { id: ref.id } });
        if (!result) return null;
        const round = await tx.evaluationRound.findUniqueOrThrow({ where: { id: result.roundId }, include: ROUND });
        return { result, round };
      },
      refusal: ({ result }) => refusalOfLetter(actor, action === "confirm" ? result : null),
      isPossible: ({ result, round }) =>
        result.status === "SUBMITTED" && (action === "return" || takesALetter(standing(round, new Date()))),
      isStale: ({ result }) => result.version !== ref.version,
      current: ({ result }) => result,
      change: async (given, tx) => saved(action, given.result, await step(tx, given)),
    },
    { timeout: 30_000 },
  );
}

const saved = (action: string, before: OfficialResult | null, after: OfficialResult) =>
  ok({
    saved: { id: after.id, version: after.version },
    audit: { action, entity: "officialResult", entityId: after.id, before, after },
  });

/** Two at once begin one revision: the unique index let one through. */
async function orWrongState(asked: Promise<Saved>): Promise<Saved> {
  try {
    return await asked;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return fail("WRONG_STATE");
  }
}

/** Locked, so that of two people who send the letter's form at once the second finds what the first one saved. */
async function findNewest(tx: Transaction, slug: string) {
  await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "slug" = ${slug} FOR UPDATE`;
  const round = await tx.evaluationRound.findUnique({ where: { slug }, include: ROUND });
  return round?.instrument ? { round, newest: round.officialResults[0] ?? null } : null;
}

async function boundsOf(tx: Transaction, round: Round) {
  const agencies = await tx.agency.findMany({ where: { closedOn: null }, select: { code: true } });
  return {
    scaleMin: round.instrument?.scaleMin.toFixed() ?? "0",
    scaleMax: round.instrument?.scaleMax.toFixed() ?? "4",
    sections: round.instrument?.sections.map(({ code }) => code) ?? [],
    pillars: round.instrument?.pillars.map(({ pillar }) => pillar.code) ?? [],
    agencies: agencies.map(({ code }) => code),
  };
}

const columns = ({ letterNumber, letterDate, content }: Letter) => ({
  letterNumber,
  letterDate: letterDate ? dateOf(letterDate) : null,
  content,
});

const sourceOf = ({ letterNumber, letterDate }: OfficialResult) =>
  letterDate ? `Surat ${letterNumber}, ${formatDate(dayOf(letterDate), "id")}` : `Surat ${letterNumber}`;

type Target = { target: "FINAL" | "SECTION" | "PILLAR"; sectionId: string | null; pillarId: string | null };

/** What the letter gives a score to, in this round's instrument. */
function scoresOf(round: Round, content: ResultContent): (Target & { value: string })[] {
  const of = (value: string | null | undefined, target: Target) => (value ? [{ ...target, value }] : []);
  return [
    ...of(content.final, { target: "FINAL", sectionId: null, pillarId: null }),
    ...(round.instrument?.sections ?? []).flatMap(({ id, code }) =>
      of(content.sections[code], { target: "SECTION", sectionId: id, pillarId: null }),
    ),
    ...(round.instrument?.pillars ?? []).flatMap(({ pillar }) =>
      of(content.pillars[pillar.code], { target: "PILLAR", sectionId: null, pillarId: pillar.id }),
    ),
  ];
}

const OFFICIAL = { origin: "OFFICIAL", supersededAt: null, target: { not: "ITEM" } } as const;

/** The letter's scores beside and never over the earlier ones: what changed gets a new revision, what did not is left. */
async function writeScores(tx: Transaction, round: Round, result: OfficialResult, publishedAt: Date | null) {
  const wanted = scoresOf(round, resultContentSchema.parse(result.content));
  const current = await tx.score.findMany({ where: { roundId: round.id, ...OFFICIAL } });
  const key = ({ target, sectionId, pillarId }: Target) => `${target} ${sectionId} ${pillarId}`;
  const known = new Map(current.map((score) => [key(score as Target), score]));
  const source = sourceOf(result);
  for (const score of wanted) {
    const before = known.get(key(score));
    known.delete(key(score));
    if (before?.value.equals(score.value)) continue;
    if (before) await tx.score.update({ where: { id: before.id }, data: { supersededAt: new Date() } });
    const continues = before
      ? { supersedesId: before.id, revision: before.revision + 1, reason: result.reason || source }
      : {};
    await tx.score.create({
      data: { ...score, ...continues, roundId: round.id, origin: "OFFICIAL", source, publishedAt },
    });
  }
  // What the corrected letter gives no more is superseded by nothing: it is missing then, not 0.
  const gone = [...known.values()].map(({ id }) => id);
  await tx.score.updateMany({ where: { id: { in: gone } }, data: { supersededAt: new Date() } });
}

/** Letter, ranks and recommendations of a round that is not published yet. */
async function writeRound(tx: Transaction, round: Round, result: OfficialResult) {
  const { ranks, recommendations } = resultContentSchema.parse(result.content);
  const { letterNumber, letterDate } = result;
  const roundId = round.id;
  const source = sourceOf(result);
  await tx.evaluationRound.update({
    where: { id: roundId },
    // Where the repair window closed by itself it stays closed: no later date opens evidence again after the letter.
    data: { letterNumber, letterDate, phase: "RESULT", version: { increment: 1 } },
  });
  await tx.roundRank.deleteMany({ where: { roundId } });
  await tx.roundRank.createMany({ data: ranks.map((rank) => ({ ...rank, roundId, source })) });
  await writeRecommendations(tx, round, recommendations, source);
}

/** What a round from before this form shows, as a letter to be corrected. */
async function fromScores(
  tx: Transaction,
  round: Round,
): Promise<Pick<OfficialResult, "letterNumber" | "letterDate"> & { content: ResultContent }> {
  const roundId = round.id;
  const scores = await tx.score.findMany({ where: { roundId, ...OFFICIAL } });
  const ranks = await tx.roundRank.findMany({ where: { roundId } });
  const recommendations = await tx.recommendation.findMany({
    where: { roundId },
    orderBy: { order: "asc" },
    include: { leadAgency: true, pillar: true },
  });
  const value = (of: Partial<Target>) =>
    scores
      .find((score) => Object.entries(of).every(([name, want]) => score[name as "target"] === want))
      ?.value.toFixed();
  const byCode = (entries: (readonly [string, string | undefined])[]) =>
    Object.fromEntries(entries.flatMap(([code, score]) => (score ? [[code, score]] : [])));
  return {
    letterNumber: round.letterNumber ?? "",
    letterDate: round.letterDate,
    content: {
      final: value({ target: "FINAL" }) ?? null,
      sections: byCode(
        round.instrument?.sections.map(({ id, code }) => [code, value({ sectionId: id })] as const) ?? [],
      ),
      pillars: byCode(
        round.instrument?.pillars.map(({ pillar }) => [pillar.code, value({ pillarId: pillar.id })] as const) ?? [],
      ),
      ranks: ranks.map(({ scope, rank, outOf }) => ({ scope, rank, outOf })),
      recommendations: recommendations.map(({ text, leadAgency, pillar, dueOn }) => ({
        text,
        agency: leadAgency.code,
        pillar: pillar?.code ?? null,
        dueOn: dayOf(dueOn),
      })),
    },
  };
}
