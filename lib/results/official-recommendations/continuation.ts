type Words = { text: string /** Null for all of them. */; pillarId: string | null };
type Row = Words & {
  id: string;
  order: number;
  /** Somebody has followed it up, linked it, decided or asked about it. */
  isTouched: boolean;
};

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const plain = (text: string) => wordsOf(text).join(" ");

/** How many of all words of both they have in common, 0 to 1. */
function likeness(a: string, b: string): number {
  const [one, other] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  const common = [...one].filter((word) => other.has(word)).length;
  return common / Math.max(1, new Set([...one, ...other]).size);
}

// A slip put right, not another recommendation (ours): letters repeat whole phrases, so elsewhere in the list little may
// differ, and never the pillar.
const LEAST = { here: 0.5, elsewhere: 0.8 };

/**
 * Which stored recommendation each one of a corrected letter continues, by id or null for a new one, and which stored
 * ones it has no longer. The same words are the same one, wherever they stand now: if the second of five goes, the third
 * does not come to stand on the work for the second.
 */
export function continuationOf(rows: readonly Row[], letter: readonly Words[]) {
  const free = new Map(rows.map((row) => [row.id, row]));
  const continues: (string | null)[] = letter.map(() => null);
  /** The likest first, of equally like ones the one at its own place. */
  const pass = (howLike: (row: Row, words: Words, isHere: boolean) => number) => {
    const pairs = letter.flatMap((words, index) =>
      rows.map((row) => {
        const isHere = row.order === index + 1;
        return { row, index, isHere, like: howLike(row, words, isHere) };
      }),
    );
    pairs.sort((a, b) => b.like - a.like || Number(b.isHere) - Number(a.isHere));
    for (const { row, index, like } of pairs) {
      if (like <= 0 || continues[index] !== null || !free.delete(row.id)) continue;
      continues[index] = row.id;
    }
  };
  pass((row, words) => Number(plain(row.text) === plain(words.text)));
  pass((row, words, isHere) => {
    const like = row.pillarId === words.pillarId ? likeness(row.text, words.text) : 0;
    return like >= (isHere ? LEAST.here : LEAST.elsewhere) ? like : 0;
  });
  // Nobody's work stands on it, so it takes whatever words stand at its place now.
  pass((row, _words, isHere) => Number(isHere && !row.isTouched));
  return { continues, left: [...free.values()] };
}
