import { z } from "zod";

export const SECURITY_KINDS = [
  "SIGN_IN_FAILED",
  "LOCKED",
  "SIGNED_OUT",
  "SIGNED_OUT_EVERYWHERE",
  "REFUSED",
  "KEPT_BACK_EVIDENCE",
] as const;

/** ?jenis=REFUSED; anything else is all of them. */
export const securityKindSchema = z.enum(SECURITY_KINDS).optional().catch(undefined);
