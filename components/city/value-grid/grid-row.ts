import type { ReactNode } from "react";
import type { GridRow } from "@/lib/city/value-grid/queries";

/** Rows that come with the page, so that it can be read and typed into before the others are drawn. */
export const ROWS_AT_FIRST = 10;

/** A row of the grid as the browser has it. */
export type Row = GridRow;
export type Column = { period: string; year: number; label: string; short: string };
/** A pillar's badge by its code; drawn on the server, which knows the city's colours. */
export type Badges = Record<string, ReactNode>;
