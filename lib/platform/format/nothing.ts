/** Words for "no value", in any case: an empty cell and these are one. */
const NOTHING = [
  ...["", "-", "–", "—", "…", "..."],
  ...["n/a", "na", "#n/a", "nihil data", "tidak ada data", "belum tersedia", "tad"],
];

/** A text that says that there is no value: never 0. */
export const saysNothing = (text: string): boolean => NOTHING.includes(text.replace(/\s+/g, " ").trim().toLowerCase());
