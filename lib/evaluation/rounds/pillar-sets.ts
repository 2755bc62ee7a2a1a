/** The official pillar scores of one round; a pillar that the letter does not score is null. */
export interface ScoredPillars {
  scores: readonly (string | null)[];
}

const isComplete = ({ scores }: ScoredPillars) => scores.length > 0 && scores.every((score) => score !== null);

/**
 * What stands for the pillars now, from the rounds that score any, newest first: the newest round that scores all of its
 * pillars, and beside it the newest that scores only some, where that one is newer. A letter with one pillar does not
 * take the picture of six away.
 */
export function newestSets<Set extends ScoredPillars>(
  sets: readonly Set[],
): { complete: Set | null; partial: Set | null } {
  const scored = sets.filter(({ scores }) => scores.some((score) => score !== null));
  const at = scored.findIndex(isComplete);
  const newer = at === -1 ? scored : scored.slice(0, at);
  return { complete: scored[at] ?? null, partial: newer[0] ?? null };
}
