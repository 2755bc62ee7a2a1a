import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { recordAudit } from "@/lib/platform/audit/mutations";
import { recordSecurityEvent } from "@/lib/platform/audit/security";
import { countTry } from "@/lib/platform/auth/lockout";
import { isOpen } from "@/lib/platform/auth/sign-in";
import { env } from "@/lib/platform/config/env";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { AccountLetterPurpose } from "@/lib/platform/db/generated/enums";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { enqueue } from "@/lib/platform/jobs/queue";
import { isMailOffered, sendMail } from "@/lib/platform/mail/transport";
import { reportFailure } from "@/lib/platform/observability/failure";
import { route } from "@/lib/platform/pages/routes";
import { newPasswordHash } from "@/lib/platform/passwords/mutations";
import { networkOf } from "@/server/network.mjs";
import { letterText } from "./letter-text";

export const ACCOUNT_MAIL_JOB = "account-mail";
/** An invitation waits for somebody to come back from leave; a reset is asked for by somebody who sits there. */
const WORKS_FOR_HOURS: Record<AccountLetterPurpose, number> = { INVITATION: 7 * 24, RESET: 1 };
/** Longer than any sending takes; after it a claim is of a process that died. */
const CLAIM_MINUTES = 10;
/** A letter that could not be sent for so long is not wanted any more; and nobody needs to know of old ones. */
const TRIED_FOR_HOURS: Record<AccountLetterPurpose, number> = { INVITATION: 48, RESET: 1 };
const KEPT_DAYS = 30;

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** A letter to be sent once this transaction is done; whoever calls asks for it then (`sendSoon`). Earlier links end. */
export async function writeLetter(
  tx: Transaction,
  userId: string,
  purpose: AccountLetterPurpose,
  locale: "id" | "en",
): Promise<string> {
  await endLetters(tx, userId);
  return (await tx.accountLetter.create({ data: { userId, purpose, locale }, select: { id: true } })).id;
}

/** No link that was sent works any more, and none that waits is sent. */
export async function endLetters(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM account_letters WHERE "userId" = ${userId}::uuid AND "usedAt" IS NULL`;
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
  const token = randomBytes(32).toString("base64url");
  const hours = WORKS_FOR_HOURS[purpose];
  await db().$executeRaw`
    UPDATE account_letters SET "tokenHash" = ${hashOf(token)}, "expiresAt" = now() + make_interval(hours => ${hours}::int)
     WHERE "id" = ${id}::uuid AND "claimedAt" = ${claimedAt}`;
  const locale = claimed.locale === "en" ? "en" : "id";
  const address = `${locale === "en" ? "/en" : ""}${route("/masuk/tautan", {}, { query: { t: token } })}`;
  const link = new URL(address, env().NEXTAUTH_URL).href;
  try {
    await sendMail({ to: user.email, ...letterText({ purpose, locale, name: user.name, link, hours }) });
  } catch (error) {
    // Free for the job's next try.
    await db().accountLetter.updateMany({ where: { id, claimedAt }, data: { claimedAt: null } });
    throw error;
  }
  await db().accountLetter.updateMany({ where: { id }, data: { sentAt: new Date() } });
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

/**
 * Somebody says that they forgot their password. What is answered is the same whether there is such an account or not;
 * LOCKED_OUT is of the network alone. `later` does what only an account needs once the answer is out.
 */
export async function askReset(
  command: { email: string; address: string; locale: "id" | "en" },
  later: (work: () => Promise<void>) => void,
): Promise<Result<null>> {
  const email = command.email.trim().toLowerCase();
  if (!(await countTry("RESET_ADDRESS", networkOf(command.address))).open) return fail("LOCKED_OUT");
  const { open } = await countTry("RESET_ACCOUNT", email);
  if (open && isMailOffered()) later(() => resetByLetter(email, command.locale));
  return ok(null);
}

async function resetByLetter(email: string, locale: "id" | "en"): Promise<void> {
  const user = await db().user.findUnique({ where: { email } });
  if (!user || !isOpen(user, new Date())) return;
  const id = await db().$transaction((tx) => writeLetter(tx, user.id, "RESET", locale));
  await recordSecurityEvent({ kind: "RESET_ASKED", userId: user.id });
  await sendSoon(id);
}

export type Letter = { purpose: AccountLetterPurpose; email: string; name: string };

/** What a link is for; null where it was used, has run out or never was. Looking at it does not use it up. */
export async function findLetter(token: string): Promise<Letter | null> {
  const [row] = await db().$queryRaw<Letter[]>`
    SELECT l."purpose"::text AS "purpose", u."email", u."name" FROM account_letters l JOIN users u ON u."id" = l."userId"
     WHERE l."tokenHash" = ${hashOf(token)} AND l."usedAt" IS NULL AND l."expiresAt" > now()
       AND u."disabledAt" IS NULL AND (u."expiresAt" IS NULL OR u."expiresAt" > now())`;
  return row ?? null;
}

/** The password that somebody chose behind a link. The link is used up, every session ends; they then sign in with it. */
export async function redeemLetter(token: string, newPassword: string): Promise<Result<Letter>> {
  const letter = await findLetter(token);
  if (!letter) return fail("NOT_FOUND");
  const hash = await newPasswordHash(letter, newPassword);
  if (!hash.ok) return hash;
  const used = await db().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ userId: string }[]>`
      UPDATE account_letters SET "usedAt" = now() WHERE "tokenHash" = ${hashOf(token)} AND "usedAt" IS NULL AND "expiresAt" > now()
      RETURNING "userId"`;
    if (!row) return null;
    const id = row.userId;
    await tx.user.update({ where: { id }, data: { passwordHash: hash.value, passwordChangeRequired: false } });
    await tx.session.deleteMany({ where: { userId: id } });
    await endLetters(tx, id);
    const action = letter.purpose === "INVITATION" ? "useInvitation" : "resetPassword";
    await recordAudit(tx, { id }, { action, entity: "user", entityId: id });
    return id;
  });
  if (!used) return fail("NOT_FOUND");
  await recordSecurityEvent({ kind: letter.purpose === "INVITATION" ? "INVITATION_USED" : "RESET_USED", userId: used });
  return ok(letter);
}
