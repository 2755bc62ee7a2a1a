import type { ReactNode } from "react";
import { DueWords } from "@/components/ui/due-words";
import { StatusBadge } from "@/components/ui/status-badge";
import { canBecomeOverdue, type RecommendationStatus } from "@/lib/follow-up/recommendations/overdue";
import { useZone } from "@/lib/platform/i18n/use-zone";

type OverdueMarkProps = { dueOn: string | null; status: RecommendationStatus | null; children: ReactNode };

/** Shows its children once the due day has passed. Without scripts the due date beside it says the same. */
export function OverdueMark({ dueOn, status, children }: OverdueMarkProps) {
  const zone = useZone();
  return dueOn && canBecomeOverdue(status) ? <DueWords dueOn={dueOn} zone={zone} late={children} /> : null;
}

type OverdueCountProps = {
  dues: { dueOn: string; count: number }[];
  /** A sentence with # where the count stands. */
  words: string;
};

/** How many open ones are late by the reader's clock in the city's zone: a kept page knows no midnight. Without scripts it is silent. */
export function OverdueCount({ dues, words }: OverdueCountProps) {
  const zone = useZone();
  const [before, after] = words.split("#");
  return (
    <span
      data-dues={JSON.stringify(dues.map(({ dueOn, count }) => [dueOn, count]))}
      data-zone={zone}
      hidden
      suppressHydrationWarning
    >
      <StatusBadge tone="danger">
        {before}
        <span data-count="" suppressHydrationWarning>
          #
        </span>
        {after}
      </StatusBadge>
    </span>
  );
}
