import { z } from "zod";
import { dateOf } from "@/lib/platform/format/date";
import { parsePeriod } from "@/lib/platform/format/period";
import { TABLE_FORMATS } from "@/lib/platform/format/table-file";
import type { Window } from "./cut";
import { inBoth } from "./sentence";

const PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 200;
/**
 * Rows that a file holds where no page is asked for: a file with a part of a list does not look like one, and no list of
 * a city has more yet. A workbook costs far more than text. What is left out is said in the last line of a file for
 * people, and by the Link header of one for programs.
 */
const WHOLE = { csv: 5000, "csv-id": 5000, "csv-en": 5000, xlsx: 2000 } as const;

/** json and csv for programs; csv-id, csv-en and xlsx for people (lib/platform/format/table-file.ts). */
export const FORMATS = ["json", ...TABLE_FORMATS] as const;
export type Format = (typeof FORMATS)[number];

const ONCE = inBoth("must be given once", "harus diberikan satu kali");

/** A whole number within bounds, as the text of a query. */
export const whole = (from: number, to: number) => {
  const message = inBoth(
    `must be a whole number from ${from} to ${to}`,
    `harus bilangan bulat dari ${from} sampai ${to}`,
  );
  return z
    .string({ error: ONCE })
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((number) => number >= from && number <= to, message);
};

export const text = z
  .string({ error: ONCE })
  .trim()
  .min(1, inBoth("must not be empty", "tidak boleh kosong"))
  .max(100, inBoth("must have at most 100 characters", "paling banyak 100 karakter"))
  // PostgreSQL text holds no NUL, and nobody searches for a control character.
  .regex(/^\P{Cc}*$/u, inBoth("must not have control characters", "tidak boleh berisi karakter kendali"));

const periodMark = z
  .string({ error: ONCE })
  .refine(
    (given) => parsePeriod(given) !== null,
    inBoth(
      "must be a period such as 2023, 2023-S1, 2023-Q3 or 2023-07",
      "harus periode seperti 2023, 2023-S1, 2023-Q3, atau 2023-07",
    ),
  );

const moment = z
  .string({ error: ONCE })
  .regex(
    /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/,
    // One fault is told of one value: what is no day at all need not be looked up.
    {
      error: inBoth(
        "must be a day or an instant such as 2026-01-31T00:00:00Z",
        "harus tanggal atau waktu seperti 2026-01-31T00:00:00Z",
      ),
      abort: true,
    },
  )
  // Date.parse takes 31 February for 2 March.
  .refine(
    (given) =>
      !Number.isNaN(Date.parse(given)) && new Date(given.slice(0, 10)).toISOString().startsWith(given.slice(0, 10)),
    inBoth("must be a day that there is", "harus tanggal yang ada"),
  );

export const oneOfThese = (words: readonly string[]) =>
  inBoth(`must be one of ${words.join(", ")}`, `harus salah satu dari ${words.join(", ")}`);

export const oneOf = <const Word extends string>(words: readonly Word[]) => z.enum(words, { error: oneOfThese(words) });

export const CURSOR_FAULT = inBoth("must be `next` of an answer of this list", "harus `next` dari jawaban daftar ini");

export const everywhere = {
  page: whole(1, 100_000).optional(),
  pageSize: whole(1, MAX_PAGE_SIZE).optional(),
  limit: whole(1, MAX_PAGE_SIZE).optional(),
  /** `next` of the answer before: goes on behind its last row, and is not given with `page`. */
  cursor: z
    .string({ error: ONCE })
    .regex(/^[\w-]{1,2000}$/, CURSOR_FAULT)
    .optional(),
  format: oneOf(FORMATS).optional(),
  /** Language of headings and words in a workbook; a CSV for people has its own. */
  lang: oneOf(["id", "en"]).optional(),
  /** Columns, with commas between them; all where none is named. */
  fields: z
    .string({ error: ONCE })
    .regex(
      /^[A-Za-z]{1,40}(?:,[A-Za-z]{1,40}){0,59}$/,
      inBoth("must be names of columns with commas between them", "harus nama kolom, dipisah koma"),
    )
    .optional(),
  /** Rows that were published or changed from a moment on. */
  since: moment.optional(),
  /** Rows of periods that end within these two. */
  from: periodMark.optional(),
  to: periodMark.optional(),
};

export interface Paging extends Window {
  /** Another word for `pageSize`. */
  limit?: number | undefined;
  format?: Format | undefined;
  fields?: string | undefined;
  since?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** How the lists are paged, for GET /api/v1. */
export const PAGING = { pageSize: PAGE_SIZE, maxPageSize: MAX_PAGE_SIZE, wholeFileRows: WHOLE } as const;

/** `whole`: a file that was asked for without a page. */
export function paging({ page, pageSize, limit, format }: Paging): { pageSize: number; whole: boolean } {
  const asked = pageSize ?? limit;
  const whole = format !== undefined && format in WHOLE && page === undefined && asked === undefined;
  return { pageSize: asked ?? (whole ? WHOLE[format as keyof typeof WHOLE] : PAGE_SIZE), whole };
}

/** Parameters of a list: those of every list and its own. Unknown ones are refused, so that a typing error shows. */
export function listQuery<Shape extends z.ZodRawShape>(own: Shape) {
  return z.strictObject({ ...everywhere, ...own });
}

/** `since`, `from` and `to` as the database is asked: of the instant of a publication, of the day on which a period ends. */
export interface Narrowed {
  published?: { gte: Date } | undefined;
  ends?: { gte?: Date; lte?: Date } | undefined;
}

export function narrowedBy({ since, from, to }: Pick<Paging, "since" | "from" | "to">): Narrowed {
  const [first, last] = [from && parsePeriod(from)?.start, to && parsePeriod(to)?.end];
  return {
    published: since ? { gte: new Date(since) } : undefined,
    ends:
      first || last ? { ...(first ? { gte: dateOf(first) } : {}), ...(last ? { lte: dateOf(last) } : {}) } : undefined,
  };
}

export const year = whole(1900, 2099).optional();
