import { getTranslations } from "next-intl/server";
import { readRoundSlug } from "@/lib/evaluation/rounds/slug";
import type { Locale } from "@/lib/platform/format/locale";

/** "2022", "2023 tahap 2": for titles and breadcrumbs, which are plain text; in the reader's language or a given one. */
export async function roundTitle(
  { year, stage }: { year: number; stage: number | null },
  locale?: Locale,
): Promise<string> {
  const t = locale ? await getTranslations({ locale, namespace: "Public" }) : await getTranslations("Public");
  return stage === null ? t("roundName", { year: `${year}` }) : t("roundNameStage", { year: `${year}`, stage });
}

/** The same where only the slug is at hand: nobody outside reads "2026-2". */
export const roundTitleOf = (slug: string, locale?: Locale) => roundTitle(readRoundSlug(slug), locale);
