import type { RowPage } from "@/lib/platform/pages/routes";

/** What is entered and checked: reports, values, and what is told of a programme beside its reports. */
export const ENTRY_KINDS = ["progress", "value", "year", "milestone", "funding"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The page of one of them in the office. */
export const ENTRY_PAGES = {
  progress: "/kelola/laporan/[id]",
  value: "/kelola/nilai/[id]",
  year: "/kelola/tahun-program/[id]",
  milestone: "/kelola/tonggak/[id]",
  funding: "/kelola/dana/[id]",
} as const satisfies Record<EntryKind, RowPage>;
