import "server-only";
import { db } from "@/lib/platform/db/client";
import { lettersWaiting } from "@/lib/platform/mail/waiting";

/** Letters that are too late to be sent are none that wait: the longest is tried for two days. */
const TRIED_FOR_HOURS = 48;

/** Without those that are held back for an address that was refused: that stands beside the account. */
export const accountLetterFigures = lettersWaiting("account", async () => {
  const [found] = await db().$queryRaw<{ letters: number; oldest: Date | null }[]>`
    SELECT count(*)::int AS "letters", min(l."requestedAt") AS "oldest"
      FROM account_letters l JOIN users u ON u."id" = l."userId"
     WHERE l."sentAt" IS NULL AND l."requestedAt" >= now() - make_interval(hours => ${TRIED_FOR_HOURS}::int)
       AND NOT EXISTS (SELECT 1 FROM refused_addresses r WHERE r."email" = u."email")`;
  return found ?? { letters: 0, oldest: null };
});
