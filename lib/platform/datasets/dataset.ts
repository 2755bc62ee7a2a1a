import "server-only";
import { Decimal } from "decimal.js";
import type { z } from "zod";
import { env } from "@/lib/platform/config/env";
import type { Locale } from "@/lib/platform/format/locale";
import type { Route } from "@/lib/platform/pages/routes";
import type { Page, Window } from "./cut";
import type { Paging } from "./query";

export type Cell = string | number | boolean | null | readonly Readonly<Record<string, string | number | null>>[];

/** What a row says, in the order of the CSV: the same names and contents in JSON. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => Cell>>;

/**
 * What a file for people says in place of a column of the program's: a name for a code, a figure as the page rounds it.
 * Null leaves the column out, and a name that is no column has no effect.
 */
export type ReadableColumns<Item> = Readonly<Record<string, ((item: Item, locale: Locale) => Cell) | null>>;

/** A list that programs and people take with them; its area names it in `public.ts`. */
export interface Dataset<Item, Query extends Paging> {
  /** Where it is served: a folder of app/api/v1. */
  at: Extract<Route, `/api/v1/${string}`>;
  /** Names the file. */
  name: string;
  query: z.ZodType<Query> & { shape: object };
  columns: Columns<Item>;
  readable?: ReadableColumns<Item>;
  /** Where one row is served by itself, and the columns by whose contents the path names it. */
  item?: {
    at: Extract<Route, `/api/v1/${string}`>;
    key: Readonly<Record<string, string>>;
    /** Reads the one row where the list grows with the years; without it the row is looked for in the whole list. */
    find?: (path: Readonly<Record<string, string>>) => Promise<Item | null>;
  };
  /** It is too long to be at hand whole, and looks at `since`, `from` and `to` by itself. */
  narrowsItself?: boolean;
  /** Null where what the path names is not published. */
  load: (query: Query & Window, path: Record<string, string>) => Promise<Page<Item> | null>;
}

/** Whether the city published it here, or it was shipped, taken from a published source. */
export const originOf = ({ shipped }: { shipped: boolean }) => (shipped ? "PUBLISHED_SOURCE" : "CITY");

/** Absolute, because a file leaves the site. */
export const absolute = (path: string) => new URL(path, env().NEXTAUTH_URL).href;

/** Of scores and of the index. */
export const POINTS = "poin";

/** As the pages show percentages of a target. */
export const PERCENT_DECIMALS = 2;

/** Half up, as the pages round; nothing is added to a figure that was given with less. */
export const rounded = (value: string | null | undefined, decimals: number) =>
  value === null || value === undefined
    ? null
    : new Decimal(value).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toFixed();
