// What may stand in a text that somebody else will read: line ends and tabs, but no other control characters, and none of
// the marks that turn the reading direction around, with which a name or a file ending can be made to look like another.
const CONTROL = /[^\P{Cc}\n\t]/gu;
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/**
 * A text as it is kept, whatever keyboard or program it came from: composed letters (Unicode NFC), lines that end in \n,
 * no control or direction characters, no half of a surrogate pair.
 */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(CONTROL, "").replace(DIRECTION, "").toWellFormed().normalize("NFC");
}
