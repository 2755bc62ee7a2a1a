import "server-only";
import { cityName } from "@/lib/config/city";
import { env } from "@/lib/config/env";
import { db } from "@/lib/db/client";
import { isMailOffered, sendMail } from "@/lib/mail/transport";
import { reportFailure } from "@/lib/observability/failure";

export const MAIL_JOB = "question-mail";
/** An address that no letter reaches is not kept for ever. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Sends the published answer to who asked for it, and deletes the address; throws where the mail server refuses it. */
export async function mailAnswer(questionId: string): Promise<void> {
  const contact = await db().questionContact.findFirst({
    where: { questionId, question: { status: "PUBLISHED" } },
    include: { question: true },
  });
  if (!contact) return;
  const { number, text, answer } = contact.question;
  const address = new URL(`/tanya-jawab/${number}`, env().NEXTAUTH_URL).href;
  await sendMail({
    to: contact.email,
    subject: `Pertanyaan Anda nomor ${number} sudah dijawab`,
    text: [
      "Anda bertanya:",
      text,
      "",
      "Jawaban:",
      answer,
      "",
      `Pertanyaan dan jawabannya bisa dibaca di ${address}`,
      "Alamat surel Anda sudah kami hapus; balasan ke surel ini tidak dibaca.",
      "",
      `Smart City ${cityName()}`,
    ].join("\n"),
  });
  await db().questionContact.delete({ where: { questionId } });
}

/** What the moment of publishing could not send, addresses that have waited too long, and limits that have passed. */
export async function sweepQuestionMail(now = new Date()): Promise<void> {
  await db().questionLimit.deleteMany({ where: { expiresAt: { lt: now } } });
  const before = new Date(now.getTime() - KEPT_MS);
  await db().questionContact.deleteMany({ where: { question: { status: "PUBLISHED", publishedAt: { lt: before } } } });
  if (!isMailOffered()) return;
  const waiting = await db().questionContact.findMany({ where: { question: { status: "PUBLISHED" } }, take: 50 });
  // One address that is refused must not keep the others waiting.
  for (const { questionId } of waiting)
    await mailAnswer(questionId).catch((error) => reportFailure("A letter to who asked", error));
}
