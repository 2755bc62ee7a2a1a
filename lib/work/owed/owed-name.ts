import "server-only";
import { createTranslator } from "next-intl";
import { frameworkInWords, readRoundSlug } from "@/lib/evaluation/rounds/slug";
import type { Locale } from "@/lib/platform/format/locale";
import { formatPeriod } from "@/lib/platform/format/period";
import { WORDS } from "@/lib/platform/format/words";
import type { OwedThing } from "./owed";

/** "2022", "2023 tahap 2", "2026 (PEMDI)" */
export function roundInWords(slug: string, locale: Locale): string {
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: "Public" });
  const { year, stage } = readRoundSlug(slug);
  const round = stage === null ? t("roundName", { year: `${year}` }) : t("roundNameStage", { year: `${year}`, stage });
  const framework = frameworkInWords(slug);
  return framework ? t("roundNameOf", { round, framework }) : round;
}

/** What is owed as its reader knows it: "Nilai Waste bank, Oktober 2026". */
export function owedName(owed: OwedThing, locale: Locale): string {
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: "Tasks" });
  const { kind, key, period, kelurahan, round } = owed;
  return t(`what.${kind}`, {
    code: key,
    name: locale === "id" ? owed.nameId : owed.nameEn,
    period: period
      ? [formatPeriod(period, locale), kelurahan].filter(Boolean).join(", ")
      : round
        ? roundInWords(round, locale)
        : "",
  });
}

/**
 * The same for a letter or a calendar that leaves the house: a resident's question is its number alone, for what a resident
 * wrote goes nowhere else.
 */
export const owedNameOutside = (owed: OwedThing, locale: Locale): string =>
  owed.kind === "question"
    ? owedName({ ...owed, nameId: "", nameEn: "" }, locale).replace(/:\s*$/, "")
    : owedName(owed, locale);
