import { z } from "zod";

export const SECURITY_KINDS = [
  "SIGN_IN_FAILED",
  "LOCKED",
  "SIGNED_OUT",
  "SIGNED_OUT_EVERYWHERE",
  "REFUSED",
  "KEPT_BACK_EVIDENCE",
  "PASSWORD_CHANGED",
  "RESET_ASKED",
  "RESET_USED",
  "INVITATION_USED",
  "FACTOR_ADDED",
  "FACTOR_REMOVED",
  "RECOVERY_CODE_USED",
  "ACCOUNT_DISABLED",
  "ACCOUNT_ENABLED",
] as const;

/** ?jenis=REFUSED; anything else is all of them. */
export const securityKindSchema = z.enum(SECURITY_KINDS).optional().catch(undefined);
