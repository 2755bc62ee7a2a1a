import "server-only";
import { readableOwner } from "@/lib/city/entries/scope";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import type { SurveyResult } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf } from "@/lib/platform/format/date";
import { canEnterSurveyResult, canReadSurveys } from "./policy";
import type { SurveyResultFields } from "./schemas";

type Ref = { id: string; version: number };
type Saved = Result<Ref, SurveyResult>;

/** Enters a result of the impact survey or changes one; one per programme and sub-dimension in a round. */
export async function saveSurveyResult(
  actor: Actor,
  roundSlug: string,
  ref: Ref | null,
  fields: SurveyResultFields,
): Promise<Saved> {
  if (!canReadSurveys(actor)) return fail("FORBIDDEN");
  try {
    return await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "slug" = ${roundSlug} FOR SHARE`;
      const checked = await checkPlace(tx, actor, roundSlug, fields);
      if (!checked.ok) return checked;
      const { roundId } = checked.value;
      const before = ref ? await findOwn(tx, actor, roundId, ref.id) : null;
      if (ref && !before) return fail("NOT_FOUND");
      if (before && before.version !== ref?.version) return fail("STALE", { current: before });
      const data = { ...columns(fields), enteredById: actor.id };
      if (before && ref) {
        const where = { id: before.id, version: ref.version };
        const { count } = await tx.surveyResult.updateMany({ where, data: { ...data, version: { increment: 1 } } });
        if (count === 0)
          return fail("STALE", { current: await tx.surveyResult.findUniqueOrThrow({ where: { id: ref.id } }) });
      }
      const after = before
        ? await tx.surveyResult.findUniqueOrThrow({ where: { id: before.id } })
        : await tx.surveyResult.create({ data: { ...data, roundId } });
      const action = before ? "edit" : "create";
      await recordAudit(tx, actor, { action, entity: "surveyResult", entityId: after.id, before, after });
      return ok({ id: after.id, version: after.version });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return fail("INVALID", { fields: { subDimensionId: ["surveyTwice"] } });
  }
}

export async function removeSurveyResult(actor: Actor, roundSlug: string, ref: Ref): Promise<Saved> {
  if (!canReadSurveys(actor)) return fail("FORBIDDEN");
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "slug" = ${roundSlug} FOR SHARE`;
    const round = await tx.evaluationRound.findUnique({ where: { slug: roundSlug } });
    const before = round && (await findOwn(tx, actor, round.id, ref.id));
    if (!before) return fail("NOT_FOUND");
    if (round.phase === "PUBLISHED") return fail("WRONG_STATE", { current: before });
    const { count } = await tx.surveyResult.deleteMany({ where: ref });
    if (count === 0) return fail("STALE", { current: before });
    await recordAudit(tx, actor, { action: "remove", entity: "surveyResult", entityId: ref.id, before });
    return ok(ref);
  });
}

/** Only a result of a programme in the actor's scope is found. */
const findOwn = (tx: Transaction, actor: Actor, roundId: string, id: string) =>
  tx.surveyResult.findFirst({ where: { id, roundId, programme: readableOwner(actor) } });

async function checkPlace(tx: Transaction, actor: Actor, roundSlug: string, fields: SurveyResultFields) {
  const round = await tx.evaluationRound.findUnique({ where: { slug: roundSlug } });
  if (!round?.instrumentId) return fail<SurveyResult>("NOT_FOUND");
  const programme = await tx.programme.findFirst({ where: { id: fields.programmeId, ...readableOwner(actor) } });
  if (!programme) return fail<SurveyResult>("INVALID", { fields: { programmeId: ["required"] } });
  if (!canEnterSurveyResult(actor, round, programme)) return fail<SurveyResult>("WRONG_STATE");
  const pillar = { instrumentId: round.instrumentId, pillarId: programme.pillarId };
  const inInstrument = await tx.instrumentPillar.findFirst({ where: pillar });
  if (!inInstrument) return fail<SurveyResult>("INVALID", { fields: { programmeId: ["required"] } });
  const { subDimensionId } = fields;
  // A programme is asked about the sub-dimensions of its own pillar.
  if (
    subDimensionId &&
    !(await tx.subDimension.findFirst({ where: { id: subDimensionId, instrumentPillarId: inInstrument.id } }))
  )
    return fail<SurveyResult>("INVALID", { fields: { subDimensionId: ["subDimensionOfPillar"] } });
  return ok({ roundId: round.id });
}

const day = (text: string | undefined) => (text ? dateOf(text) : null);

const columns = ({ fieldworkFrom, fieldworkTo, subDimensionId, ...fields }: SurveyResultFields) => ({
  ...fields,
  subDimensionId: subDimensionId ?? null,
  fieldworkFrom: day(fieldworkFrom),
  fieldworkTo: day(fieldworkTo),
});
