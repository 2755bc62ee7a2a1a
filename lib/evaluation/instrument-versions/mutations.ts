import "server-only";
import type { SavedInstrument } from "@/lib/evaluation/instruments/mutations";
import { canMakeInstruments } from "@/lib/evaluation/instruments/policy";
import type { InstrumentRef } from "@/lib/evaluation/instruments/schemas";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow } from "@/lib/platform/db/change-row";
import { db, isUniqueViolation } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import type { Ending, NewInstrument } from "./schemas";

type Saved = Promise<Result<SavedInstrument, { version: number }>>;

/** An empty draft, compared with no other until somebody says so. */
export async function createInstrument(actor: Actor, command: NewInstrument): Saved {
  if (!canMakeInstruments(actor)) return fail("FORBIDDEN");
  const { newCode: code, ...given } = command;
  try {
    return await db().$transaction(async (tx) => {
      const after = await tx.instrument.create({ data: { ...given, code, comparabilityGroup: code } });
      await recordAudit(tx, actor, { action: "create", entity: "instrument", entityId: after.id, after });
      return ok({ code, version: after.version });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return fail("INVALID", { fields: { newCode: ["codeKnown"] } });
  }
}

/**
 * Says of a version in force in which year it ended and what took its place: no round of a later year can be given it, and
 * the series of its results ends there. INVALID on `lastYear` where a later round exists.
 */
export function endInstrument(actor: Actor, ref: InstrumentRef, { lastYear, replacedByCode }: Ending): Saved {
  return changeRow(actor, {
    find: async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "instruments" WHERE "code" = ${ref.code} FOR UPDATE`;
      return tx.instrument.findUnique({ where: { code: ref.code } });
    },
    refusal: () => (canMakeInstruments(actor) ? null : "FORBIDDEN"),
    isPossible: ({ status }) => status === "ACTIVE",
    isStale: ({ version }) => version !== ref.version,
    current: ({ version }) => ({ version }),
    change: async (before, tx) => {
      const invalid = (field: string, message: string) => fail<never>("INVALID", { fields: { [field]: [message] } });
      const next = replacedByCode ? await tx.instrument.findUnique({ where: { code: replacedByCode } }) : null;
      if (replacedByCode && (!next || next.id === before.id)) return invalid("replacedByCode", "required");
      const later = lastYear && { instrumentId: before.id, year: { gt: lastYear } };
      if (later && (await tx.evaluationRound.findFirst({ where: later }))) return invalid("lastYear", "roundLater");
      const after = await tx.instrument.update({
        where: { id: before.id },
        data: { lastYear: lastYear ?? null, replacedById: next?.id ?? null, version: { increment: 1 } },
      });
      const audit = { action: "end", entity: "instrument", entityId: before.id, before, after };
      return ok({ saved: { code: after.code, version: after.version }, audit });
    },
  });
}
