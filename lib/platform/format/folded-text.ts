/** A text as patterns read it, and where each of its characters stands in the text that was typed. */
export type FoldedText = { text: string; start: (at: number) => number; end: (at: number) => number };

// Signs of the dash that Word puts in the place of a hyphen; the line below words stands in names of files.
const DASH = /[\p{Pd}\u2212_]/u;
const SPACE = /[\p{Zs}\t]/u;
// Signs that nobody sees: soft hyphens, joiners, spaces without width.
const UNSEEN = /[\p{Cf}\p{Mn}]/u;
const DIGIT = /\p{Nd}/u;
const PLAIN = /^[ -^`-~\n]*$/;

/**
 * The same text with one sign for each kind: any dash or underscore as "-", any space as " ", digits of every script and
 * wide letters as ASCII, and without what nobody sees. A number copied from Word, out of a table or from a telephone is
 * otherwise another text than the one that was typed.
 */
export function foldText(text: string): FoldedText {
  if (PLAIN.test(text)) return { text, start: (at) => at, end: (at) => at };
  let folded = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = foldSign(sign);
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(at);
      ends.push(at + sign.length);
    }
    folded += plain;
    at += sign.length;
  }
  return { text: folded, start: (place) => starts[place] ?? text.length, end: (place) => ends[place - 1] ?? 0 };
}

function foldSign(sign: string): string {
  if (sign >= " " && sign <= "~") return sign === "_" ? "-" : sign;
  if (UNSEEN.test(sign)) return "";
  if (DASH.test(sign)) return "-";
  if (SPACE.test(sign)) return " ";
  const compatible = sign.normalize("NFKC");
  const plain = [...compatible].length === 1 ? compatible : sign;
  return DIGIT.test(plain) ? String(digitOf(plain)) : plain;
}

/** Unicode keeps the ten digits of each script in one run that begins with its zero. */
function digitOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}
