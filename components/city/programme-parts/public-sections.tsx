import { useTranslations } from "next-intl";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { PageSection } from "@/components/ui/page-header";
import type { PublicProgramme } from "@/lib/city/programmes/published";
import { FundingView } from "./funding-view";
import { MilestoneList } from "./milestone-list";
import { YearTable } from "./year-table";

/** What is published of a programme's years, milestones and money; a part of which nothing is published is left out. */
export function PublicPartSections({ programme: { parts, latest } }: { programme: PublicProgramme }) {
  const t = useTranslations("ProgrammeParts");
  const { years, milestones, funding } = parts;
  const progress = latest && { percent: latest.physicalPercent, year: Number(latest.period.slice(0, 4)) };
  return (
    <>
      {milestones.length > 0 ? (
        <PageSection id="tonggak" title={t("milestones")}>
          <MilestoneList today={null} milestones={milestones.map((row) => ({ ...row, key: `${row.number}` }))} />
        </PageSection>
      ) : null}
      {funding.length > 0 ? (
        <PageSection id="dana" title={t("funding")}>
          <FundingView
            progress={progress}
            lines={funding.map((row) => ({
              ...row,
              key: `${row.year} ${row.fund} ${row.label}`,
              source: <SourceText text={row.source} />,
            }))}
          />
        </PageSection>
      ) : null}
      {years.length > 0 ? (
        <PageSection id="tahun" title={t("years")}>
          <YearTable
            years={years.map((row) => ({ ...row, key: `${row.year}`, source: <SourceText text={row.source} /> }))}
          />
        </PageSection>
      ) : null}
    </>
  );
}
