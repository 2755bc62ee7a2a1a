import { useLocale, useTranslations } from "next-intl";
import { useUnitChange } from "@/components/city/indicators/figure-words";
import { TargetText, Told } from "@/components/city/indicators/told";
import { DescriptionList } from "@/components/ui/description-list";
import { Indonesian } from "@/components/ui/indonesian";
import { Missing } from "@/components/ui/missing";
import { measureOf } from "@/lib/city/indicators/definition-for";
import type { getIndicator } from "@/lib/city/indicators/queries";
import { dayOf, formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

type OfficeIndicatorFactsProps = { indicator: Awaited<ReturnType<typeof getIndicator>>; mayKeep: boolean };

/** What the register says of an indicator, and where it is changed. */
export function OfficeIndicatorFacts({ indicator, mayKeep }: OfficeIndicatorFactsProps) {
  const t = useTranslations("OfficeIndicators");
  const locale = useLocale();
  const meaning = locale === "en" && indicator.meaningEn ? indicator.meaningEn : indicator.meaningId;
  const { code, agency, producer, steward, definition, frameworks, targets } = indicator;
  return (
    <>
      <DescriptionList
        items={[
          { term: t("code"), details: code },
          { term: t("agency"), details: <Indonesian>{agency.name}</Indonesian> },
          ...(producer ? [{ term: t("producer"), details: <Indonesian>{producer.name}</Indonesian> }] : []),
          ...(steward ? [{ term: t("steward"), details: <Indonesian>{steward.name}</Indonesian> }] : []),
          { term: t("meaning"), details: meaning ? meaning : <Missing /> },
          { term: t("unit"), details: <span lang="id">{definition.unit}</span> },
          ...(definition.states.length > 0 ? [{ term: t("states"), details: definition.states.join("; ") }] : []),
          { term: t("frequency"), details: t(`frequencies.${definition.frequency}`) },
          { term: t("formula"), details: <span lang="id">{definition.formulaId}</span> },
          { term: t("definitions"), details: <Definitions indicator={indicator} /> },
          { term: t("baseline"), details: <Baseline indicator={indicator} /> },
          {
            term: t("targets"),
            details: (
              <>
                {targets.slice(0, 3).map(({ id, year, target }) => (
                  <span key={id} className="block">
                    {year}: <TargetText target={target} measure={measureOf(indicator.definitions, year)} />
                  </span>
                ))}
                <Link href={route("/kelola/indikator/[kode]/target", { kode: code })} className="text-link">
                  {t("targets")}
                </Link>
              </>
            ),
          },
          {
            term: t("frameworks"),
            details:
              frameworks.length > 0 ? frameworks.map((one) => `${one.framework} ${one.code}`).join("; ") : t("none"),
          },
          ...(indicator.moves.length > 0 ? [{ term: t("moves"), details: <Moves indicator={indicator} /> }] : []),
        ]}
      />
      {mayKeep ? <KeepLinks indicator={indicator} /> : null}
    </>
  );
}

type PartProps = Pick<OfficeIndicatorFactsProps, "indicator">;

function KeepLinks({ indicator: { code: kode, retiredFrom } }: PartProps) {
  const t = useTranslations("OfficeIndicators");
  const links = [
    { href: route("/kelola/indikator/[kode]/ubah", { kode }), label: t("edit") },
    { href: route("/kelola/indikator/[kode]/definisi-baru", { kode }), label: t("newDefinition") },
    { href: route("/kelola/indikator/[kode]/pindah", { kode }), label: t("move") },
    { href: route("/kelola/indikator/[kode]/kerangka", { kode }), label: t("frameworks") },
    ...(retiredFrom ? [] : [{ href: route("/kelola/indikator/[kode]/henti", { kode }), label: t("retire") }]),
  ];
  return (
    <nav aria-label={t("keep")}>
      <ul className="flex flex-wrap gap-x-6">
        {links.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} className="text-link inline-flex min-h-11 items-center md:min-h-6">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Definitions({ indicator: { definitions } }: PartProps) {
  const t = useTranslations("OfficeIndicators");
  const unitChange = useUnitChange();
  const locale = useLocale();
  return (
    <ul>
      {definitions.map(({ number, validFrom, reason }, index) => (
        <li key={number}>
          {validFrom
            ? t("definitionSince", { number, date: formatDate(dayOf(validFrom), locale), reason })
            : t("firstDefinition", { number })}
          {unitChange(definitions, index)}
        </li>
      ))}
    </ul>
  );
}

function Baseline({ indicator }: PartProps) {
  const { definitions, baselineYear, baselineValue: value, baselineState: state, baselineSource } = indicator;
  if (baselineYear === null) return <Missing />;
  return (
    <>
      <Told value={{ value, state, ...measureOf(definitions, baselineYear) }} /> ({baselineYear}) ·{" "}
      <Indonesian>{baselineSource}</Indonesian>
    </>
  );
}

function Moves({ indicator: { moves } }: PartProps) {
  const t = useTranslations("OfficeIndicators");
  const locale = useLocale();
  return (
    <ul>
      {moves.map(({ id, fromPillar, toPillar, movedOn, reason }) => (
        <li key={id}>
          {t("moved", { from: fromPillar.name, to: toPillar.name, date: formatDate(dayOf(movedOn), locale), reason })}
        </li>
      ))}
    </ul>
  );
}
