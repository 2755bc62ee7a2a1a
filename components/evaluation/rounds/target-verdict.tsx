import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatPercent } from "@/lib/platform/format/number";

type TargetVerdictProps = {
  year: number;
  final: string;
  target: string | null;
  percent: string | null;
  met: boolean | null;
};

/** Percentage and verdict together: 92.67 % sounds high, and the target was missed. */
export function TargetVerdict({ year, final, target, percent, met }: TargetVerdictProps) {
  const t = useTranslations("Home");
  const rounds = useTranslations("Rounds");
  const words = useTranslations("Public");
  const locale = useLocale();
  if (target === null || percent === null || met === null) {
    return <p className="text-sm text-muted">{rounds("targetNone", { year: `${year}` })}</p>;
  }
  const shown = formatPercent(percent, { locale, decimals: 2 });
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{t("targetOf", { year: `${year}`, target: formatScore(target, locale) })}</span>
        <StatusBadge tone={met ? "success" : "danger"}>{words(met ? "targetMet" : "targetNotMet")}</StatusBadge>
        <span>{t("percentOfTarget", { percent: shown })}</span>
      </p>
      <Disclosure summary={words("howComputed")}>
        {rounds("percentSum", {
          value: formatScore(final, locale),
          target: formatScore(target, locale),
          percent: shown,
        })}
      </Disclosure>
    </div>
  );
}
