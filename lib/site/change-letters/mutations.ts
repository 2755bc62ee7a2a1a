import "server-only";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import type { Locale } from "@/lib/platform/format/locale";
import { type Outbox, sendWaiting } from "@/lib/platform/mail/mutations";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { UNCONFIRMED_DAYS } from "@/lib/site/change-outbox/mutations";
import { ending } from "@/lib/site/subscriptions/letter-text";
import { tokenOf } from "@/lib/site/subscriptions/signed-links";

type About = { subscriptionId: string; issueId: string | null; locale: Locale };

const ofSubscription = (column: "email" | "locale") =>
  `(SELECT s."${column}" FROM subscriptions s WHERE s."id" = l."subscriptionId")`;

const news = (city: string): Outbox<About> => ({
  ...{ table: "subscription_letters", name: "A letter about changes", mostAtOnce: 500 },
  address: ofSubscription("email"),
  about: ['l."subscriptionId"', 'l."issueId"', `${ofSubscription("locale")} AS "locale"`],
  letterOf: (letter) => signedLetter(letter, city),
  refused: (email) => db().subscription.deleteMany({ where: { email } }),
});

/** Sends the letters about changes that wait. */
export async function sendChangeLetters(): Promise<void> {
  await forgetRefused();
  await sendWaiting(news(await cityName()), () => !isMailOffered());
}

/**
 * Whom no letter reaches is not written to again: an address that a server refused, for whatever letter, or that ADMIN
 * noted as one that letters come back from. Held back, its letters would count as waiting for ever.
 */
async function forgetRefused(): Promise<void> {
  await db().$executeRaw`DELETE FROM subscriptions s USING refused_addresses r WHERE r."email" = s."email"`;
}

/** With its signed link, which is made now and kept nowhere. A mail program ends it by one press where we have https (RFC 8058). */
function signedLetter({ subscriptionId, issueId, locale, text }: About & { text: string }, city: string) {
  const { NEXTAUTH_SECRET, NEXTAUTH_URL } = env();
  const isConfirmation = issueId === null;
  const token = tokenOf(NEXTAUTH_SECRET, isConfirmation ? "confirm" : "leave", subscriptionId);
  const page = route(isConfirmation ? "/langganan/konfirmasi" : "/langganan/berhenti", {}, { query: { t: token } });
  const link = new URL(`${locale === "en" ? "/en" : ""}${page}`, NEXTAUTH_URL).href;
  const oneClick = new URL(route("/api/langganan/[token]", { token }), NEXTAUTH_URL).href;
  const headers: Record<string, string> = isConfirmation ? {} : { "List-Unsubscribe": `<${oneClick}>` };
  if (!isConfirmation && oneClick.startsWith("https:")) headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
  return { text: `${text}\n${ending(locale, { isConfirmation, link, days: UNCONFIRMED_DAYS, city })}`, headers };
}
