/** Of Plus Jakarta Sans, on the wide side: a line that only might be too long is broken. */
const LETTER = 0.57;

/** A text in lines of at most so many pixels; where it needs more lines than there may be, the last ends with "…". */
export function wrapped(
  text: string,
  { width, size, lines }: { width: number; size: number; lines: number },
): string[] {
  const most = Math.floor(width / (size * LETTER));
  const made: string[] = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const line = made.at(-1) ?? "";
    // A word that fills a line by itself (an address) is cut.
    const own = word.length > most ? `${word.slice(0, most - 1)}…` : word;
    if (line === "") made[made.length - 1] = own;
    else if (line.length + 1 + own.length <= most) made[made.length - 1] = `${line} ${own}`;
    else made.push(own);
  }
  if (made.length <= lines) return made[0] === "" ? [] : made;
  const last = made[lines - 1] ?? "";
  return [...made.slice(0, lines - 1), `${last.slice(0, most - 1).trimEnd()}…`];
}
