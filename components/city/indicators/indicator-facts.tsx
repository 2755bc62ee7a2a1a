import { useLocale, useTranslations } from "next-intl";
import { AgencyName } from "@/components/city/agencies/agency-name";
import { DescriptionList } from "@/components/ui/description-list";
import { Indonesian } from "@/components/ui/indonesian";
import { Missing } from "@/components/ui/missing";
import type { PublicIndicatorDetail } from "@/lib/city/indicators/published";
import { formatDecimal } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { useUnitName } from "./figure-words";
import { aggregationWord } from "./indicator-summary";

/** What is measured and by whom: the metadata that Satu Data Indonesia asks for. */
export function IndicatorFacts({ indicator }: { indicator: PublicIndicatorDetail }) {
  const t = useTranslations("PublicIndicators");
  const unitName = useUnitName();
  const { definition, agency, programme, code } = indicator;
  const { sdg } = definition;
  return (
    <DescriptionList
      items={[
        { term: t("code"), details: code },
        { term: t("definition"), details: <Indonesian>{definition.formulaId}</Indonesian> },
        { term: t("unit"), details: unitName(definition.unit) },
        { term: t("polarity"), details: t(`polarities.${definition.polarity}`) },
        { term: t("frequency"), details: t(`frequencies.${definition.frequency}`) },
        { term: t("aggregation"), details: aggregationWord(indicator, t) },
        { term: t("scale"), details: <Bounds indicator={indicator} /> },
        { term: t("owner"), details: agency ? <AgencyName agency={agency} /> : <Missing /> },
        { term: t("dataSource"), details: <Indonesian>{definition.dataSource}</Indonesian> },
        { term: t("sdg"), details: sdg ? t("sdgValue", { sdg }) : <Missing /> },
        ...(programme
          ? [
              {
                term: t("programme"),
                details: (
                  <Link
                    href={route("/program/[slug]", { slug: programme.slug })}
                    prefetch={false}
                    className="text-link"
                  >
                    {programme.name}
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Bounds({ indicator: { definition } }: { indicator: PublicIndicatorDetail }) {
  const t = useTranslations("PublicIndicators");
  const locale = useLocale();
  const [min, max] = [definition.scaleMin, definition.scaleMax].map((end) =>
    end === null ? null : formatDecimal(end, { locale }),
  );
  if (min != null && max != null) return t("scaleBetween", { min, max });
  if (min != null) return t("scaleFrom", { min });
  if (max != null) return t("scaleTo", { max });
  return <Missing />;
}
