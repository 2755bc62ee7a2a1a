import type { SessionWay } from "@/lib/platform/db/generated/enums";

/** What somebody who came in must do before anything else: change a password that others saw, or set up a second factor. */
export type Gate = "PASSWORD" | "FACTOR";

export type Standing = { passwordChangeRequired: boolean; needsFactor: boolean; hasFactor: boolean; way: SessionWay };

/**
 * The password first: whoever saw a printed one could otherwise set up the factor. A session that was opened with the
 * password alone is not one of an account that has a factor: it was set up elsewhere meanwhile, so one signs in anew.
 */
export function gateOf({ passwordChangeRequired, needsFactor, hasFactor, way }: Standing): Gate | "ENDED" | null {
  if (way === "SINGLE_SIGN_ON") return null;
  if (way === "PASSWORD" && hasFactor) return "ENDED";
  if (passwordChangeRequired && way !== "PASSKEY") return "PASSWORD";
  return needsFactor && way === "PASSWORD" ? "FACTOR" : null;
}
