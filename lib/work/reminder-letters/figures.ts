import "server-only";
import { db } from "@/lib/platform/db/client";
import { lettersWaiting } from "@/lib/platform/mail/waiting";

/** The oldest counts from when it could first be tried again: a quiet night is no trouble, a server that says no is. */
export const reminderFigures = lettersWaiting("reminder", async () => {
  const found = await db().reminderLetter.aggregate({
    where: { state: "WAITING" },
    _count: true,
    _min: { nextTryAt: true },
  });
  return { letters: found._count, oldest: found._min.nextTryAt };
});
