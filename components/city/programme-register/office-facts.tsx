import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { Indonesian } from "@/components/ui/indonesian";
import { Missing } from "@/components/ui/missing";
import type { getProgramme } from "@/lib/city/programmes/queries";
import { dayOf, formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

type OfficeProgrammeFactsProps = { programme: Awaited<ReturnType<typeof getProgramme>>; mayKeep: boolean };

/** What the register says of a programme. */
export function OfficeProgrammeFacts({ programme, mayKeep }: OfficeProgrammeFactsProps) {
  const t = useTranslations("Programmes");
  const status = useTranslations("ProgrammeStatus");
  const locale = useLocale();
  const { slug, code, agency, supports, partners, kelurahan, masterplanFrom, masterplanTo, subDimension } = programme;
  const benefit = locale === "en" && programme.benefitEn ? programme.benefitEn : programme.benefitId;
  const closedOn = dayOf(programme.closedOn);
  return (
    <DescriptionList
      items={[
        { term: t("code"), details: code ?? <Missing /> },
        { term: t("agency"), details: <Indonesian>{agency.name}</Indonesian> },
        ...(supports.length > 0
          ? [
              {
                term: t("supports"),
                details: <Indonesian>{supports.map((one) => one.agency.name).join("; ")}</Indonesian>,
              },
            ]
          : []),
        ...(subDimension ? [{ term: t("subDimension"), details: subDimension }] : []),
        {
          term: t("programmeStatus"),
          details: (
            <>
              {programme.status ? status(programme.status) : <Missing />}
              {closedOn ? (
                <span className="block text-sm text-muted">
                  {t("closedBecause", { date: formatDate(closedOn, locale), reason: programme.closedReason })}
                </span>
              ) : null}
            </>
          ),
        },
        { term: t("benefit"), details: benefit ? benefit : <Missing /> },
        ...(masterplanFrom !== null && masterplanTo !== null
          ? [
              {
                term: t("masterplan"),
                details: t("masterplanYears", { from: `${masterplanFrom}`, to: `${masterplanTo}` }),
              },
            ]
          : []),
        {
          term: t("kelurahan"),
          details: kelurahan.length > 0 ? kelurahan.map((one) => one.kelurahan.name).join(", ") : t("wholeCity"),
        },
        {
          term: t("partners"),
          details: (
            <>
              {partners.length > 0 ? (
                <ul>
                  {partners.map(({ id, name, kind }) => (
                    <li key={id}>
                      <Indonesian>{name}</Indonesian> ({t(`partnerKinds.${kind}`)})
                    </li>
                  ))}
                </ul>
              ) : (
                <p>{t("noPartners")}</p>
              )}
              {mayKeep ? (
                <Link href={route("/kelola/program/[slug]/mitra", { slug })} className="text-link">
                  {t("editPartners")}
                </Link>
              ) : null}
            </>
          ),
        },
        { term: t("source"), details: <Indonesian>{programme.source}</Indonesian> },
      ]}
    />
  );
}
