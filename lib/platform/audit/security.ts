import "server-only";
import { db } from "@/lib/platform/db/client";
import type { SecurityEventKind } from "@/lib/platform/db/generated/enums";

export type SecurityFact = { kind: SecurityEventKind; userId: string | null; detail?: string };

const LONGEST_DETAIL = 300;

/**
 * One line of the security record. `detail` never holds what a stranger typed nor a network address. The same fact of the
 * same account within a minute is one line: a page that asks again and again must not fill the table.
 */
export async function recordSecurityEvent({ kind, userId, detail = "" }: SecurityFact): Promise<void> {
  const text = detail.slice(0, LONGEST_DETAIL);
  await db().$executeRaw`
    INSERT INTO security_events ("kind", "userId", "detail")
    SELECT ${kind}::"SecurityEventKind", ${userId}::uuid, ${text}
     WHERE ${userId}::uuid IS NULL OR NOT EXISTS (
       SELECT 1 FROM security_events WHERE "userId" = ${userId}::uuid AND "kind" = ${kind}::"SecurityEventKind"
         AND "detail" = ${text} AND "at" > now() - interval '1 minute')`;
}

/** What is past keeping (400 days) goes; a function of the owner's decides what that is. */
export async function forgetSecurityEvents(): Promise<void> {
  await db().$queryRaw`SELECT forget_security_events()::int AS gone`;
}
