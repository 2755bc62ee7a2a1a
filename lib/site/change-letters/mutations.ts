import "server-only";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import type { LetterState } from "@/lib/platform/db/generated/enums";
import type { Locale } from "@/lib/platform/format/locale";
import { deliver } from "@/lib/platform/mail/deliver";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { reportFailure } from "@/lib/platform/observability/failure";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { UNCONFIRMED_DAYS } from "@/lib/site/change-outbox/mutations";
import { ending } from "@/lib/site/subscriptions/letter-text";
import { tokenOf } from "@/lib/site/subscriptions/signed-links";

/** Longer than any sending takes; after it a claim is of a process that died. */
const LEASE_MINUTES = 5;
const MOST_AT_ONCE = 500;
/** What a server does not take now is tried again later and later, for about two days. */
const MOST_ATTEMPTS = 12;
const pauseMinutes = (attempts: number) => Math.min(360, 5 * 2 ** (attempts - 1));

type Claimed = {
  id: string;
  subscriptionId: string;
  issueId: string | null;
  email: string;
  locale: Locale;
  subject: string;
  text: string;
  messageId: string;
  writtenAt: Date;
  attempts: number;
  claimedAt: Date;
};

/** Sends what waits, one after another, as reminders are sent (docs/decisions/0028, 4): never twice by itself. */
export async function sendChangeLetters(): Promise<void> {
  await endLostSendings();
  if (!isMailOffered()) return;
  const city = await cityName();
  for (let sent = 0; sent < MOST_AT_ONCE; sent += 1) {
    const letter = await claim();
    if (!letter) return;
    // One letter that fails must not keep the others waiting; its lease runs out, and its state says what is known.
    await sendOne(letter, city).catch((error) => reportFailure("A letter about changes", error));
  }
}

/** As with reminders: free again where nothing had gone out, not sent again by itself where nobody knows. */
async function endLostSendings(): Promise<void> {
  await db().$executeRaw`
    UPDATE subscription_letters SET "state" = CASE "state" WHEN 'SENDING' THEN 'UNCERTAIN' ELSE 'WAITING' END::"LetterState", "answer" = 'lost'
     WHERE "state" IN ('CLAIMED', 'SENDING') AND "claimedAt" < now() - make_interval(mins => ${LEASE_MINUTES}::int)`;
}

/** An address that a server refused for an account's letters gets none of these either. */
async function claim(): Promise<Claimed | undefined> {
  const [claimed] = await db().$queryRaw<Claimed[]>`
    UPDATE subscription_letters AS c SET "state" = 'CLAIMED', "claimedAt" = now(), "attempts" = c."attempts" + 1 FROM subscriptions AS s
     WHERE s."id" = c."subscriptionId" AND c."id" = (
       SELECT l."id" FROM subscription_letters l JOIN subscriptions o ON o."id" = l."subscriptionId" WHERE l."state" = 'WAITING' AND l."nextTryAt" <= now()
         AND NOT EXISTS (SELECT 1 FROM refused_addresses r WHERE r."email" = o."email")
       ORDER BY l."nextTryAt", l."id" LIMIT 1 FOR UPDATE OF l SKIP LOCKED)
    RETURNING c."id", c."subscriptionId", c."issueId", s."email", s."locale", c."subject", c."text", c."messageId", c."writtenAt", c."attempts", c."claimedAt"`;
  return claimed;
}

async function sendOne(claimed: Claimed, city: string): Promise<void> {
  const { id, email, attempts, claimedAt } = claimed;
  const { outcome, code, ofAddress } = await deliver(letterOf(claimed, city), async () => {
    // Before the first byte. Whose lease ran out meanwhile has lost the letter, and whoever left meanwhile gets none.
    const where = { id, claimedAt, state: "CLAIMED" as const };
    const { count } = await db().subscriptionLetter.updateMany({ where, data: { state: "SENDING" } });
    if (count === 0) throw new Error("A letter about changes is not to be sent any more");
  });
  // Nowhere else is this address known: whom no letter reaches is not written to again.
  if (outcome === "refused" && ofAddress) return void (await db().subscription.deleteMany({ where: { email } }));
  const where = { id, claimedAt, state: { in: ["CLAIMED", "SENDING"] as LetterState[] } };
  const set = (data: object) => db().subscriptionLetter.updateMany({ where, data: { answer: code, ...data } });
  if (outcome === "sent") await set({ state: "SENT", sentAt: new Date() });
  else if (outcome === "unknown") await set({ state: "UNCERTAIN" });
  else if (outcome === "refused" || attempts >= MOST_ATTEMPTS) await set({ state: "REFUSED" });
  else await set({ state: "WAITING", nextTryAt: new Date(Date.now() + pauseMinutes(attempts) * 60_000) });
}

/** With its signed link, which is made now and kept nowhere. A mail program ends it by one press where we have https (RFC 8058). */
function letterOf(
  { subscriptionId, issueId, email, locale, subject, text, messageId, writtenAt }: Claimed,
  city: string,
) {
  const { NEXTAUTH_SECRET, NEXTAUTH_URL } = env();
  const isConfirmation = issueId === null;
  const token = tokenOf(NEXTAUTH_SECRET, isConfirmation ? "confirm" : "leave", subscriptionId);
  const page = route(isConfirmation ? "/langganan/konfirmasi" : "/langganan/berhenti", {}, { query: { t: token } });
  const link = new URL(`${locale === "en" ? "/en" : ""}${page}`, NEXTAUTH_URL).href;
  const oneClick = new URL(route("/api/langganan/[token]", { token }), NEXTAUTH_URL).href;
  const headers: Record<string, string> = isConfirmation ? {} : { "List-Unsubscribe": `<${oneClick}>` };
  if (!isConfirmation && oneClick.startsWith("https:")) headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
  return {
    ...{ to: email, subject, messageId, date: writtenAt, headers },
    text: `${text}\n${ending(locale, { isConfirmation, link, days: UNCONFIRMED_DAYS, city })}`,
  };
}
