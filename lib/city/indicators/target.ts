import { Decimal } from "decimal.js";

/** What was planned for a year: a figure, two between which it is met (both inclusive), or a word that it equals. */
export type Target =
  | { kind: "VALUE"; value: string }
  | { kind: "RANGE"; low: string; high: string }
  | { kind: "STATE"; state: string };

type TargetRow = {
  kind: "VALUE" | "RANGE" | "STATE";
  value: { toFixed(): string } | null;
  low: { toFixed(): string } | null;
  high: { toFixed(): string } | null;
  state: string | null;
};

/** A target from its row; the database holds each kind to its own columns. */
export function targetFrom({ kind, value, low, high, state }: TargetRow): Target {
  if (kind === "VALUE" && value) return { kind, value: value.toFixed() };
  if (kind === "RANGE" && low && high) return { kind, low: low.toFixed(), high: high.toFixed() };
  if (kind === "STATE" && state !== null) return { kind, state };
  throw new Error(`not a target: ${kind}`);
}

/** The same for a plain figure, such as the city's index has. */
export const valueTarget = (value: Decimal.Value): Target => ({ kind: "VALUE", value: new Decimal(value).toFixed() });

/**
 * A target in signs that every language reads, with figures as `figure` writes them: "85", "80–90", "WTP". For files and
 * programs; a page puts the unit beside it.
 */
export function targetText(target: Target, figure: (value: string) => string = (value) => value): string {
  switch (target.kind) {
    case "VALUE":
      return figure(target.value);
    case "RANGE":
      return `${figure(target.low)}–${figure(target.high)}`;
    case "STATE":
      return target.state;
  }
}
