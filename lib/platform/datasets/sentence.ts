import type { Locale } from "@/lib/platform/format/locale";

/** A sentence in both languages as one text, as zod takes it for its messages: English, and Indonesian on a line below. */
export const inBoth = (en: string, id: string): string => `${en}\n${id}`;

/** The sentence of `inBoth` in one language. */
export function inLanguage(both: string, locale: Locale): string {
  const [en = "", id = en] = both.split("\n");
  return locale === "id" ? id : en;
}

/** The language that a program or browser asks for by Accept-Language; English where it names neither of ours. */
export function languageOf(headers: Headers): Locale {
  const wishes = (headers.get("accept-language") ?? "").split(",").flatMap((wish) => {
    const [tag = "", ...about] = wish.split(";").map((part) => part.trim().toLowerCase());
    const language = tag.split("-")[0];
    const weight = Number(about.find((part) => part.startsWith("q="))?.slice(2) ?? 1);
    return (language === "id" || language === "en") && weight > 0 ? [{ language, weight } as const] : [];
  });
  return wishes.sort((a, b) => b.weight - a.weight)[0]?.language ?? "en";
}
