import { useLocale, useTranslations } from "next-intl";
import { LinkedWords, Sourced } from "@/components/city/fact-sources/source-text";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Stat } from "@/components/ui/stat";
import { StatusBadge } from "@/components/ui/status-badge";
import type { PublicIndicatorDetail } from "@/lib/city/indicators/published";
import { formatPercent } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";
import { useFigure, useNumber, useTrend, useUnitName } from "./figure-words";

/** Latest value, what it is against its target, and how that was computed. */
export function IndicatorSummary({ indicator }: { indicator: PublicIndicatorDetail }) {
  const t = useTranslations("PublicIndicators");
  const words = useTranslations("Public");
  const locale = useLocale();
  const figure = useFigure();
  const unitName = useUnitName();
  const { latest, definition, pillar, trend } = indicator;
  const moved = useTrend()(trend, latest ?? definition);
  if (!latest) return null;
  const plain = latest.unit === "indeks";
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Card pillar={pillar?.code} className="flex flex-col gap-2">
        <Stat
          large
          label={t("latestIn", { period: formatPeriod(latest.period, locale) })}
          value={figure(latest.value, latest)}
          unit={plain ? unitName(latest.unit) : undefined}
          status={words(`certainties.${latest.certainty}`)}
          change={"change" in moved ? moved.change : undefined}
        >
          {"words" in moved ? <p className="text-sm text-muted">{moved.words}</p> : null}
        </Stat>
        {latest.note[locale] ? (
          <p className="text-sm">
            <LinkedWords text={latest.note[locale]} />
          </p>
        ) : null}
        <Sourced label={words("source")} text={latest.source} />
      </Card>
      <Card className="flex flex-col gap-3">
        <Achievement indicator={indicator} />
      </Card>
    </div>
  );
}

function Achievement({ indicator }: { indicator: PublicIndicatorDetail }) {
  const t = useTranslations("PublicIndicators");
  const words = useTranslations("Public");
  const locale = useLocale();
  const figure = useFigure();
  const number = useNumber();
  const { yearFigure, target, achievementPercent, targetMet, definition } = indicator;
  const year = `${yearFigure?.year ?? ""}`;
  if (!target || !yearFigure || target.year !== yearFigure.year || yearFigure.value === null) {
    return (
      <>
        <Stat label={t("achievement", { year })} value={null} />
        <p className="text-sm text-muted">
          {t(target && target.year === yearFigure?.year ? "otherDefinition" : "targetMissing", { year })}
        </p>
        {target && target.year !== yearFigure?.year ? (
          <p className="text-sm text-muted">
            {t("targetOther", { value: figure(target.value, definition), year: `${target.year}` })}
          </p>
        ) : null}
      </>
    );
  }
  const completeness = { year, counted: yearFigure.counted, expected: yearFigure.expected };
  if (achievementPercent === null || targetMet === null) {
    return (
      <>
        <Stat label={t("achievement", { year })} value={null} />
        {yearFigure.ratable ? null : <p className="text-sm text-muted">{t("notRatable", completeness)}</p>}
      </>
    );
  }
  const result = formatPercent(achievementPercent, { locale, decimals: 2 });
  const put = {
    value: number(yearFigure.value, definition.decimals, yearFigure.estimated ? "ESTIMATE" : undefined),
    target: number(target.value, definition.decimals),
    result,
  };
  return (
    <>
      <Stat
        large
        label={t("achievement", { year })}
        value={result}
        unit={t("ofTarget", { target: figure(target.value, definition) })}
        status={words("internal")}
      />
      <p>
        <StatusBadge tone={targetMet ? "success" : "danger"}>
          {words("targetMet", { answer: words(targetMet ? "yes" : "no") })}
        </StatusBadge>
      </p>
      <Disclosure summary={words("howComputed")}>
        <p>{t(definition.polarity === "LOWER" ? "achievementLower" : "achievementHigher", put)}</p>
        {yearFigure.expected > 1 ? (
          <p>{t("yearFigure", { ...completeness, aggregation: aggregationWord(indicator, t) })}</p>
        ) : null}
        <p className="text-sm text-muted">{t("achievementWhy")}</p>
      </Disclosure>
      <Sourced label={words("source")} text={`${target.plan}; ${target.source}`} />
    </>
  );
}

export function aggregationWord(
  { definition }: Pick<PublicIndicatorDetail, "definition">,
  t: ReturnType<typeof useTranslations<"PublicIndicators">>,
): string {
  return definition.cumulative ? t("cumulative") : t(`aggregations.${definition.aggregation}`);
}
