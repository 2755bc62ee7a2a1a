import { useLocale, useTranslations } from "next-intl";
import { AgencyName } from "@/components/city/agencies/agency-name";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { KelurahanLinks } from "@/components/city/kelurahan/kelurahan-links";
import { DescriptionList } from "@/components/ui/description-list";
import { Indonesian, NotTranslated } from "@/components/ui/indonesian";
import { Missing } from "@/components/ui/missing";
import type { PublicProgramme } from "@/lib/city/programmes/published";
import { formatPartialDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

export function ProgrammeFacts({ programme }: { programme: PublicProgramme }) {
  const t = useTranslations("PublicProgrammes");
  const office = useTranslations("Programmes");
  const words = useTranslations("ProgrammeParts");
  const locale = useLocale();
  const { agency, pillar, status, startedPeriod, endedPeriod, source, code, benefit, masterplan, closed } = programme;
  const { supports, subDimension, parts } = programme;
  return (
    <DescriptionList
      items={[
        { term: t("owner"), details: agency ? <AgencyName agency={agency} /> : <Missing /> },
        {
          term: t("pillar"),
          details: pillar ? (
            <Link
              href={route("/pilar/[slug]", { slug: pillar.slug })}
              className="text-link inline-flex min-h-11 items-center md:min-h-6"
            >
              {pillar.name}
            </Link>
          ) : (
            <Missing />
          ),
        },
        ...(benefit.id
          ? [{ term: t("benefit"), details: benefit[locale] || <NotTranslated>{benefit.id}</NotTranslated> }]
          : []),
        ...(subDimension ? [{ term: t("subDimension"), details: subDimension[locale] }] : []),
        ...(supports.length > 0
          ? [{ term: t("supports"), details: <Indonesian>{supports.map(({ name }) => name).join("; ")}</Indonesian> }]
          : []),
        ...(parts.partners.length > 0
          ? [
              {
                term: t("partners"),
                details: parts.partners.map(({ name, kind }) => (
                  <span key={`${kind} ${name}`} className="block">
                    <Indonesian>{name}</Indonesian> ({office(`partnerKinds.${kind}`)})
                  </span>
                )),
              },
            ]
          : []),
        ...(parts.kelurahan.length > 0
          ? [{ term: t("kelurahan"), details: <KelurahanLinks kelurahan={parts.kelurahan} /> }]
          : []),
        // Where money is published it has a part of the page; that none is must not be taken for none spent.
        ...(parts.funding.length > 0 ? [] : [{ term: words("funding"), details: <Missing /> }]),
        ...(code ? [{ term: t("code"), details: code }] : []),
        ...(masterplan
          ? [
              {
                term: t("masterplan"),
                details: t("masterplanYears", { from: `${masterplan.from}`, to: `${masterplan.to}` }),
              },
            ]
          : []),
        ...(closed
          ? [
              {
                term: t("closed"),
                details: (
                  <>
                    {formatPartialDate(closed.on, locale)}: <Indonesian>{closed.reason}</Indonesian>
                  </>
                ),
              },
            ]
          : []),
        { term: t("started"), details: startedPeriod ? formatPartialDate(startedPeriod, locale) : <Missing /> },
        ...(endedPeriod ? [{ term: t("ended"), details: formatPartialDate(endedPeriod, locale) }] : []),
        { term: t("status"), details: status ? t(`statuses.${status}`) : <Missing owedBy={agency?.shortName} /> },
        { term: t("source"), details: <SourceText text={source} /> },
      ]}
    />
  );
}
