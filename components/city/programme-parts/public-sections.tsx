import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { PublicEvidenceList } from "@/components/city/shown-evidence/public-evidence";
import { Fold } from "@/components/ui/fold";
import { PageSection } from "@/components/ui/page-header";
import { hasEnded } from "@/lib/city/programme-parts/milestone-standing";
import type { PublicProgramme } from "@/lib/city/programmes/published";
import type { PublicEvidence } from "@/lib/city/shown-evidence/published";
import { FundingView } from "./funding-view";
import { MilestoneList } from "./milestone-list";
import { YearTable } from "./year-table";

type PublicPartSectionsProps = {
  programme: PublicProgramme;
  /** What can be done with the drawing of the money. */
  afterMoney?: ReactNode;
};

/** What is published of a programme's years, milestones and money; a part of which nothing is published is left out. */
export function PublicPartSections({
  programme: { parts, latest, pillar, status, closed },
  afterMoney,
}: PublicPartSectionsProps) {
  const t = useTranslations("ProgrammeParts");
  const { years, milestones, funding } = parts;
  const progress = latest && { percent: latest.physicalPercent, year: Number(latest.period.slice(0, 4)) };
  return (
    <>
      {milestones.length > 0 ? (
        <PageSection id="tonggak" title={t("milestones")}>
          <MilestoneList
            today={null}
            hasEnded={hasEnded({ status, closed: closed !== null })}
            milestones={milestones.map((row) => ({
              ...row,
              key: `${row.number}`,
              aside: row.evidence.length > 0 ? <PublicEvidenceList items={row.evidence} /> : null,
            }))}
          />
        </PageSection>
      ) : null}
      {funding.length > 0 ? (
        <PageSection id="dana" title={t("funding")}>
          <FundingView
            progress={progress}
            chart={{ ...(pillar ? { pillar: pillar.code } : {}), after: afterMoney }}
            lines={funding.map((row) => ({
              ...row,
              key: `${row.year} ${row.fund} ${row.label}`,
              source: <Proof {...row} />,
            }))}
          />
        </PageSection>
      ) : null}
      {years.length > 0 ? (
        <PageSection id="tahun" title={t("years")}>
          <Fold onlyOnPhone summary={t("yearLines", { count: years.length })}>
            <YearTable years={years.map((row) => ({ ...row, key: `${row.year}`, source: <Proof {...row} /> }))} />
          </Fold>
        </PageSection>
      ) : null}
    </>
  );
}

/** The document that says it, and what everybody may open of it. */
function Proof({ source, evidence }: { source: string; evidence: PublicEvidence[] }) {
  return (
    <>
      <SourceText text={source} />
      <PublicEvidenceList items={evidence} />
    </>
  );
}
