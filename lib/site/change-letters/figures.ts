import "server-only";
import { db } from "@/lib/platform/db/client";
import { lettersWaiting } from "@/lib/platform/mail/waiting";

export const changeLetterFigures = lettersWaiting("change", async () => {
  const found = await db().subscriptionLetter.aggregate({
    where: { state: "WAITING" },
    _count: true,
    _min: { nextTryAt: true },
  });
  return { letters: found._count, oldest: found._min.nextTryAt };
});
