// How a shipped figure becomes a value, and under which definition.
import type { Transaction } from "@/lib/platform/db/client";
import { cell, notes, type Row, source } from "./seed-files";

/**
 * A running total ("cumulative to January 2022") of an indicator whose months are added up: it is no month's figure.
 * domain.md section 8, trap 7.
 */
export const isTotalSoFar = (row: Row) => cell(row, "note").startsWith("cumulative to ");

/** What is told of a figure. */
export const told = (row: Row) => ({
  value: cell(row, "value"),
  certainty: cell(row, "status") as "FINAL",
  ...notes(row),
  source: source(row),
  // A change of method, also a probable one, is a break: the site compares only what is surely alike (domain.md section 2, rule 7).
  breakInSeries: /^(break in series|probable change of method)/.test(cell(row, "note")),
});

export function definitionFor(tx: Transaction, indicatorId: string, row: Row) {
  return tx.indicatorDefinition.findFirstOrThrow({
    where: { indicatorId, ...(isTotalSoFar(row) ? { cumulative: true } : {}) },
    orderBy: { number: "desc" },
    select: { id: true },
  });
}

/**
 * An edition from before totals had a definition of their own shipped the total as a month's figure. Where nothing but
 * that total was measured by the one definition, it becomes the total's, as in a new installation; where a city measured
 * by it, the total gets a further one, and the figure a revision under it (seed-corrections.ts).
 */
export async function wholeDefinitions(tx: Transaction, indicatorId: string): Promise<void> {
  const known = await tx.indicatorDefinition.findMany({ where: { indicatorId }, orderBy: { number: "asc" } });
  const [only] = known;
  if (!only || known.some(({ cumulative }) => cumulative)) return;
  const { id, number, current: _, ...content } = only;
  const measuredHere = await tx.indicatorValue.count({ where: { definitionId: id, createdById: { not: null } } });
  const next = { ...content, number: number + known.length };
  if (known.length > 1 || measuredHere > 0) {
    await tx.indicatorDefinition.create({ data: { ...next, cumulative: true, current: false } });
    return;
  }
  await tx.indicatorDefinition.update({ where: { id }, data: { cumulative: true, current: false } });
  await tx.indicatorDefinition.create({ data: { ...next, current: true } });
}
