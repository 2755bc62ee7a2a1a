// A letter that came back, as RFC 3464 has mail servers say it.

/** Longer letters are cut: what a report says stands before the letter that it is about. */
export const LONGEST_LETTER = 262_144;

/**
 * The part that tells whom a failed letter was for, "+…@", of the address that it came back to
 * (lib/platform/mail/return-address.ts). Null for anything else: an answer by a machine or a person, a delay, a letter that
 * nobody was sent.
 */
export function cameBackTo(letter: string): string | null {
  const text = letter.replaceAll("\r\n", "\n");
  const end = text.indexOf("\n\n");
  const head = (end < 0 ? text : text.slice(0, end)).replaceAll(/\n[ \t]+/g, " ");
  const type = /^content-type:(.*)$/im.exec(head)?.[1]?.toLowerCase() ?? "";
  if (!type.includes("multipart/report") || !/report-type="?delivery-status/.test(type)) return null;
  // 5: it will never arrive; 4: it is tried again.
  if (!/^action:[ \t]*failed[ \t]*$/im.test(text) || !/^status:[ \t]*5\.\d{1,3}\.\d{1,3}/im.test(text)) return null;
  const addressed = [...head.matchAll(/^(?:to|delivered-to|x-original-to|envelope-to):(.*)$/gim)].map(([, one]) => one);
  return /\+[0-9a-f]{24}@/i.exec(addressed.join(" "))?.[0] ?? null;
}
