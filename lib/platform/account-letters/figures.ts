import "server-only";
import { db } from "@/lib/platform/db/client";
import { lettersWaiting } from "@/lib/platform/mail/waiting";

/** Letters that are too late to be sent are none that wait: the longest is tried for two days. */
const TRIED_FOR_MS = 48 * 3_600_000;

export const accountLetterFigures = lettersWaiting("account", async () => {
  const found = await db().accountLetter.aggregate({
    where: { sentAt: null, requestedAt: { gte: new Date(Date.now() - TRIED_FOR_MS) } },
    _count: true,
    _min: { requestedAt: true },
  });
  return { letters: found._count, oldest: found._min.requestedAt };
});
