import { z } from "zod";
import { parseLocalNumber } from "@/lib/platform/format/parse-number";
import { parsePeriod } from "@/lib/platform/format/period";
import { readLocalNumber } from "@/lib/platform/format/read-number";

// Messages are keys of messages/*.json under Fields, with their figures behind colons ("ambiguous:1250:1.25"):
// a schema knows no language.

/** An entry as the form saw it, from hidden fields. */
export const entryRefSchema = z.object({ id: z.uuid(), version: z.coerce.number().int().positive() });

const reason = z.string({ error: "required" }).trim().min(5, "reasonShort").max(2000, "tooLong");

/** Why an entry goes back to its agency, or why a published one is corrected: somebody will read it. */
export const reasonSchema = z.object({ reason });

/** 2023, 2023-S1, 2023-Q3, 2023-07 (domain.md section 3). */
export const periodSchema = z.string({ error: "required" }).refine((text) => parsePeriod(text) !== null, "period");

export const freeText = (max: number) => z.string().trim().max(max, "tooLong").default("");

/** Whether a text can be the id of a row: the database refuses to look for anything else. */
export const isId = (text: string): boolean => z.uuid().safeParse(text).success;

/** Boxes of one name: none, one or several of them ticked. */
export const boxes = z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]);

/**
 * A number as people type it (domain.md section 7), to a plain decimal string; what can be misread, or stands with a
 * unit that is not the field's, is asked back. Of what is counted whole (`decimals` 0) "1.250" has one reading.
 */
export const localNumberIn = (ownUnit: string | null, decimals?: number) =>
  z.string({ error: "required" }).transform((typed, context) => {
    const { value, message } = readLocalNumber(typed, ownUnit, decimals);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

/** A number that stands without any unit. */
export const localNumber = localNumberIn(null);

/**
 * A figure as a plain decimal string or, where a unit was typed with it or it has two readings, as typed: only the
 * definition knows its unit, and whether 1.25 of it can be (`readGiven`).
 */
export type GivenFigure = string | { typed: string };

export const givenFigure = z.string({ error: "required" }).transform((typed, context): GivenFigure => {
  if (["foreignUnit", "ambiguous"].includes(parseLocalNumber(typed).kind)) return { typed };
  const { value, message } = readLocalNumber(typed);
  if (value !== undefined) return value;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** A given figure in its definition's own unit and decimals, or the key of what is wrong with it. */
export const readGiven = (given: GivenFigure, unit: string | null, decimals: number | null) =>
  typeof given === "string" ? { value: given } : readLocalNumber(given.typed, unit, decimals ?? undefined);

const isOfYears = (from: number, to: number) => (day: string) =>
  Number(day.slice(0, 4)) >= from && Number(day.slice(0, 4)) <= to;

/** A day, from a date field (2026-12-05) or as people write it (05/12/2026), as YYYY-MM-DD; one that exists. */
const anyDay = z
  .string({ error: "required" })
  .trim()
  .transform((typed, context) => {
    const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? [];
    const text = year ? `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}` : typed;
    const date = new Date(`${text}T00:00:00Z`);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text))
      return text;
    context.addIssue({ code: "custom", message: "day" });
    return z.NEVER;
  });

/** A day of the years that a year's own field takes: one of 1500 is a slip of the keyboard. */
export const daySchema = anyDay.refine(isOfYears(1900, 2099), { message: "dayYear", abort: true });

/** A day from which something of the city's register holds: a name, a merger, a definition. None is older than the Republic. */
export const holdsFromSchema = anyDay.refine(isOfYears(1945, 2099), "dayBeforeRepublic");
