import "server-only";
import { readRestored } from "@/lib/platform/areas/restored";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow, saveRow } from "@/lib/platform/db/change-row";
import { db, isUniqueViolation } from "@/lib/platform/db/client";
import type { CouncilRhythm } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { canKeepCouncil } from "./policy";
import {
  type BodyFields,
  bodySchema,
  type MemberFields,
  memberSchema,
  type RhythmFields,
  rhythmSchema,
} from "./schemas";

export type Ref = { id: string; version: number };
type Saved = Result<Ref, object | null>;

/** Adds a body, or renames one; a name is given once. */
export async function saveBody(actor: Actor, ref: Ref | null, fields: BodyFields): Promise<Saved> {
  try {
    return await saveRow(actor, {
      find: async (tx) => {
        await lockRow(tx, "council_bodies", ref?.id ?? "");
        return tx.councilBody.findUnique({ where: { id: ref?.id ?? "" } });
      },
      version: ref?.version ?? null,
      refusal: () => mayKeep(actor),
      current: (body): object => body,
      change: async (before, tx) => {
        const after = before
          ? await tx.councilBody.update({
              where: { id: before.id },
              data: { ...fields, version: { increment: 1 } },
            })
          : await tx.councilBody.create({ data: fields });
        return ok(savedAs("councilBody", before, after));
      },
    });
  } catch (error) {
    if (isUniqueViolation(error)) return fail("INVALID", { fields: { name: ["bodyTwice"] } });
    throw error;
  }
}

/** Adds a member, or changes one; whoever leaves gets a last day and stays listed as former. */
export function saveMember(actor: Actor, ref: Ref | null, fields: MemberFields): Promise<Saved> {
  return saveRow(actor, {
    find: async (tx) => {
      await lockRow(tx, "council_members", ref?.id ?? "");
      return tx.councilMember.findUnique({ where: { id: ref?.id ?? "" } });
    },
    version: ref?.version ?? null,
    refusal: () => mayKeep(actor),
    current: (member): object => ({ ...member, from: dayOf(member.from) ?? "", to: dayOf(member.to) ?? "" }),
    change: async (before, tx) => {
      if (!(await tx.councilBody.findUnique({ where: { id: fields.bodyId } })))
        return fail("INVALID", { fields: { bodyId: ["required"] } });
      const data = { ...fields, from: dateOf(fields.from), to: fields.to ? dateOf(fields.to) : null };
      const after = before
        ? await tx.councilMember.update({ where: { id: before.id }, data: { ...data, version: { increment: 1 } } })
        : await tx.councilMember.create({ data });
      return ok(savedAs("councilMember", before, after));
    },
  });
}

/** Back to an earlier state of a member; INVALID where today's rules refuse it. */
export async function restoreMember(actor: Actor, ref: Ref, state: Readonly<Record<string, unknown>>): Promise<Saved> {
  const fields = readRestored(memberSchema, state);
  return fields.ok ? saveMember(actor, ref, fields.value) : fields;
}

/** The same of a body. */
export async function restoreBody(actor: Actor, ref: Ref, state: Readonly<Record<string, unknown>>): Promise<Saved> {
  const fields = readRestored(bodySchema, state);
  return fields.ok ? saveBody(actor, ref, fields.value) : fields;
}

/** The same of a year's rhythm, whose id is its year. */
export async function restoreRhythm(
  actor: Actor,
  { id: fromYear, version }: Ref,
  state: Readonly<Record<string, unknown>>,
): Promise<Result<null, object>> {
  const fields = readRestored(rhythmSchema, { ...state, fromYear, version });
  return fields.ok ? setRhythm(actor, fields.value) : fields;
}

const mayKeep = (actor: Actor) => (canKeepCouncil(actor) ? null : ("FORBIDDEN" as const));

const savedAs = (entity: string, before: object | null, after: Ref) => ({
  saved: { id: after.id, version: after.version },
  audit: { action: "save", entity, entityId: after.id, before, after },
});

/** Sets the rhythm from a year on; the same year again corrects it, where the form has seen what stands there. */
export async function setRhythm(actor: Actor, command: RhythmFields): Promise<Result<null, object>> {
  const { fromYear, version, ...fields } = command;
  try {
    return await changeRow<{ before: CouncilRhythm | null }, null, object>(actor, {
      find: async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "council_rhythms" WHERE "fromYear" = ${fromYear} FOR UPDATE`;
        return { before: await tx.councilRhythm.findUnique({ where: { fromYear } }) };
      },
      refusal: () => mayKeep(actor),
      isPossible: () => true,
      isStale: ({ before }) => (before?.version ?? 0) !== version,
      current: ({ before }) => before ?? { version: 0 },
      change: async ({ before }, tx) => {
        const after = before
          ? await tx.councilRhythm.update({ where: { fromYear }, data: { ...fields, version: { increment: 1 } } })
          : await tx.councilRhythm.create({ data: { fromYear, ...fields } });
        const about = { entity: "councilRhythm", entityId: String(fromYear), before, after };
        return ok({ saved: null, audit: { action: "setRhythm", ...about } });
      },
    });
  } catch (error) {
    // Two at once for a year that had none: the second is told, as if it had come later.
    if (isUniqueViolation(error))
      return fail("STALE", { current: (await db().councilRhythm.findUnique({ where: { fromYear } })) ?? {} });
    throw error;
  }
}
