import { useTranslations } from "next-intl";
import { EntryStatusBadge } from "@/components/city/entries/entry-status";
import { ButtonLink } from "@/components/ui/button";
import { PageSection } from "@/components/ui/page-header";
import type { listParts } from "@/lib/city/programme-parts/queries";
import type { Report } from "@/lib/city/programmes/queries";
import { dayIn } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { type PlainRoute, type Route, type RowPage, route } from "@/lib/platform/pages/routes";
import { FundingView } from "./funding-view";
import { MilestoneList } from "./milestone-list";
import { YearTable } from "./year-table";

type Parts = Awaited<ReturnType<typeof listParts>>;
type PartSectionsProps = { slug: string; parts: Parts; reports: Report[]; mayEnter: boolean; hasEnded: boolean };

type AddPage = Extract<Route, `/kelola/program/[slug]/${"tahun" | "tonggak" | "dana"}`>;

/** The years, milestones and money of a programme in the office, each with where it stands and a link to it. */
export function ProgrammePartSections({ slug, parts, reports, mayEnter, hasEnded }: PartSectionsProps) {
  const zone = useZone();
  const t = useTranslations("ProgrammeParts");
  const add = (page: Exclude<AddPage, PlainRoute>, label: string) =>
    mayEnter ? (
      <p className="pt-4">
        <ButtonLink variant="secondary" href={route(page, { slug })}>
          {label}
        </ButtonLink>
      </p>
    ) : null;
  const linked = (page: RowPage, id: string, text: string) => (
    <Link href={route(page, { id })} className="text-link">
      {text}
    </Link>
  );
  const newest = reports.find(({ physicalPercent, supersededAt }) => physicalPercent !== null && !supersededAt);
  const progress = newest?.physicalPercent
    ? { percent: newest.physicalPercent, year: Number(newest.period.slice(0, 4)) }
    : null;
  return (
    <>
      <PageSection id="tahun" title={t("years")}>
        {parts.years.length === 0 ? (
          <p className="text-muted">{t("noYears")}</p>
        ) : (
          <YearTable
            years={parts.years.map((row) => ({
              ...row,
              key: row.id,
              href: linked("/kelola/tahun-program/[id]", row.id, `${row.year}`),
              status: <EntryStatusBadge status={row.status} />,
            }))}
          />
        )}
        {add("/kelola/program/[slug]/tahun", t("addYear"))}
      </PageSection>
      <PageSection id="tonggak" title={t("milestones")}>
        {parts.milestones.length === 0 ? (
          <p className="text-muted">{t("noMilestones")}</p>
        ) : (
          <MilestoneList
            today={dayIn(zone, new Date())}
            hasEnded={hasEnded}
            milestones={parts.milestones.map((row) => ({
              ...row,
              key: row.id,
              title: linked("/kelola/tonggak/[id]", row.id, row.titleId),
              aside: <EntryStatusBadge status={row.status} />,
            }))}
          />
        )}
        {add("/kelola/program/[slug]/tonggak", t("addMilestone"))}
      </PageSection>
      <PageSection id="dana" title={t("funding")}>
        {parts.funding.length === 0 ? (
          <p className="text-muted">{t("noFunding")}</p>
        ) : (
          <FundingView
            progress={progress}
            lines={parts.funding.map((row) => ({
              ...row,
              key: row.id,
              href: linked("/kelola/dana/[id]", row.id, `${row.year}`),
              status: <EntryStatusBadge status={row.status} />,
            }))}
          />
        )}
        {add("/kelola/program/[slug]/dana", t("addFunding"))}
      </PageSection>
    </>
  );
}
