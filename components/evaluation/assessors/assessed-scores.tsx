import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import { PageSection } from "@/components/ui/page-header";
import { sheetOf } from "@/lib/evaluation/assessments/lanes";
import type { Assessment } from "@/lib/evaluation/assessments/queries";
import { computeScores, type Mean } from "@/lib/evaluation/assessments/score";
import { formatComputedScore, formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatPercent } from "@/lib/platform/format/number";

type Row = { code: string; name: string; weight: string | null; self: Mean; official: string | null };

/** Section and pillar scores: what the verified answers come to, and the letter's, side by side. */
export function AssessedScores({ assessment, decimals }: { assessment: Assessment; decimals: number }) {
  const t = useTranslations("Assessor");
  const locale = useLocale();
  const result = computeScores(sheetOf(assessment, "SELF"));
  const sections = assessment.sections.flatMap(({ code, name, weight, official }, index): Row[] => {
    const self = result.sections[index]?.mean;
    return self ? [{ code, name: name[locale], weight, self, official: official?.value ?? null }] : [];
  });
  const pillars = assessment.pillars.flatMap(({ code, name, official }, index): Row[] => {
    const self = result.pillars[index]?.mean;
    return self ? [{ code, name, weight: null, self, official: official?.value ?? null }] : [];
  });
  return (
    <>
      <PageSection id="bagian" title={t("sections")}>
        <Scores caption={t("sections")} header={t("section")} rows={sections} decimals={decimals} />
      </PageSection>
      <PageSection id="pilar" title={t("pillars")}>
        <Scores caption={t("pillars")} header={t("pillar")} rows={pillars} decimals={decimals} />
      </PageSection>
    </>
  );
}

type ScoresProps = { caption: string; header: string; rows: Row[]; decimals: number };

function Scores({ caption, header, rows, decimals }: ScoresProps) {
  const t = useTranslations("Assessor");
  const locale = useLocale();
  const weighted = rows.some(({ weight }) => weight !== null);
  const shown = (value: Decimal) => formatComputedScore(value, locale, decimals);
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        { key: "name", header, heading: true, cell: ({ name }) => name },
        ...(weighted
          ? [
              {
                key: "weight",
                header: t("weight"),
                numeric: true,
                cell: ({ weight }: Row) => formatPercent(new Decimal(weight ?? 0).times(100), { locale }),
              },
            ]
          : []),
        {
          key: "self",
          header: t("self"),
          numeric: true,
          cell: ({ self }: Row) =>
            self.status === "complete"
              ? shown(self.value)
              : t(self.status === "notApplicable" ? "notApplicable" : "incomplete"),
        },
        {
          key: "official",
          header: t("official"),
          numeric: true,
          cell: ({ official }: Row) => (official === null ? <Missing /> : formatScore(official, locale)),
        },
      ]}
    />
  );
}
