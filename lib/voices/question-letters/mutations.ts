import { route } from "@/lib/platform/pages/routes";
import "server-only";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import { isMailOffered, MailRefused, sendMail } from "@/lib/platform/mail/transport";
import { reportFailure } from "@/lib/platform/observability/failure";
import { cityName } from "@/lib/platform/settings/published";
import { forgetLimits } from "@/lib/platform/visitor-limits/mutations";

export const MAIL_JOB = "question-mail";
const DAY_MS = 24 * 60 * 60 * 1000;
/**
 * An address is not kept for ever, neither one that no letter reaches nor one whose question nobody answers. Both periods
 * are our own decision, no law's (docs/decisions/0012). 180 days are shorter than any six months of the calendar, which is
 * what the form promises.
 */
const KEPT_MS = { sincePublished: 7 * DAY_MS, sinceReceived: 180 * DAY_MS };
/** Longer than any sending takes; after it a claim is of a process that died. */
const CLAIM_MINUTES = 10;

type Claimed = { email: string; number: number; text: string; answer: string; claimedAt: Date };

/**
 * Sends the published answer to who asked for it, and deletes the address; throws where the mail server does not take it now.
 * One that it refuses for good is not tried again, and the question says so. Of several at once, as the job and the sweep
 * may be, one sends.
 */
export async function mailAnswer(questionId: string): Promise<void> {
  const claimed = await claim(questionId);
  if (!claimed) return;
  const { claimedAt, email } = claimed;
  const free = (data: { refusedAt?: Date }) =>
    db().questionContact.updateMany({ where: { questionId, claimedAt }, data: { claimedAt: null, ...data } });
  // An officer asks as a resident, too: no letter reaches them there.
  if (await db().refusedAddress.findUnique({ where: { email } })) return void (await free({ refusedAt: new Date() }));
  try {
    await sendAnswer(claimed);
  } catch (error) {
    const isFinal = error instanceof MailRefused && error.addressCode !== null;
    // Free for the job's next try. A resident's address is kept nowhere else than here, and goes with its question.
    await free(isFinal ? { refusedAt: new Date() } : {});
    if (isFinal) return;
    throw error;
  }
  // Not `delete`, which throws where a refusal of the question was faster.
  await db().questionContact.deleteMany({ where: { questionId } });
}

/** One statement by the database's clock, and no transaction that stays open while a slow mail server is talked to. */
async function claim(questionId: string): Promise<Claimed | undefined> {
  const [claimed] = await db().$queryRaw<Claimed[]>`
    UPDATE question_contacts AS c SET "claimedAt" = now() FROM public_questions AS q
    WHERE c."questionId" = ${questionId}::uuid AND q."id" = c."questionId" AND q."status" = 'PUBLISHED' AND c."refusedAt" IS NULL
      AND (c."claimedAt" IS NULL OR c."claimedAt" < now() - make_interval(mins => ${CLAIM_MINUTES}::int))
    RETURNING c."email", q."number", q."text", q."answer", c."claimedAt"`;
  return claimed;
}

async function sendAnswer({ email, number, text, answer }: Claimed): Promise<void> {
  const address = new URL(route("/tanya-jawab/[nomor]", { nomor: number }), env().NEXTAUTH_URL).href;
  await sendMail({
    to: email,
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
      `Smart City ${await cityName()}`,
    ].join("\n"),
  });
}

/** What the moment of publishing could not send, addresses that have waited too long, and limits that have passed. */
export async function sweepQuestionMail(now = new Date()): Promise<void> {
  await forgetLimits(now);
  const before = (kept: number) => ({ lt: new Date(now.getTime() - kept) });
  await db().questionContact.deleteMany({
    where: {
      question: {
        OR: [{ publishedAt: before(KEPT_MS.sincePublished) }, { receivedAt: before(KEPT_MS.sinceReceived) }],
      },
    },
  });
  if (!isMailOffered()) return;
  const waiting = await db().questionContact.findMany({
    where: { refusedAt: null, question: { status: "PUBLISHED" } },
    take: 50,
  });
  // One address that is refused must not keep the others waiting.
  for (const { questionId } of waiting)
    await mailAnswer(questionId).catch((error) => reportFailure("A letter to who asked", error));
}
