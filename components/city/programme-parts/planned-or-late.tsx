"use client";
import { useSyncExternalStore } from "react";
import { milestoneStanding } from "@/lib/city/programme-parts/milestone-standing";
import { dayIn } from "@/lib/platform/format/date";
import type { Zone } from "@/lib/platform/format/zone";

type PlannedOrLateProps = { dueOn: string; zone: Zone; planned: string; late: string };

const never = () => () => {};

/**
 * A public page is kept until something is published: what it said of lateness would become untrue overnight. The server
 * and a browser without scripts leave it at the due day; the reader's clock, in the city's zone, says the rest.
 */
export function PlannedOrLate({ dueOn, zone, planned, late }: PlannedOrLateProps) {
  const today = useSyncExternalStore(
    never,
    () => dayIn(zone, new Date()),
    () => null,
  );
  if (today === null) return null;
  const isLate = milestoneStanding({ state: "PLANNED", dueOn }, today) === "LATE";
  return (
    <>
      {" · "}
      <span className={isLate ? "font-medium text-danger" : undefined}>{isLate ? late : planned}</span>
    </>
  );
}
