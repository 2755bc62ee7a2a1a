import "server-only";
import { headers } from "next/headers";
import { recordAudit } from "@/lib/platform/audit/mutations";
import { db } from "@/lib/platform/db/client";
import type { SessionWay } from "@/lib/platform/db/generated/enums";
import { deviceOf } from "./device";
import { recordSession, type SessionClaim } from "./open-sessions";

export type Account = { id: string; sessionVersion: number };

/** Opens a session for somebody whose factors have all been seen. */
export async function enter(user: Account, way: SessionWay): Promise<SessionClaim> {
  await db().$transaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { lastSignInAt: new Date() }, select: { id: true } });
    await recordAudit(tx, user, { action: "signIn", entity: "user", entityId: user.id });
  });
  const device = await deviceHere();
  return { sid: await recordSession(user.id, { way, device }), sub: user.id, sessionVersion: user.sessionVersion };
}

/** Outside of a request there is no browser. */
async function deviceHere(): Promise<string> {
  const given = await (async () => headers())().catch(() => null);
  return deviceOf(given?.get("user-agent"));
}
