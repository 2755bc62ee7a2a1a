/** What an entry says, as it is read; which of them depends on its kind. */
export type Said =
  | { kind: "value"; value: string | null; state: string | null; unit: string; decimals: number }
  | { kind: "progress"; percent: string | null }
  | { kind: "year"; planned: boolean | null; running: boolean | null }
  | { kind: "milestone"; state: string; dueOn: string }
  | { kind: "funding"; planned: string | null; spent: string | null };
