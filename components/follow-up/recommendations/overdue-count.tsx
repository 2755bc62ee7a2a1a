"use client";

import { useSyncExternalStore } from "react";
import { StatusBadge } from "@/components/ui/status-badge";
import { isOverdue } from "@/lib/follow-up/recommendations/overdue";
import { dayIn } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";

type OverdueCountProps = {
  dues: { dueOn: string; count: number }[];
  /** A sentence with # where the count stands: public pages hand no messages to the browser. */
  words: string;
};

const never = () => () => {};

/** How many open ones are late by the reader's clock in the city's zone: a kept page knows no midnight. Without scripts it is silent. */
export function OverdueCount({ dues, words }: OverdueCountProps) {
  const zone = useZone();
  const isLate = (dueOn: string) => isOverdue({ dueOn, status: null }, dayIn(zone, new Date()));
  const late = useSyncExternalStore(
    never,
    () => dues.reduce((sum, { dueOn, count }) => sum + (isLate(dueOn) ? count : 0), 0),
    () => 0,
  );
  return late > 0 ? <StatusBadge tone="danger">{words.replace("#", String(late))}</StatusBadge> : null;
}
