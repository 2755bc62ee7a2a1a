import { getTranslations } from "next-intl/server";
import { frameworkInWords, readRoundSlug } from "@/lib/evaluation/rounds/slug";
import type { Locale } from "@/lib/platform/format/locale";

/** "2022", "2023 tahap 2", "2026 (PEMDI)": for titles and breadcrumbs, which are plain text; in the reader's language or a given one. */
export async function roundTitle(
  { slug, year, stage }: { slug: string; year: number; stage: number | null },
  locale?: Locale,
): Promise<string> {
  const t = locale ? await getTranslations({ locale, namespace: "Public" }) : await getTranslations("Public");
  const round = stage === null ? t("roundName", { year: `${year}` }) : t("roundNameStage", { year: `${year}`, stage });
  const framework = frameworkInWords(slug);
  return framework ? t("roundNameOf", { round, framework }) : round;
}

/** The same where only the slug is at hand: nobody outside reads "2026-2". */
export const roundTitleOf = (slug: string, locale?: Locale) => roundTitle({ slug, ...readRoundSlug(slug) }, locale);
