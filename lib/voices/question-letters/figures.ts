import "server-only";
import { db } from "@/lib/platform/db/client";
import { lettersWaiting } from "@/lib/platform/mail/waiting";

export const answerLetterFigures = lettersWaiting("answer", async () => {
  const where = { refusedAt: null, question: { status: "PUBLISHED" } } as const;
  const [letters, first] = await Promise.all([
    db().questionContact.count({ where }),
    db().questionContact.findFirst({
      where,
      orderBy: { question: { publishedAt: "asc" } },
      select: { question: { select: { publishedAt: true } } },
    }),
  ]);
  return { letters, oldest: first?.question.publishedAt ?? null };
});
