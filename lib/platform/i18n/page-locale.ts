import { notFound } from "next/navigation";
import { hasLocale } from "next-intl";
import { setRequestLocale } from "next-intl/server";
import { getCity } from "@/lib/platform/settings/published";
import { type Locale, routing } from "./routing";

/** First line of every page and layout: without it next-intl reads request headers and the page stops being static. */
export async function pageLocale(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  setRequestLocale(locale);
  // The city does not offer its site in this language.
  if (!(await getCity()).languages.includes(locale)) notFound();
  return locale;
}
