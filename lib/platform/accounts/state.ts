import type { Prisma } from "@/lib/platform/db/generated/client";

/** An account as a list shows it; `trial` is told beside it. */
export type AccountState = "open" | "invited" | "disabled" | "expired";

export const ACCOUNT_STATES = ["open", "invited", "disabled", "expired"] as const;

type Dated = { disabledAt: Date | null; expiresAt: Date | null; lastSignInAt: Date | null };

export function stateOf({ disabledAt, expiresAt, lastSignInAt }: Dated, now: Date): AccountState {
  if (disabledAt) return "disabled";
  if (expiresAt && expiresAt <= now) return "expired";
  return lastSignInAt ? "open" : "invited";
}

/** The accounts of the first start: their addresses are of a domain that can never be anybody's (RFC 2606). */
export const TRIAL_DOMAIN = ".test";
export const isTrial = ({ email }: { email: string }) => email.endsWith(TRIAL_DOMAIN);

/** Each costs a hash of a password: a press ends within some seconds. Ours. */
export const WAYS_IN_AT_ONCE = 100;

/** Accounts that nobody can come in with: no password, never signed in, no invitation that still holds. */
export const withoutWayIn = (now: Date): Prisma.UserWhereInput => ({
  ...{ passwordHash: null, lastSignInAt: null, disabledAt: null, role: { not: "ASSESSOR" } },
  letters: { none: { usedAt: null, expiresAt: { gt: now } } },
});

/** Accounts whose printed first password nobody came in with yet: on paper somewhere, or lost with the answer that showed it. */
export const withUnusedPassword: Prisma.UserWhereInput = {
  ...{ passwordHash: { not: null }, passwordChangeRequired: true, lastSignInAt: null, disabledAt: null },
  role: { not: "ASSESSOR" },
};
