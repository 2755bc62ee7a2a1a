import "server-only";
import { recordSecurityEvent } from "@/lib/platform/audit/security";
import { db } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import type { Actor } from "./actor";
import { endAllSessions, endSession, findSession, type SessionClaim } from "./open-sessions";

/** Ends this session, on every device that its cookie was copied to; other devices keep their own. */
export async function signOut(claim: SessionClaim | null): Promise<void> {
  const userId = claim && (await endSession(claim.sid));
  if (userId) await recordSecurityEvent({ kind: "SIGNED_OUT", userId });
}

/** Ends one of one's own sessions; WRONG_STATE where it had ended. */
export async function endOwnSession(actor: Actor, sid: string): Promise<Result<null>> {
  const { count } = await db().session.deleteMany({ where: { id: sid, userId: actor.id } });
  if (count === 0) return fail("WRONG_STATE");
  await recordSecurityEvent({ kind: "SIGNED_OUT", userId: actor.id });
  return ok(null);
}

/** Ends every session of the account, where this one still stands. */
export async function signOutEverywhere(claim: SessionClaim | null): Promise<void> {
  if (!claim || !(await findSession(claim))) return;
  await endAllSessions(claim.sub);
  await recordSecurityEvent({ kind: "SIGNED_OUT_EVERYWHERE", userId: claim.sub });
}
