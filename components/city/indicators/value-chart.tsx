import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LineChart } from "@/components/charts/line-chart";
import { Card } from "@/components/ui/card";
import type { PublicIndicatorDetail } from "@/lib/city/indicators/published";
import { formatDate } from "@/lib/platform/format/date";
import { useNumber, useUnitName } from "./figure-words";
import { valueLine } from "./value-line";

/** The values of an indicator as a line with its targets, and its table. */
export function ValueChart({ indicator, after }: { indicator: PublicIndicatorDetail; after?: ReactNode }) {
  const t = useTranslations("PublicIndicators");
  const locale = useLocale();
  const unitName = useUnitName();
  const line = valueLine(indicator, useNumber(), locale);
  if (!line) return null;
  const { name, pillar, retired, replacedBy } = indicator;
  const ending = retired
    ? replacedBy
      ? t("endsReplaced", { date: formatDate(retired.from, locale), name: replacedBy.name[locale] })
      : t("ends", { date: formatDate(retired.from, locale) })
    : "";
  const others = line.leftOut ? t("otherUnits") : "";
  return (
    <Card className="mt-4" pillar={pillar?.code}>
      <LineChart
        title={name[locale]}
        lead={t("chartLead", { unit: unitName(line.unit), kind: t(`kinds.${line.kind}`) })}
        valueLabel={t("latestColumn", { unit: unitName(line.unit) })}
        pillar={pillar?.code}
        note={[others, ending].filter(Boolean).join(" ") || undefined}
        points={line.points}
        after={after}
      />
    </Card>
  );
}
