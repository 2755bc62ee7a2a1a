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
