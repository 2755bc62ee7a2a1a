import type { PublicValue } from "@/lib/city/indicators/published";
import type { Locale } from "@/lib/platform/format/locale";

const BREAK: Record<Locale, string> = { id: "putus seri: ", en: "break in series: " };

/** A note where the break itself is shown beside it, and so not said twice. */
export function noteBesideBreak(value: Pick<PublicValue, "note" | "breakInSeries">, locale: Locale): string {
  const note = value.note[locale] ?? "";
  return value.breakInSeries && note.startsWith(BREAK[locale]) ? note.slice(BREAK[locale].length) : note;
}
