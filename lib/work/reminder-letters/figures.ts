import "server-only";
import { db } from "@/lib/platform/db/client";
import { lettersWaiting } from "@/lib/platform/mail/waiting";

/**
 * The oldest counts from when it could first be tried again: a quiet night is no trouble, a server that says no is. What is
 * held back for an address that was refused waits for ADMIN, and stands beside the account.
 */
export const reminderFigures = lettersWaiting("reminder", async () => {
  const [found] = await db().$queryRaw<{ letters: number; oldest: Date | null }[]>`
    SELECT count(*)::int AS "letters", min("nextTryAt") AS "oldest" FROM reminder_letters l
     WHERE "state" = 'WAITING' AND NOT EXISTS (SELECT 1 FROM refused_addresses r WHERE r."email" = l."email")`;
  return found ?? { letters: 0, oldest: null };
});
