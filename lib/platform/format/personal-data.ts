import { type FoldedText, foldText } from "./folded-text";

export type PersonalData = "email" | "nik" | "kk" | "account" | "phone" | "plate";

/** What was found, as it stands in the text, and where. */
export type Finding = { kind: PersonalData; text: string; at: number };

// Separators as people type them: 3571 0101-0190 0001, or 35.7101.010190.0001 as on older cards. Longer figures are no NIK.
const NIK = /(?<!\d)\d(?:[ -]{0,3}\d){15}(?!\d)/g;
const DOTTED_NIK = /(?<!\d)\d\d\.?\d\d\.?\d\d\.\d{6}\.\d{4}(?!\d)/g;
/** 0812-3456-7890, (0812) 3456 7890, 0812 - 3456 - 7890, +62 (0)812 3456 7890. */
const MOBILE = /(?<!\d)\(?(?:\+?62|0)[ .()-]{0,3}(?:0[ )-]{0,2})?8\d(?:[ .()-]{0,3}\d){6,11}(?!\d)/g;
/** Without its first zero only where a word says that it is a telephone. */
const SHORTENED = /(?<!\p{L})(?:hp|wa|whatsapp|te?lp|telepon|ponsel)[ .:]{1,3}(?=8\d)/giu;
const SHORTENED_NUMBER = /8\d(?:[ .-]{0,3}\d){7,10}(?!\d)/y;
/** A fixed line with its area code: (0354) 682955, 0354-682 955, +62 354 682955. */
const FIXED = /(?<!\d)(?:\(?0[2-79]\d{1,2}\)?|\+62[ .-]{0,3}[2-79]\d{1,2})[ .-]{0,3}\d(?:[ -]{0,3}\d){5,7}(?!\d)/g;
const EMAIL = /[^\s@] ?@ ?[^\s@.]+\.[^\s@]{2}/g;
const EMAIL_IN_WORDS = /[^\s@()[\]] ?[([]at[)\]] ?[^\s@.()[\]]+\.[^\s@]{2}/gi;
const ACCOUNT_WORD =
  /(?<!\p{L})(?:rekening|no\.? ?rek|rek(?=[. ])|norek|bank account|account (?:number|no)|BCA|BRI|BNI|BTN|BSI|Bank Jatim|Bank Mandiri)(?!\p{L})/giu;
const ACCOUNT = /(?<!\d)\d(?:[ .-]{0,3}\d){7,15}(?!\d)/g;
/** Area codes of vehicle plates that are in use; RT and RW are none. */
const PLATE =
  /(?<![\p{L}\d])(?:A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNPRSTW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[ABG]?|R|S|T|W|Z)[ .-]{0,3}\d{2,4}[ .-]{0,3}[A-Z]{1,3}(?![\p{L}\d])/gu;
/** In small letters only where a word says that it is a plate: "di 2022 ada" is none. */
const PLATE_WORD = /(?<!\p{L})(?:nopol|no\.? ?pol(?:isi)?|plat(?: nomor)?|tnkb)[ .:]{1,3}(?=[a-z])/giu;
const SMALL_PLATE = /[a-z]{1,2}[ .-]{0,3}\d{1,4}[ .-]{0,3}[a-z]{1,3}(?![\p{L}\d])/iuy;
/** How far from the word the account's number may stand, before and after it, and how far before a number "KK" may. */
const NEAR = { account: 60, accountBefore: 20, family: 30 };
const FAMILY = /(?<!\p{L})(?:KK|kartu keluarga)(?!\p{L})/iu;

/** 25.000.000 or 1,234,567: an amount, whatever else it looks like. */
const GROUPED = /^\d{1,3}(?:\.\d{3}){2,}$|^\d{1,3}(?:,\d{3}){2,}$/;
/** 0.8123456789, and the ends of a range from nothing: 0 - 85.000.000. */
const FRACTION = /^0\.\d+$/;
const FROM_NOTHING = /^(?:0|62)[ -]+\d{1,3}(?:\.\d{3})+$/;
/** 2019 2020 2021 2022. */
const YEARS = /^(?:(?:19|20)\d\d[ -]+){3}(?:19|20)\d\d$/;
/** A group of digits and its mark, up to which a larger figure goes on: 1.234.[567…] or […]567,50. */
const FIGURE_BEFORE = /(?:^|\D)\d{1,3}[.,]$/;
const FIGURE_AFTER = /^[.,]\d{1,3}(?!\d)/;

