import "server-only";
import { recordSecurityEvent } from "@/lib/platform/audit/security";
import { endAllSessions, endSession, findSession, type SessionClaim } from "./open-sessions";

/** Ends this session, on every device that its cookie was copied to; other devices keep their own. */
export async function signOut(claim: SessionClaim | null): Promise<void> {
  const userId = claim && (await endSession(claim.sid));
  if (userId) await recordSecurityEvent({ kind: "SIGNED_OUT", userId });
}

/** Ends every session of the account, where this one still stands. */
export async function signOutEverywhere(claim: SessionClaim | null): Promise<void> {
  if (!claim || !(await findSession(claim))) return;
  await endAllSessions(claim.sub);
  await recordSecurityEvent({ kind: "SIGNED_OUT_EVERYWHERE", userId: claim.sub });
}
