import { useLocale, useTranslations } from "next-intl";
import { LinkedWords, Sourced } from "@/components/city/fact-sources/source-text";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Stat } from "@/components/ui/stat";
import { StatusBadge } from "@/components/ui/status-badge";
import type { PublicIndicatorDetail } from "@/lib/city/indicators/published";
import { formatPercent } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";
import { useNumber, useTrend, useUnitName } from "./figure-words";
import { useTarget, useTold } from "./target-words";

/** Latest value, what it is against its target, and how that was computed. */
export function IndicatorSummary({ indicator }: { indicator: PublicIndicatorDetail }) {
  const t = useTranslations("PublicIndicators");
  const words = useTranslations("Public");
  const locale = useLocale();
  const told = useTold();
  const unitName = useUnitName();
  const { latest, definition, pillar, trend } = indicator;
  const moved = useTrend()(trend, latest ?? definition);
  if (!latest) return null;
  const plain = latest.unit === "indeks" && latest.value !== null;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Card pillar={pillar?.code} className="flex flex-col gap-2">
        <Stat
          large
          label={t("latestIn", { period: formatPeriod(latest.period, locale) })}
          value={told(latest)}
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
  const say = useTarget();
  const { yearFigure, target, achievementPercent, targetMet } = indicator;
  const year = `${yearFigure?.year ?? ""}`;
  const isOfYear = target?.year === yearFigure?.year;
  if (!target || !yearFigure || !isOfYear || (yearFigure.value === null && yearFigure.state === null)) {
    return (
      <>
        <Stat label={t("achievement", { year })} value={null} />
        <p className="text-sm text-muted">{t(target && isOfYear ? "otherDefinition" : "targetMissing", { year })}</p>
        {target && !isOfYear ? (
          <p className="text-sm text-muted">
            {t("targetOther", { value: say(target, target), year: `${target.year}` })}
          </p>
        ) : null}
      </>
    );
  }
  if (targetMet === null) {
    const completeness = { year, counted: yearFigure.counted, expected: yearFigure.expected };
    return (
      <>
        <Stat label={t("achievement", { year })} value={null} />
        {yearFigure.ratable ? null : <p className="text-sm text-muted">{t("notRatable", completeness)}</p>}
      </>
    );
  }
  return (
    <>
      {achievementPercent === null ? (
        <Stat large label={t("targetIn", { year })} value={say(target, target)} />
      ) : (
        <AchievedPercent indicator={indicator} percent={achievementPercent} />
      )}
      <p>
        <StatusBadge tone={targetMet ? "success" : "danger"}>
          {words(targetMet ? "targetMet" : "targetNotMet")}
        </StatusBadge>
      </p>
      {achievementPercent === null ? (
        <p className="text-sm text-muted">{t(`withoutPercent.${target.kind}`)}</p>
      ) : (
        <HowComputed indicator={indicator} percent={achievementPercent} />
      )}
      <Sourced label={words("source")} text={`${target.plan}; ${target.source}`} />
    </>
  );
}

type PercentProps = { indicator: PublicIndicatorDetail; percent: string };

function AchievedPercent({ indicator: { target }, percent }: PercentProps) {
  const t = useTranslations("PublicIndicators");
  const words = useTranslations("Public");
  const locale = useLocale();
  const say = useTarget();
  return (
    <Stat
      large
      label={t("achievement", { year: `${target?.year ?? ""}` })}
      value={formatPercent(percent, { locale, decimals: 2 })}
      unit={target ? t("ofTarget", { target: say(target, target) }) : undefined}
      status={words("internal")}
    />
  );
}

/** The formula with the figures put in: only a target that is one figure has a percentage. */
function HowComputed({ indicator, percent }: PercentProps) {
  const t = useTranslations("PublicIndicators");
  const words = useTranslations("Public");
  const locale = useLocale();
  const number = useNumber();
  const { yearFigure, target, definition } = indicator;
  if (yearFigure?.value == null || target?.kind !== "VALUE") return null;
  const { year, counted, expected } = yearFigure;
  const put = {
    value: number(yearFigure.value, definition.decimals, yearFigure.estimated ? "ESTIMATE" : undefined),
    target: number(target.value, definition.decimals),
    result: formatPercent(percent, { locale, decimals: 2 }),
  };
  return (
    <Disclosure summary={words("howComputed")}>
      <p>{t(definition.polarity === "LOWER" ? "achievementLower" : "achievementHigher", put)}</p>
      {expected > 1 ? (
        <p>{t("yearFigure", { year: `${year}`, counted, expected, aggregation: aggregationWord(indicator, t) })}</p>
      ) : null}
      <p className="text-sm text-muted">{t("achievementWhy")}</p>
    </Disclosure>
  );
}

export function aggregationWord(
  { definition }: Pick<PublicIndicatorDetail, "definition">,
  t: ReturnType<typeof useTranslations<"PublicIndicators">>,
): string {
  return definition.cumulative ? t("cumulative") : t(`aggregations.${definition.aggregation}`);
}
