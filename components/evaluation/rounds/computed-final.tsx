import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import type { PublicRound } from "@/lib/evaluation/rounds/published";
import { formatComputedScore, formatScore } from "@/lib/evaluation/rounds/score-text";
import type { Locale } from "@/lib/platform/i18n/routing";

/** "0,10 × 3,60 + 0,20 × 3,21 + …" */
export function sumInFigures(sections: PublicRound["sections"], locale: Locale): string {
  return sections
    .map(({ weight, score }) => `${formatScore(weight, locale)} × ${score ? formatScore(score.value, locale) : "?"}`)
    .join(" + ");
}

/** Our computation beside the official final, which it never replaces. */
export function ComputedFinal({ round, decimals }: { round: PublicRound; decimals: number }) {
  const t = useTranslations("Rounds");
  const words = useTranslations("Public");
  const locale = useLocale();
  const { computed, final, sections } = round;
  if (!computed) return null;
  if (computed.status === "incomplete") {
    const names = sections.filter(({ code }) => computed.missing.includes(code)).map(({ name }) => name[locale]);
    return (
      <Notice tone="warning" title={t("incomplete")}>
        {t("incompleteBody", { sections: names.join(", ") })}
      </Notice>
    );
  }
  const shown = formatComputedScore(computed.value, locale, decimals);
  const official = final ? formatScore(final.value, locale) : "";
  const title = !final
    ? t("computedOnly", { computed: shown })
    : t(computed.mismatch ? "computedMismatch" : "computedMatch", { computed: shown, official });
  return (
    <div className="flex flex-col gap-4">
      <Notice tone={computed.mismatch ? "warning" : final ? "success" : "info"} title={title}>
        {computed.difference === null
          ? null
          : t("computedBody", {
              difference: formatComputedScore(new Decimal(computed.difference).abs(), locale, decimals),
            })}
      </Notice>
      <Disclosure summary={words("howComputed")}>
        <p>
          {sumInFigures(sections, locale)} = {shown}
        </p>
      </Disclosure>
    </div>
  );
}
