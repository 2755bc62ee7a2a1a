type Row = {
  id: string;
  order: number;
  text: string;
  /** Somebody has followed it up, linked it, decided or asked about it. */
  isTouched: boolean;
};

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const plain = (text: string) => wordsOf(text).join(" ");

/** Half of all words of both in common: a letter's slip put right, not another recommendation (ours). */
function isReworded(a: string, b: string): boolean {
  const [one, other] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  const common = [...one].filter((word) => other.has(word)).length;
  return common * 2 >= new Set([...one, ...other]).size;
}

/**
 * Which stored recommendation each one of a corrected letter continues, by id or null for a new one, and which stored
 * ones it has no longer. The same words are the same one, wherever they stand now: if the second of five goes, the third
 * does not come to stand on the work for the second.
 */
export function continuationOf(rows: readonly Row[], texts: readonly string[]) {
  const free = new Map(rows.map((row) => [row.id, row]));
  const continues: (string | null)[] = texts.map(() => null);
  const pass = (fits: (row: Row, text: string, place: number) => boolean) => {
    for (const [index, text] of texts.entries()) {
      if (continues[index]) continue;
      const found = [...free.values()].filter((row) => fits(row, text, index + 1));
      const row = found.find(({ order }) => order === index + 1) ?? found[0];
      if (!row) continue;
      free.delete(row.id);
      continues[index] = row.id;
    }
  };
  pass((row, text) => plain(row.text) === plain(text));
  pass((row, text) => isReworded(row.text, text));
  // Nobody's work stands on it, so it takes whatever words stand at its place now.
  pass((row, _text, place) => !row.isTouched && row.order === place);
  return { continues, left: [...free.values()] };
}
