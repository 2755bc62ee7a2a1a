/** How many letters may be wrong, missing, too many or in each other's place; of a short word everything is near. */
const allowed = (length: number) => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** Steps from one word to the other: a letter put in, left out, changed, or two neighbours swapped (optimal string alignment). */
export function stepsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const change = one[row - 1] === other[at - 1] ? 0 : 1;
      let steps = Math.min((last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + change);
      const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (swapped) steps = Math.min(steps, (before[at - 2] ?? 0) + 1);
      next.push(steps);
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? 0;
}

/** The word that was most probably meant, or null where none is near. */
export function nearestWord(typed: string, known: readonly string[]): string | null {
  let best: { word: string; steps: number } | null = null;
  for (const word of known) {
    const steps = stepsBetween(typed, word);
    if (steps > allowed(typed.length)) continue;
    if (!best || steps < best.steps || (steps === best.steps && word < best.word)) best = { word, steps };
  }
  return best?.word ?? null;
}
