/**
 * Whether something that is published was shown at a moment: from its publication until another took its place. What no
 * source dates was there from the beginning.
 */
export function shownOn(row: { publishedAt: Date | null; supersededAt: Date | null }, until: Date): boolean {
  return (
    (row.publishedAt === null || row.publishedAt <= until) && (row.supersededAt === null || row.supersededAt > until)
  );
}

type Replaced = { replacedAt: Date; revision: number };

/**
 * The target of a year as it stood: the first of its earlier wordings that was replaced or taken back only later, else the
 * present one. When a target was first set is not among what is published, so that one of later stands there already; what
 * was taken back and set again stands as it was set again.
 */
export function targetOn<Present, Earlier extends Replaced>(
  present: Present | undefined,
  earlier: readonly Earlier[],
  until: Date,
): Present | Earlier | null {
  const stood = earlier
    .filter(({ replacedAt }) => replacedAt > until)
    .sort((a, b) => a.replacedAt.getTime() - b.replacedAt.getTime() || a.revision - b.revision)[0];
  return stood ?? present ?? null;
}
