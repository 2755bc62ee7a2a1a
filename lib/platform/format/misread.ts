// Months as spreadsheets set to Indonesian or English know them.
const MONTHS = new Set([
  ...[
    "jan",
    "januari",
    "january",
    "feb",
    "februari",
    "february",
    "mar",
    "maret",
    "march",
    "apr",
    "april",
    "mei",
    "may",
  ],
  ...[
    "jun",
    "juni",
    "june",
    "jul",
    "juli",
    "july",
    "agu",
    "agt",
    "agustus",
    "aug",
    "august",
    "sep",
    "sept",
    "september",
  ],
  ...["okt", "oktober", "oct", "october", "nov", "november", "des", "desember", "dec", "december"],
]);

/** A day of a month: "MAR-03", "3-Mei". */
const DAY = /^(?:\d{1,4}[-/.]?)?([a-z]{3,9})(?:[-/.]?\d{1,4})?$/i;

const READINGS = [
  // Another figure, a date, a time or a share: "11.3", "2024-2", "2022/1", "007", "50%".
  /^[\d\s.,:/%-]+$/,
  // A power of ten: "1E5".
  /^\d+(?:[.,]\d+)?e[+-]?\d+$/i,
  // An hour: "11 am".
  /^\d{1,2}(?:[:.]\d{2}){0,2}\s?[ap]m?$/i,
];

/** A whole number that every spreadsheet shows as it was written; it keeps 15 digits. */
const WHOLE = /^(?:0|[1-9]\d{0,14})$/;

/**
 * Whether a spreadsheet that opens a CSV file would take a text for something else and show that instead: the SDG
 * target 11.3 for three minutes past eleven, the round 2024-2 for a day in February. A whole number stays what it is.
 */
export function isMisread(text: string): boolean {
  const trimmed = text.trim();
  if (!/\d/.test(trimmed) || WHOLE.test(text)) return false;
  const [, month = ""] = DAY.exec(trimmed) ?? [];
  return MONTHS.has(month.toLowerCase()) || READINGS.some((reading) => reading.test(trimmed));
}
