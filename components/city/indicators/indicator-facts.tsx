import { useLocale, useTranslations } from "next-intl";
import { AgencyName } from "@/components/city/agencies/agency-name";
import { DescriptionList } from "@/components/ui/description-list";
import { Indonesian, NotTranslated } from "@/components/ui/indonesian";
import { Missing } from "@/components/ui/missing";
import type { PublicIndicatorDetail } from "@/lib/city/indicators/published";
import { formatDate } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { useUnitChange, useUnitName } from "./figure-words";
import { aggregationWord } from "./indicator-summary";
import { useTold } from "./target-words";

/** What is measured and by whom: the metadata that Satu Data Indonesia asks for. */
export function IndicatorFacts({ indicator }: { indicator: PublicIndicatorDetail }) {
  const t = useTranslations("PublicIndicators");
  const unitName = useUnitName();
  const { definition, agency, producer, steward, programme, code, retired, frameworks, moves } = indicator;
  const locale = useLocale();
  const told = useTold();
  const { baseline } = indicator;
  const { sdg } = definition;
  return (
    <DescriptionList
      items={[
        { term: t("code"), details: code },
        // Where there is one it stands at the head of the page.
        ...(indicator.meaning.id ? [] : [{ term: t("meaning"), details: <Missing /> }]),
        { term: t("definition"), details: <NotTranslated>{definition.formulaId}</NotTranslated> },
        { term: t("unit"), details: unitName(definition.unit) },
        { term: t("polarity"), details: t(`polarities.${definition.polarity}`) },
        { term: t("frequency"), details: t(`frequencies.${definition.frequency}`) },
        { term: t("aggregation"), details: aggregationWord(indicator, t) },
        { term: t("scale"), details: <Bounds indicator={indicator} /> },
        { term: t("owner"), details: agency ? <AgencyName agency={agency} /> : <Missing /> },
        ...(producer && producer.code !== agency?.code
          ? [{ term: t("producer"), details: <AgencyName agency={producer} /> }]
          : []),
        ...(steward ? [{ term: t("steward"), details: <AgencyName agency={steward} /> }] : []),
        { term: t("dataSource"), details: <NotTranslated>{definition.dataSource}</NotTranslated> },
        { term: t("sdg"), details: sdg ? t("sdgValue", { sdg }) : <Missing /> },
        ...(frameworks.length > 0
          ? [
              {
                term: t("frameworks"),
                details: frameworks.map((one) => `${one.framework} ${one.code}`).join("; "),
              },
            ]
          : []),
        ...(baseline
          ? [
              {
                term: t("baseline"),
                details: (
                  <>
                    {told(baseline)} ({baseline.year}) · <Indonesian>{baseline.source}</Indonesian>
                  </>
                ),
              },
            ]
          : []),
        ...(retired
          ? [
              {
                term: t("retired"),
                details: (
                  <>
                    {formatDate(retired.from, locale)}: <Indonesian>{retired.reason}</Indonesian>
                    {indicator.replacedBy ? <ReplacedBy next={indicator.replacedBy} /> : null}
                  </>
                ),
              },
            ]
          : []),
        ...(indicator.definitions.length > 1
          ? [{ term: t("definitions"), details: <Definitions indicator={indicator} /> }]
          : []),
        ...(moves.length > 0
          ? [
              {
                term: t("moves"),
                details: moves.map(({ from, to, movedOn, reason }) => (
                  <span key={movedOn} className="block">
                    {t("moved", { from, to, date: formatDate(movedOn, locale) })} <Indonesian>{reason}</Indonesian>
                  </span>
                )),
              },
            ]
          : []),
        ...(programme
          ? [
              {
                term: t("programme"),
                details: (
                  <Link
                    href={route("/program/[slug]", { slug: programme.slug })}
                    className="text-link inline-flex min-h-11 items-center md:min-h-6"
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

/** How it was measured before, and why that was changed. */
function Definitions({ indicator: { definitions } }: { indicator: PublicIndicatorDetail }) {
  const t = useTranslations("PublicIndicators");
  const locale = useLocale();
  const unitChange = useUnitChange();
  return (
    <ul className="flex flex-col gap-1">
      {definitions.map(({ number, validFrom, reason, formulaId }, index) => (
        <li key={number}>
          {validFrom
            ? t("definitionFrom", { number, date: formatDate(validFrom, locale) })
            : t("definitionN", { number })}
          {unitChange(definitions, index)}: <Indonesian>{[formulaId, reason].filter(Boolean).join(". ")}</Indonesian>
        </li>
      ))}
    </ul>
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

/** The way to what is measured in its place: another series, beginning anew. */
function ReplacedBy({ next }: { next: NonNullable<PublicIndicatorDetail["replacedBy"]> }) {
  const t = useTranslations("PublicIndicators");
  const locale = useLocale();
  return (
    <span className="block">
      {t("replacedBy")}{" "}
      <Link href={route("/indikator/[kode]", { kode: next.code })} className="text-link">
        {next.code} {next.name[locale]}
      </Link>
    </span>
  );
}
