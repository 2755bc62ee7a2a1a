export type PersonalData = "email" | "nik" | "kk" | "account" | "phone" | "plate";

/** What was found, as it stands in the text, and where. */
export type Finding = { kind: PersonalData; text: string; at: number };

// Separators as people type them: 3571 0101-0190 0001. Dots are those of amounts, and longer figures are no NIK.
const NIK = /(?<![\d.,])\d(?:[ -]?\d){15}(?![\d.,]?\d)/g;
const MOBILE = /(?<![\d.,])(?:\+?62|0)[ .-]?8\d(?:[ .-]?\d){6,11}(?!\d)/g;
/** A fixed line with its area code: (0354) 682955, 0354-682 955, +62 354 682955. */
const FIXED = /(?<![\d.,])(?:\(?0[2-79]\d{1,2}\)?|\+62[ -]?[2-79]\d{1,2})[ -]?\d(?:[ -]?\d){5,7}(?![\d.,]?\d)/g;
const EMAIL = /[^\s@]@[^\s@.]+\.[^\s@]{2}/g;
const ACCOUNT_WORD = /(?<!\p{L})(?:rekening|no\.? ?rek|rek\.|norek|bank account|account (?:number|no))/giu;
const ACCOUNT = /(?<![\d.,])\d(?:[ .-]?\d){7,15}(?![\d,]?\d)/g;
/** Area codes of vehicle plates that are in use; RT and RW are none. */
const PLATE =
  /(?<![\p{L}\d])(?:A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNPRSTW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[ABG]?|R|S|T|W|Z)[ -]?\d{2,4}[ -]?[A-Z]{1,3}(?![\p{L}\d])/gu;
/** How far from the word the account's number may stand, and how far before a number "KK" may. */
const NEAR = { account: 60, family: 30 };
const FAMILY = /(?<!\p{L})(?:KK|kartu keluarga)(?!\p{L})/iu;

/** For texts in which an office's own telephone number or e-mail address may stand. */
export const holdsPopulationNumber = (text: string): boolean => text.search(NIK) >= 0;

/**
 * What a text for the public seems to hold of a person: e-mail address, population number (NIK), family card number
 * (KK), account, telephone, vehicle plate; in the order of the text, each place once. It stops slips, it does not prove
 * that a text names nobody. Source: UU PDP 27/2022 (domain.md section 6).
 */
export function personalDataIn(text: string): Finding[] {
  const found: Finding[] = [];
  const add = (kind: PersonalData, matched: string, at: number) => {
    const end = at + matched.length;
    if (found.some((one) => at < one.at + one.text.length && one.at < end)) return;
    found.push({ kind, text: matched, at });
  };
  for (const { index } of text.matchAll(EMAIL)) {
    const at = wordStart(text, index);
    add("email", text.slice(at, wordEnd(text, index)), at);
  }
  for (const { 0: number, index } of text.matchAll(NIK)) {
    const isFamily = FAMILY.test(text.slice(Math.max(0, index - NEAR.family), index));
    add(isFamily ? "kk" : "nik", number, index);
  }
  const words = [...text.matchAll(ACCOUNT_WORD)].map(({ index }) => index);
  let word = 0;
  for (const { 0: number, index } of text.matchAll(ACCOUNT)) {
    while (word + 1 < words.length && (words[word + 1] ?? 0) < index) word += 1;
    const distance = index - (words[word] ?? Number.POSITIVE_INFINITY);
    if (distance > 0 && distance <= NEAR.account) add("account", number, index);
  }
  for (const pattern of [MOBILE, FIXED])
    for (const { 0: number, index } of text.matchAll(pattern)) add("phone", number, index);
  for (const { 0: plate, index } of text.matchAll(PLATE)) add("plate", plate, index);
  return found.sort((a, b) => a.at - b.at);
}

const isSpace = (letter: string | undefined) => letter === undefined || letter.trim() === "";

/** Shown is the address and not a whole line without spaces. */
const LONGEST = 100;

function wordStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && from - at < LONGEST && !isSpace(text[at - 1])) at -= 1;
  return at;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < LONGEST && !isSpace(text[at])) at += 1;
  return at;
}

/** The kind that a text which may hold none is refused for; null where none is seen. */
export function findPersonalData(text: string): PersonalData | null {
  const kinds = personalDataIn(text).map(({ kind }) => kind);
  return ORDER.find((kind) => kinds.includes(kind)) ?? null;
}

const ORDER: readonly PersonalData[] = ["email", "nik", "kk", "phone", "account", "plate"];
