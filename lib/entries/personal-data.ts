export type PersonalData = "nik" | "phone" | "email";

// Separators as people type them: 3571 0101-0190 0001. Dots are those of amounts, and longer figures are no NIK.
const NIK = /(?<![\d.,])\d(?:[ -]?\d){15}(?![\d.,]?\d)/;
const PHONE = /(?<![\d.,])(?:\+?62|0)[ .-]?8\d(?:[ .-]?\d){6,11}(?!\d)/;
const EMAIL = /[^\s@]@[^\s@.]+\.[^\s@]{2}/;

/** For texts in which an office's own telephone number or e-mail address may stand. */
export const holdsPopulationNumber = (text: string): boolean => NIK.test(text);

/**
 * The kind of personal data that a text for the public seems to hold: a population number (NIK, 16 digits), a mobile
 * number or an e-mail address; null where none is seen. It stops slips, it does not prove that a text names nobody.
 * Source: UU PDP 27/2022 (DOMAIN.md section 6).
 */
export function findPersonalData(text: string): PersonalData | null {
  if (EMAIL.test(text)) return "email";
  if (holdsPopulationNumber(text)) return "nik";
  return PHONE.test(text) ? "phone" : null;
}
