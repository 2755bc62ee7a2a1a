"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import { isOverdue, type RecommendationStatus } from "@/lib/follow-up/recommendations/overdue";
import { dayIn } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";

type OverdueMarkProps = { dueOn: string | null; status: RecommendationStatus | null; children: ReactNode };

const never = () => () => {};

/**
 * Shows its children once the due day has passed. The reader's clock decides: public pages are rendered at a
 * publication and then kept, past any midnight. Without scripts the due date beside it says the same.
 */
export function OverdueMark({ children, ...due }: OverdueMarkProps) {
  const zone = useZone();
  const overdue = useSyncExternalStore(
    never,
    () => isOverdue(due, dayIn(zone, new Date())),
    () => false,
  );
  return overdue ? children : null;
}
