import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BarChart } from "@/components/charts/bar-chart";
import { PlaceMap } from "@/components/city/kelurahan/place-map";
import { Card } from "@/components/ui/card";
import { pillarHue } from "@/components/ui/pillar-hue";
import { latestByPlace } from "@/lib/city/indicators/by-place";
import type { PublicIndicatorDetail } from "@/lib/city/indicators/published";
import type { PublicKelurahanMap } from "@/lib/city/kelurahan-map/published";
import { formatPeriod } from "@/lib/platform/format/period";
import { useUnitName } from "./figure-words";
import { useTold } from "./target-words";

type PlaceValuesProps = { indicator: PublicIndicatorDetail; map: PublicKelurahanMap | null; after?: ReactNode };

/** The newest figures of the kelurahan beside each other, the highest first; what is kept back is told as that. */
export function PlaceValues({ indicator, map, after }: PlaceValuesProps) {
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
      {map && map.shapes.length > 0 ? (
        <div
          data-pillar={indicator.pillar ? pillarHue(indicator.pillar.code) : undefined}
          className={indicator.pillar ? "text-pillar" : "text-accent"}
        >
          <PlaceMap
            map={map}
            decimals={indicator.definition.decimals}
            figures={newest.values.map((value) => ({
              ...{ name: value.kelurahan ?? "", value: value.value },
              text: told(value),
            }))}
          />
        </div>
      ) : null}
      <BarChart
        title={indicator.name[locale]}
        lead={t("placeLead", { unit: unitName(newest.unit), period })}
        note={notes.length > 0 ? notes.join(" ") : undefined}
        pillar={indicator.pillar?.code}
        categoryLabel={t("kelurahan")}
        isRanked
        isDense
        after={after}
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
