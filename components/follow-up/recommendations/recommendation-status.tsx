import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StackedBar } from "@/components/charts/stacked-bar";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { RecommendationStatus } from "@/lib/follow-up/recommendations/overdue";
import type { RecommendationCounts } from "@/lib/follow-up/recommendations/published";
import { formatDecimal } from "@/lib/platform/format/number";

export type ReportedStatus = RecommendationStatus | "NONE";

const tones: Record<ReportedStatus, Tone> = {
  DONE: "success",
  IN_PROGRESS: "warning",
  NOT_STARTED: "danger",
  NOT_FEASIBLE: "info",
  NONE: "neutral",
};

/** In the order in which work moves, the finished first; addresses name the status in Indonesian. */
export const reportedStatuses: { status: ReportedStatus; slug: string }[] = [
  { status: "DONE", slug: "sesuai" },
  { status: "IN_PROGRESS", slug: "dalam-proses" },
  { status: "NOT_STARTED", slug: "belum-ditindaklanjuti" },
  { status: "NOT_FEASIBLE", slug: "tidak-dapat-ditindaklanjuti" },
  { status: "NONE", slug: "belum-ada-laporan" },
];

export function RecommendationStatusBadge({ status }: { status: RecommendationStatus | null }) {
  const t = useTranslations("Recommendations.statuses");
  return (
    <StatusBadge tone={tones[status ?? "NONE"]} wraps={status === "NOT_FEASIBLE" || status === "IN_PROGRESS"}>
      {t(status ?? "NONE")}
    </StatusBadge>
  );
}

/** How many recommendations of a round stand where; the four words of the audit board, also where none has one. */
export function RecommendationBar({ counts, note }: { counts: RecommendationCounts; note?: ReactNode }) {
  const t = useTranslations("Recommendations");
  const locale = useLocale();
  const roundName = useRoundName();
  return (
    <StackedBar
      title={t("chartTitle", { done: counts.byStatus.DONE, count: counts.total, round: roundName(counts.round) })}
      categoryLabel={t("statusColumn")}
      valueLabel={t("countColumn")}
      note={note}
      parts={reportedStatuses
        .filter(({ status }) => status !== "NONE" || counts.byStatus.NONE > 0)
        .map(({ status }) => ({
          key: status,
          label: t(`statuses.${status}`),
          value: counts.byStatus[status],
          text: formatDecimal(counts.byStatus[status], { locale }),
          tone: tones[status],
        }))}
    />
  );
}
