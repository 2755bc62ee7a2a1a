import "server-only";
import { readableOwner } from "@/lib/city/entries/scope";
import { readRestored } from "@/lib/platform/areas/restored";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import type { EvaluationRound, SurveyResult } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf } from "@/lib/platform/format/date";
import { asTyped } from "@/lib/platform/format/parse-number";
import { canReadSurveys, isOpenForSurveys } from "./policy";
import { type SurveyResultFields, surveyResultSchema } from "./schemas";

type Ref = { id: string; version: number };
type Saved = Result<Ref, SurveyResult | null>;

/** Enters a result of the impact survey or changes one; one per programme and sub-dimension in a round. */
export async function saveSurveyResult(
  actor: Actor,
  roundSlug: string,
  ref: Ref | null,
  fields: SurveyResultFields,
): Promise<Saved> {
  try {
    return await changeRow<Place, Ref, SurveyResult | null>(actor, {
      find: (tx) => findPlace(tx, actor, roundSlug, ref?.id ?? null),
      refusal: () => (canReadSurveys(actor) ? null : "FORBIDDEN"),
      isPossible: ({ round }) => isOpenForSurveys(round),
      isStale: ({ before }) => before?.version !== ref?.version,
      current: ({ before }) => before,
      change: async ({ round, before }, tx) => {
        const faults = await faultsOf(tx, actor, round.instrumentId, fields);
        if (faults) return fail("INVALID", { fields: faults });
        const data = { ...columns(fields), enteredById: actor.id };
        const after = before
          ? await tx.surveyResult.update({ where: { id: before.id }, data: { ...data, version: { increment: 1 } } })
          : await tx.surveyResult.create({ data: { ...data, roundId: round.id } });
        const about = { entity: "surveyResult", entityId: after.id, before, after };
        return ok({
          saved: { id: after.id, version: after.version },
          audit: { action: before ? "edit" : "create", ...about },
        });
      },
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return fail("INVALID", { fields: { subDimensionId: ["surveyTwice"] } });
  }
}

/** Back to an earlier state of a result, by the rules of its form. */
export async function restoreSurveyResult(
  actor: Actor,
  ref: Ref,
  state: Readonly<Record<string, unknown>>,
): Promise<Saved> {
  const figures = FIGURES.map((name) => [name, state[name] == null ? null : asTyped(String(state[name]), "id")]);
  const fields = readRestored(surveyResultSchema, { ...state, ...Object.fromEntries(figures) });
  if (!fields.ok) return fields;
  const where = { surveyResults: { some: { id: ref.id } } };
  const round = await db().evaluationRound.findFirst({ where, select: { slug: true } });
  return round ? saveSurveyResult(actor, round.slug, ref, fields.value) : fail("NOT_FOUND");
}

const FIGURES = ["respondents", "mean", "scaleMin", "scaleMax"] as const;

export function removeSurveyResult(actor: Actor, roundSlug: string, ref: Ref): Promise<Saved> {
  return changeRow<Place, Ref, SurveyResult | null>(actor, {
    find: (tx) => findPlace(tx, actor, roundSlug, ref.id),
    refusal: () => (canReadSurveys(actor) ? null : "FORBIDDEN"),
    isPossible: ({ round }) => isOpenForSurveys(round),
    isStale: ({ before }) => before?.version !== ref.version,
    current: ({ before }) => before,
    change: async ({ before }, tx) => {
      await tx.surveyResult.delete({ where: { id: ref.id } });
      return ok({ saved: ref, audit: { action: "remove", entity: "surveyResult", entityId: ref.id, before } });
    },
  });
}

type Place = { round: EvaluationRound & { instrumentId: string }; before: SurveyResult | null };

/** The round, and of it the result that is named: only one of a programme in the actor's scope is found. */
async function findPlace(tx: Transaction, actor: Actor, slug: string, id: string | null): Promise<Place | null> {
  await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "slug" = ${slug} FOR SHARE`;
  const round = await tx.evaluationRound.findUnique({ where: { slug } });
  if (!round?.instrumentId) return null;
  const place = { ...round, instrumentId: round.instrumentId };
  if (id === null) return { round: place, before: null };
  await lockRow(tx, "survey_results", id);
  const before = await tx.surveyResult.findFirst({
    where: { id, roundId: round.id, programme: readableOwner(actor) },
  });
  return before && { round: place, before };
}

/** A programme is asked about the sub-dimensions of its own pillar, and only where the round's instrument has it. */
async function faultsOf(
  tx: Transaction,
  actor: Actor,
  instrumentId: string,
  fields: SurveyResultFields,
): Promise<Record<string, string[]> | null> {
  const { programmeId, subDimensionId } = fields;
  const programme = await tx.programme.findFirst({ where: { id: programmeId, ...readableOwner(actor) } });
  const pillar =
    programme && (await tx.instrumentPillar.findFirst({ where: { instrumentId, pillarId: programme.pillarId } }));
  if (!pillar) return { programmeId: ["required"] };
  const where = { id: subDimensionId ?? "", instrumentPillarId: pillar.id };
  if (subDimensionId && !(await tx.subDimension.findFirst({ where })))
    return { subDimensionId: ["subDimensionOfPillar"] };
  return null;
}

const day = (text: string | undefined) => (text ? dateOf(text) : null);

const columns = ({ fieldworkFrom, fieldworkTo, subDimensionId, ...fields }: SurveyResultFields) => ({
  ...fields,
  subDimensionId: subDimensionId ?? null,
  fieldworkFrom: day(fieldworkFrom),
  fieldworkTo: day(fieldworkTo),
});
