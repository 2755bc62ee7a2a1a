import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, isUniqueViolation } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { canKeepCouncil } from "./policy";
import type { BodyFields, MemberFields, RhythmFields } from "./schemas";

export type Ref = { id: string; version: number };
type Saved = Result<Ref, object>;

/** Adds a body, or renames one; a name is given once. */
export async function saveBody(actor: Actor, ref: Ref | null, fields: BodyFields): Promise<Saved> {
  if (!canKeepCouncil(actor)) return fail("FORBIDDEN");
  try {
    return await db().$transaction(async (tx) => {
      const before = ref && (await tx.councilBody.findUnique({ where: { id: ref.id } }));
      if (ref && !before) return fail("NOT_FOUND");
      const [after] = ref
        ? await tx.councilBody.updateManyAndReturn({
            where: { id: ref.id, version: ref.version },
            data: { ...fields, version: { increment: 1 } },
          })
        : [await tx.councilBody.create({ data: fields })];
      if (!after) return fail("STALE", { current: before ?? {} });
      await recordAudit(tx, actor, { action: "save", entity: "councilBody", entityId: after.id, before, after });
      return ok({ id: after.id, version: after.version });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return fail("INVALID", { fields: { name: ["bodyTwice"] } });
    throw error;
  }
}

/** Adds a member, or changes one; whoever leaves gets a last day and stays listed as former. */
export async function saveMember(actor: Actor, ref: Ref | null, fields: MemberFields): Promise<Saved> {
  if (!canKeepCouncil(actor)) return fail("FORBIDDEN");
  return db().$transaction(async (tx) => {
    const before = ref && (await tx.councilMember.findUnique({ where: { id: ref.id } }));
    if (ref && !before) return fail("NOT_FOUND");
    if (!(await tx.councilBody.findUnique({ where: { id: fields.bodyId } })))
      return fail("INVALID", { fields: { bodyId: ["required"] } });
    const data = { ...fields, from: dateOf(fields.from), to: fields.to ? dateOf(fields.to) : null };
    const [after] = ref
      ? await tx.councilMember.updateManyAndReturn({
          where: { id: ref.id, version: ref.version },
          data: { ...data, version: { increment: 1 } },
        })
      : [await tx.councilMember.create({ data })];
    if (!after)
      return fail("STALE", { current: { ...before, from: dayOf(before?.from) ?? "", to: dayOf(before?.to) ?? "" } });
    await recordAudit(tx, actor, { action: "save", entity: "councilMember", entityId: after.id, before, after });
    return ok({ id: after.id, version: after.version });
  });
}

/** Sets the rhythm from a year on; the same year again corrects it, where the form has seen what stands there. */
export async function setRhythm(actor: Actor, command: RhythmFields): Promise<Result<null, object>> {
  if (!canKeepCouncil(actor)) return fail("FORBIDDEN");
  const { fromYear, version, ...fields } = command;
  try {
    return await db().$transaction(async (tx) => {
      const before = await tx.councilRhythm.findUnique({ where: { fromYear } });
      const stale = () => fail("STALE", { current: before ?? { version: 0 } });
      if ((before?.version ?? 0) !== version) return stale();
      const [after] = before
        ? await tx.councilRhythm.updateManyAndReturn({
            where: { fromYear, version },
            data: { ...fields, version: { increment: 1 } },
          })
        : [await tx.councilRhythm.create({ data: { fromYear, ...fields } })];
      if (!after) return stale();
      const about = { entity: "councilRhythm", entityId: String(fromYear), before, after };
      await recordAudit(tx, actor, { action: "setRhythm", ...about });
      return ok(null);
    });
  } catch (error) {
    // Two at once for a year that had none: the second is told, as if it had come later.
    if (isUniqueViolation(error))
      return fail("STALE", { current: (await db().councilRhythm.findUnique({ where: { fromYear } })) ?? {} });
    throw error;
  }
}
