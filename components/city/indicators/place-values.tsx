import { useLocale, useTranslations } from "next-intl";
import { BarChart } from "@/components/charts/bar-chart";
import { Card } from "@/components/ui/card";
import { latestByPlace } from "@/lib/city/indicators/by-place";
import type { PublicIndicatorDetail } from "@/lib/city/indicators/published";
import { formatPeriod } from "@/lib/platform/format/period";
import { useUnitName } from "./figure-words";
import { useTold } from "./target-words";

/** The newest figures of the kelurahan beside each other, the highest first; what is kept back is told as that. */
export function PlaceValues({ indicator }: { indicator: PublicIndicatorDetail }) {
  const t = useTranslations("PublicIndicators");
  const locale = useLocale();
  const unitName = useUnitName();
  const told = useTold();
  const newest = latestByPlace(indicator.kelurahanValues);
  if (!newest) return null;
  const period = formatPeriod(newest.period, locale);
  const notes = [
    ...(newest.values.some(({ hidden }) => hidden) ? [t("placeHidden")] : []),
    ...(newest.missing > 0 ? [t("placeMissing", { period, count: newest.missing })] : []),
  ];
  return (
    <Card className="mb-4" pillar={indicator.pillar?.code}>
      <BarChart
        title={indicator.name[locale]}
        lead={t("placeLead", { unit: unitName(newest.unit), period })}
        note={notes.length > 0 ? notes.join(" ") : undefined}
        pillar={indicator.pillar?.code}
        categoryLabel={t("kelurahan")}
        isRanked
        isDense
        bars={newest.values.map((value) => ({
          key: value.kelurahan ?? "",
          label: value.kelurahan ?? "",
          value: value.value === null ? null : Number(value.value),
          text: told(value),
        }))}
      />
    </Card>
  );
}
