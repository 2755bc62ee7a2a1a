import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { isOpen } from "@/lib/platform/auth/is-open";
import { env } from "@/lib/platform/config/env";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { AccountLetterPurpose } from "@/lib/platform/db/generated/enums";
import { enqueue } from "@/lib/platform/jobs/queue";
import { isMailOffered, MailRefused, sendMail } from "@/lib/platform/mail/transport";
import { reportFailure } from "@/lib/platform/observability/failure";
import { route } from "@/lib/platform/pages/routes";
import { noteRefused } from "@/lib/platform/refused-addresses/mutations";
import { cityName } from "@/lib/platform/settings/published";
import { letterText } from "./letter-text";

export const ACCOUNT_MAIL_JOB = "account-mail";
/** An invitation waits for somebody to come back from leave; a reset is asked for by somebody who sits there. */
const WORKS_FOR_HOURS: Record<AccountLetterPurpose, number> = { INVITATION: 7 * 24, RESET: 1 };
/** Longer than any sending takes; after it a claim is of a process that died. */
const CLAIM_MINUTES = 10;
/** A letter that could not be sent for so long is not wanted any more; and nobody needs to know of old ones. */
const TRIED_FOR_HOURS: Record<AccountLetterPurpose, number> = { INVITATION: 48, RESET: 1 };
const KEPT_DAYS = 30;

export const hashOfToken = (token: string) => createHash("sha256").update(token).digest("hex");

/**
 * A letter to be sent once this transaction is done; whoever calls asks for it then (`sendSoon`). Earlier links of its kind
 * end, and with an invitation all: a reset, which anybody can ask for, must not end an invitation that waits.
 */
export async function writeLetter(
  tx: Transaction,
  userId: string,
  purpose: AccountLetterPurpose,
  locale: "id" | "en",
): Promise<string> {
  await endLetters(tx, userId, purpose === "RESET" ? ["RESET"] : ["INVITATION", "RESET"]);
  return (await tx.accountLetter.create({ data: { userId, purpose, locale }, select: { id: true } })).id;
}

/** No link of these kinds that was sent works any more, and none that waits is sent. */
export async function endLetters(
  tx: Transaction,
  userId: string,
  purposes: AccountLetterPurpose[] = ["INVITATION", "RESET"],
): Promise<void> {
  await tx.accountLetter.deleteMany({ where: { userId, usedAt: null, purpose: { in: purposes } } });
}

export const sendSoon = (id: string) => enqueue(ACCOUNT_MAIL_JOB, id);

type Claimed = { userId: string; purpose: AccountLetterPurpose; locale: string; claimedAt: Date };

/**
 * Sends one letter; throws where the mail server refuses it. Of several at once one sends. The link's token is made here,
 * so that it stands in the letter alone: sent again after a failure it is another one.
 */
export async function mailAccountLetter(id: string): Promise<void> {
  const [claimed] = await db().$queryRaw<Claimed[]>`
    UPDATE account_letters SET "claimedAt" = now() WHERE "id" = ${id}::uuid AND "sentAt" IS NULL
      AND ("claimedAt" IS NULL OR "claimedAt" < now() - make_interval(mins => ${CLAIM_MINUTES}::int))
    RETURNING "userId", "purpose"::text AS "purpose", "locale", "claimedAt"`;
  if (!claimed) return;
  const { userId, purpose, claimedAt } = claimed;
  const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
  if (!isOpen(user, new Date())) return;
  // It waits for another address, or for ADMIN, who sees it beside the account.
  if (await db().refusedAddress.findUnique({ where: { email: user.email } })) return freeLetter(id, claimedAt);
  const token = randomBytes(32).toString("base64url");
  const hours = WORKS_FOR_HOURS[purpose];
  await db().$executeRaw`
    UPDATE account_letters SET "tokenHash" = ${hashOfToken(token)}, "expiresAt" = now() + make_interval(hours => ${hours}::int)
     WHERE "id" = ${id}::uuid AND "claimedAt" = ${claimedAt}`;
  const locale = claimed.locale === "en" ? "en" : "id";
  const address = `${locale === "en" ? "/en" : ""}${route("/masuk/tautan", {}, { query: { t: token } })}`;
  const link = new URL(address, env().NEXTAUTH_URL).href;
  try {
    await sendMail({
      to: user.email,
      ...letterText({ purpose, locale, name: user.name, link, hours, city: await cityName() }),
    });
  } catch (error) {
    // Free for the job's next try.
    await freeLetter(id, claimedAt);
    if (!(error instanceof MailRefused) || error.addressCode === null) throw error;
    await noteRefused(user.email, error.addressCode);
    return;
  }
  await db().accountLetter.updateMany({ where: { id }, data: { sentAt: new Date() } });
}

async function freeLetter(id: string, claimedAt: Date): Promise<void> {
  await db().accountLetter.updateMany({ where: { id, claimedAt }, data: { claimedAt: null } });
}

/** What the moment of asking could not send, and what is past. */
export async function sweepAccountLetters(now = new Date()): Promise<void> {
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  await db().accountLetter.deleteMany({ where: { requestedAt: { lt: before(KEPT_DAYS * 24) } } });
  if (!isMailOffered()) return;
  const waiting = await db().accountLetter.findMany({
    where: {
      sentAt: null,
      OR: (["INVITATION", "RESET"] as const).map((purpose) => ({
        purpose,
        requestedAt: { gte: before(TRIED_FOR_HOURS[purpose]) },
      })),
    },
    take: 50,
  });
  // One address that is refused must not keep the others waiting.
  for (const { id } of waiting)
    await mailAccountLetter(id).catch((error) => reportFailure("A letter about an account", error));
}