/** For texts in which an office's own telephone number or e-mail address may stand. */
export const holdsPopulationNumber = (text: string): boolean => populationNumbersIn(foldText(text)).length > 0;

/**
 * What a text for the public seems to hold of a person: e-mail address, population number (NIK), family card number
 * (KK), account, telephone, vehicle plate; in the order of the text, each place once. It stops slips, it does not prove
 * that a text names nobody. Source: UU PDP 27/2022 (domain.md section 6).
 */
export function personalDataIn(text: string): Finding[] {
  const folded = foldText(text);
  const found: Finding[] = [];
  const add = (kind: PersonalData, { from, to }: Place) => {
    const at = folded.start(from);
    const end = folded.end(to);
    if (found.some((one) => at < one.at + one.text.length && one.at < end)) return;
    found.push({ kind, text: text.slice(at, end), at });
  };
  for (const { from, to } of [EMAIL, EMAIL_IN_WORDS].flatMap((pattern) => places(folded.text, pattern)))
    add("email", { from: wordStart(folded.text, from), to: wordEnd(folded.text, to) });
  for (const place of populationNumbersIn(folded)) {
    const isFamily = FAMILY.test(folded.text.slice(Math.max(0, place.from - NEAR.family), place.from));
    add(isFamily ? "kk" : "nik", place);
  }
  for (const place of accountsIn(folded.text)) add("account", place);
  for (const place of telephonesIn(folded.text)) add("phone", place);
  for (const place of places(folded.text, PLATE)) add("plate", place);
  for (const place of afterWord(folded.text, PLATE_WORD, SMALL_PLATE)) add("plate", place);
  return found.sort((a, b) => a.at - b.at);
}

type Place = { from: number; to: number };

const places = (text: string, pattern: RegExp): Place[] =>
  Array.from(text.matchAll(pattern), ({ 0: matched, index }) => ({ from: index, to: index + matched.length }));

const isPartOfFigure = (text: string, { from, to }: Place) =>
  FIGURE_BEFORE.test(text.slice(Math.max(0, from - 5), from)) || FIGURE_AFTER.test(text.slice(to, to + 5));

function populationNumbersIn({ text }: FoldedText): Place[] {
  return [...places(text, NIK), ...places(text, DOTTED_NIK)].filter(
    (place) => !isPartOfFigure(text, place) && !YEARS.test(text.slice(place.from, place.to)),
  );
}

function telephonesIn(text: string): Place[] {
  const numbers = [MOBILE, FIXED].flatMap((pattern) => places(text, pattern));
  const isFigure = ({ from, to }: Place) => {
    const number = text.slice(from, to);
    return (
      FRACTION.test(number) || FROM_NOTHING.test(number) || FIGURE_BEFORE.test(text.slice(Math.max(0, from - 5), from))
    );
  };
  return [...numbers.filter((place) => !isFigure(place)), ...afterWord(text, SHORTENED, SHORTENED_NUMBER)];
}

/** A number with one of the words that go with accounts shortly before it, or just behind it. */
function accountsIn(text: string): Place[] {
  const words = places(text, ACCOUNT_WORD);
  let word = 0;
  return places(text, ACCOUNT).filter((place) => {
    while (word + 1 < words.length && (words[word + 1]?.from ?? 0) < place.from) word += 1;
    const isNear = [words[word], words[word + 1]].some(
      (one) =>
        one &&
        (one.from < place.from ? place.from - one.from <= NEAR.account : one.from - place.to <= NEAR.accountBefore),
    );
    return isNear && !isPartOfFigure(text, place) && !isAmount(text, place);
  });
}

const isAmount = (text: string, { from, to }: Place) =>
  GROUPED.test(text.slice(from, to)) || /Rp\.? ?$/i.test(text.slice(Math.max(0, from - 4), from));

/** What stands right behind a word. */
function afterWord(text: string, word: RegExp, pattern: RegExp): Place[] {
  return places(text, word).flatMap(({ to }) => {
    pattern.lastIndex = to;
    const matched = pattern.exec(text)?.[0];
    return matched ? [{ from: to, to: to + matched.length }] : [];
  });
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
