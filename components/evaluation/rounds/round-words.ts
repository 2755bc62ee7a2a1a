import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import type { Change } from "@/components/ui/change-text";
import type { PublicChange, PublicRound, RoundRef } from "@/lib/evaluation/rounds/published";
import { formatScore, formatScoreDifference } from "@/lib/evaluation/rounds/score-text";
import { frameworkInWords } from "@/lib/evaluation/rounds/slug";
import type { Locale } from "@/lib/platform/format/locale";

/** "2022", "2023 tahap 2", "2026 (PEMDI)" */
export const roundNames =
  (t: ReturnType<typeof useTranslations<"Public">>) =>
  ({ slug, year, stage }: RoundRef): string => {
    const round =
      stage === null ? t("roundName", { year: `${year}` }) : t("roundNameStage", { year: `${year}`, stage });
    const framework = frameworkInWords(slug);
    return framework ? t("roundNameOf", { round, framework }) : round;
  };

export const useRoundName = () => roundNames(useTranslations("Public"));

/**
 * Whether the published section scores, weighted as this instrument has it, give the official final. The sources
 * do not name the version they follow, so otherwise which one a round belongs to is our own reading, and we say so.
 */
export function bearsOutInstrument({ computed }: PublicRound): boolean {
  return computed?.status === "complete" && computed.mismatch === false;
}

export type ToldChange = { change: Change } | { words: string };

/** A score's change in words; where it cannot be compared, the words say why. More is better on every scale. */
export const scoreChanges =
  (t: ReturnType<typeof useTranslations<"ScoreChange">>, roundName: (round: RoundRef) => string, locale: Locale) =>
  (change: PublicChange): ToldChange => {
    if (change.kind === "missing") return { words: t("missing") };
    const about = { round: roundName(change.from), earlier: formatScore(change.earlier, locale) };
    if (change.kind !== "change") return { words: t(change.kind, about) };
    const amount = formatScore(new Decimal(change.difference).abs(), locale);
    return {
      change: {
        direction: change.direction,
        figure: formatScoreDifference(change.difference, locale),
        words: t(change.direction, { ...about, amount }),
        meaning: ({ up: "better", down: "worse", same: "neutral" } as const)[change.direction],
      },
    };
  };

export const useScoreChange = () => scoreChanges(useTranslations("ScoreChange"), useRoundName(), useLocale());
