import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { type ReportedStatus, reportedStatuses } from "@/components/follow-up/recommendations/recommendation-status";
import { DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { Missing } from "@/components/ui/missing";
import { Notice } from "@/components/ui/notice";
import { PageSection } from "@/components/ui/page-header";
import type { Comparison } from "@/lib/evaluation/rounds/comparison";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatSigned } from "@/lib/platform/format/number";
import { ComparedRows, ComparedSections } from "./comparison-tables";

type Props = { compared: Comparison };
/** `decimals`: of scores that are computed here; official ones are given none and stand as they are. */
type ScoresProps = Props & { decimals?: number | undefined };

/** The final, the sections and the pillars of two rounds, and whether they may be compared at all. */
export function ComparedScores({ compared, decimals }: ScoresProps) {
  const t = useTranslations("Comparison");
  const { final, sections, pillars } = compared;
  const kinds = new Set([final, ...sections, ...pillars].map(({ difference }) => difference.kind));
  return (
    <>
      {kinds.has("instrument-changed") ? (
        <Notice tone="warning" title={t("none.instrument-changed")}>
          {t("changedBody")}
        </Notice>
      ) : kinds.has("instrument-unknown") ? (
        <Notice tone="warning" title={t("none.instrument-unknown")}>
          {t("unknownBody")}
        </Notice>
      ) : null}
      <PageSection id="akhir" title={t("final")}>
        <ComparedRows
          caption={t("final")}
          nameHeader={t("figure")}
          compared={compared}
          decimals={decimals}
          rows={[final]}
        />
        <Rescored compared={compared} />
      </PageSection>
      <PageSection id="bagian" title={t("sections")}>
        {sections.length > 0 ? <ComparedSections compared={compared} decimals={decimals} /> : <Missing />}
      </PageSection>
      <PageSection id="pilar" title={t("pillars")}>
        {pillars.length > 0 ? (
          <ComparedRows
            caption={t("pillars")}
            nameHeader={t("pillar")}
            compared={compared}
            decimals={decimals}
            rows={pillars}
          />
        ) : (
          <Missing />
        )}
      </PageSection>
    </>
  );
}

/** Where weights changed: the earlier round as it was scored, and as the later weights would have it. */
function Rescored({ compared: { rescored, earlier, later, sections } }: Props) {
  const t = useTranslations("Comparison");
  const locale = useLocale();
  const roundName = useRoundName();
  if (rescored.status === "same-weights" || rescored.status === "no-weights") return null;
  const names = { earlier: roundName(earlier), later: roundName(later) };
  if (rescored.status === "missing") {
    const missing = sections.filter(({ code }) => rescored.sections.includes(code)).map(({ name }) => name[locale]);
    return <p className="mt-4 text-muted">{t("rescoredMissing", { ...names, sections: missing.join(", ") })}</p>;
  }
  const figure = (value: string | null) => (value === null ? <Missing /> : formatScore(new Decimal(value), locale));
  return (
    <div className="mt-6 flex flex-col gap-3">
      <h3 className="font-semibold">{t("rescored", names)}</h3>
      <p className="max-w-prose text-muted">{t("rescoredLead", names)}</p>
      <DescriptionList
        items={[
          { term: t("asScored", names), details: figure(rescored.asScored) },
          { term: t("asRescored", names), details: figure(rescored.rescored) },
        ]}
      />
    </div>
  );
}

/** Recommendations by status; other recommendations each time, so more of one status is not better or worse. */
export function ComparedRecommendations({ compared }: Props) {
  const t = useTranslations("Comparison");
  const words = useTranslations("Recommendations.statuses");
  const locale = useLocale();
  const roundName = useRoundName();
  const rows = reportedStatuses.flatMap(({ status }) =>
    compared.recommendations.filter((row) => row.status === status),
  );
  return (
    <PageSection id="rekomendasi" title={t("recommendations")} lead={t("recommendationsLead")}>
      {rows.length === 0 ? (
        <p className="text-muted">{t("noRecommendations")}</p>
      ) : (
        <DataTable
          caption={t("recommendations")}
          captionHidden
          rows={rows}
          rowKey={({ status }) => status}
          columns={[
            {
              key: "status",
              header: t("status"),
              heading: true,
              cell: ({ status }) => words(status as ReportedStatus),
            },
            { key: "earlier", header: roundName(compared.earlier), numeric: true, cell: ({ earlier }) => earlier },
            { key: "later", header: roundName(compared.later), numeric: true, cell: ({ later }) => later },
            {
              key: "difference",
              header: t("difference"),
              numeric: true,
              cell: ({ difference }) => formatSigned(difference, { locale, decimals: 0 }),
            },
          ]}
        />
      )}
    </PageSection>
  );
}
