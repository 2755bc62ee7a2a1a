import type { IndicatorStatus } from "@/lib/city/indicators/achievement";

/** Addresses name the status in Indonesian. */
export const indicatorStatuses: { status: IndicatorStatus; slug: string }[] = [
  { status: "MET", slug: "tercapai" },
  { status: "NEAR", slug: "mendekati" },
  { status: "NOT_MET", slug: "belum-tercapai" },
  { status: "NOT_RATED", slug: "tidak-dinilai" },
  { status: "NO_DATA", slug: "belum-ada-data" },
];
