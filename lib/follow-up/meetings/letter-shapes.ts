// What joins or varies the sign before it and is nothing by itself: joiners, variation selectors, tones of skin.
const JOINERS = /[\u200B-\u200D\u2060\u{E0000}-\u{E007F}]|\p{Emoji_Modifier}|\p{Variation_Selector}/u;
const EMOJI = "[emoji]";

/**
 * A text in which every letter has a shape. What has none is written as its plain form where that has one ("ﬁ" as "fi",
 * "𝐀" as "A"); pictures are told as pictures, a run of them once; any other letter by its number, so that it can be looked
 * up. A box would look like a letter that somebody wrote.
 */
export function withShapes(text: string, hasShape: (letter: string) => boolean): string {
  const letters = [...text.replaceAll("\t", " ")].map((letter) => shapeOf(letter, hasShape)).filter(Boolean);
  return letters.filter((letter, index) => letter !== EMOJI || letters[index - 1] !== EMOJI).join("");
}

function shapeOf(letter: string, hasShape: (letter: string) => boolean): string {
  if (JOINERS.test(letter)) return "";
  if (hasShape(letter)) return letter;
  const plain = letter.normalize("NFKD");
  if (plain !== letter && [...plain].some(hasShape)) return [...plain].filter(hasShape).join("");
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(letter)) return EMOJI;
  // An accent alone changes nothing that could be read without it.
  if (/\p{Mark}/u.test(letter)) return "";
  return `[U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}]`;
}
