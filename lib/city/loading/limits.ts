/** What a load may bring; files larger or longer are refused before anything is read of them. */
export const LOAD_LIMITS = {
  bytes: 5 * 1024 * 1024,
  unpacked: 80 * 1024 * 1024,
  files: 12,
  sheets: 30,
  rows: 12_000,
  columns: 120,
  cellCharacters: 4000,
};

/** Names that are asked about at once: each is held against everything there is, and has it all to choose from. */
export const QUESTIONS_AT_ONCE = 30;
