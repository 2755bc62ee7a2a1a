import "server-only";
import { createTranslator } from "next-intl";
import type { PublishedChange } from "@/lib/platform/db/generated/client";
import type { Locale } from "@/lib/platform/format/locale";
import { WORDS } from "@/lib/platform/format/words";
import { route } from "@/lib/platform/pages/routes";
import { changeLine, shortened } from "@/lib/site/changes/change-line";
import { pathOfFound } from "@/lib/site/search/published";

/** So many things are named in a letter; the rest is a number and a link. */
const NAMED = 30;

type About = { locale: Locale; city: string; origin: string };

const inLanguage = (locale: Locale, path: string) => (locale === "en" ? `/en${path}` : path);
const wordsOf = (locale: Locale) =>
  createTranslator({ locale, messages: WORDS[locale], namespace: "SubscriptionLetters" });

/** Asks whether the address is right; the signed link is put below it as it is sent. */
export function confirmationText({ locale, city, topic }: Omit<About, "origin"> & { topic: string | null }) {
  const t = wordsOf(locale);
  return {
    subject: t("confirmSubject", { city }),
    text: t("confirm", { city, topic: topic ?? t("everything") }),
  };
}

/** What changed, by thing, with its address on the site; the link that ends it is put below as it is sent. */
export function changesText(
  { locale, city, origin }: About,
  changes: readonly PublishedChange[],
): { subject: string; text: string } {
  const t = wordsOf(locale);
  const link = (path: string) => new URL(inLanguage(locale, path), origin).href;
  const things = [...Map.groupBy(changes, ({ kind, key }) => `${kind} ${key}`).values()];
  const lines = things.slice(0, NAMED).map((own) => {
    const [first] = own;
    const name = shortened((locale === "id" ? first?.titleId : first?.titleEn) ?? "");
    const path = first ? pathOfFound(first.kind, first.key) : null;
    const said = [...new Set(own.map((change) => changeLine(change, locale)))];
    return [`- ${name}`, ...said.map((one) => `  ${one}`), ...(path ? [`  ${link(path)}`] : [])].join("\n");
  });
  const more = things.length - lines.length;
  return {
    subject: t("subject", { count: changes.length, city }),
    text: [
      t("lead", { city }),
      "",
      ...lines,
      ...(more > 0 ? [t("more", { count: more })] : []),
      "",
      t("all", { link: link(route("/perubahan")) }),
    ].join("\n"),
  };
}

/** The end of a letter with its link: the one that confirms, or the one that ends it. */
export function ending(locale: Locale, about: { isConfirmation: boolean; link: string; days: number; city: string }) {
  const t = wordsOf(locale);
  const { isConfirmation, link, days, city } = about;
  const lines = isConfirmation ? [link, "", t("notYou", { days })] : [t("leave"), link];
  return ["", ...lines, "", t("from", { city })].join("\n");
}
