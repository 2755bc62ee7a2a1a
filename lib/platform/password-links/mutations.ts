import "server-only";
import { endLetters, hashOfToken, sendSoon, writeLetter } from "@/lib/platform/account-letters/mutations";
import { recordAudit } from "@/lib/platform/audit/mutations";
import { recordSecurityEvent } from "@/lib/platform/audit/security";
import { isOpen } from "@/lib/platform/auth/is-open";
import { countTry } from "@/lib/platform/auth/lockout";
import { endWaysIn } from "@/lib/platform/auth/open-sessions";
import { db } from "@/lib/platform/db/client";
import type { AccountLetterPurpose } from "@/lib/platform/db/generated/enums";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { newPasswordHash } from "@/lib/platform/passwords/mutations";
import { networkOf } from "@/server/network.mjs";

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
     WHERE l."tokenHash" = ${hashOfToken(token)} AND l."usedAt" IS NULL AND l."expiresAt" > now()
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
      UPDATE account_letters SET "usedAt" = now() WHERE "tokenHash" = ${hashOfToken(token)} AND "usedAt" IS NULL AND "expiresAt" > now()
      RETURNING "userId"`;
    if (!row) return null;
    const id = row.userId;
    await tx.user.update({ where: { id }, data: { passwordHash: hash.value, passwordChangeRequired: false } });
    await endWaysIn(tx, id);
    await endLetters(tx, id);
    const action = letter.purpose === "INVITATION" ? "useInvitation" : "resetPassword";
    await recordAudit(tx, { id }, { action, entity: "user", entityId: id });
    return id;
  });
  if (!used) return fail("NOT_FOUND");
  await recordSecurityEvent({ kind: letter.purpose === "INVITATION" ? "INVITATION_USED" : "RESET_USED", userId: used });
  return ok(letter);
}
