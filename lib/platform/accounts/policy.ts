import type { Actor } from "@/lib/platform/auth/actor";
import type { Role } from "@/lib/platform/db/generated/enums";

/** People's accounts: ADMIN alone. */
export function canManageAccounts(actor: Actor): boolean {
  return actor.role === "ADMIN";
}

export type AccountStep = "edit" | "changeRole" | "disable" | "enable" | "newPassword" | "invite" | "removeFactors";

/**
 * What ADMIN may do with one account. Nobody raises, closes or opens themselves, nor takes their own second factor away
 * here: for that everybody has a page of their own, which asks for the password. That one who administers is left, the
 * database sees to (trigger users_an_administrator).
 */
export function canChangeAccount(actor: Actor, account: { id: string; role: Role }, step: AccountStep): boolean {
  if (!canManageAccounts(actor)) return false;
  return step === "edit" || account.id !== actor.id;
}
