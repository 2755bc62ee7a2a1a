import { useLocale, useTranslations } from "next-intl";
import { AgencyName } from "@/components/city/agencies/agency-name";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { DescriptionList } from "@/components/ui/description-list";
import { Missing } from "@/components/ui/missing";
import type { PublicProgramme } from "@/lib/city/programmes/published";
import { formatPartialDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

export function ProgrammeFacts({ programme }: { programme: PublicProgramme }) {
  const t = useTranslations("PublicProgrammes");
  const locale = useLocale();
  const { agency, pillar, status, startedPeriod, endedPeriod, source } = programme;
  return (
    <DescriptionList
      items={[
        { term: t("owner"), details: agency ? <AgencyName agency={agency} /> : <Missing /> },
        {
          term: t("pillar"),
          details: pillar ? (
            <Link href={route("/pilar/[slug]", { slug: pillar.slug })} prefetch={false} className="text-link">
              {pillar.name}
            </Link>
          ) : (
            <Missing />
          ),
        },
        { term: t("started"), details: startedPeriod ? formatPartialDate(startedPeriod, locale) : <Missing /> },
        ...(endedPeriod ? [{ term: t("ended"), details: formatPartialDate(endedPeriod, locale) }] : []),
        { term: t("status"), details: status ? t(`statuses.${status}`) : <Missing owedBy={agency?.shortName} /> },
        { term: t("source"), details: <SourceText text={source} /> },
      ]}
    />
  );
}
