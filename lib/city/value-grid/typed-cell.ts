import type { Decimal } from "decimal.js";
import type { ValueCertainty } from "@/lib/platform/db/generated/enums";
import { saysNothing } from "@/lib/platform/format/nothing";
import { asTyped, parseLocalNumber } from "@/lib/platform/format/parse-number";
import { MOST_DECIMALS, readLocalNumber } from "@/lib/platform/format/read-number";
import { CELL_PARTS, type CellPart, type Content, isEmpty, isSame } from "./cell";
import type { TypedCell } from "./schemas";

/** How the cells of a row are measured. */
export type Measured = { unit: string; decimals: number; states: readonly string[] };

/** What a text says in a cell: a figure or word, no value, or the key of what is wrong (messages/*.json, Fields). */
export type ReadText = { value: string } | { state: string } | { nothing: true } | { fault: string };

/** Which sign stands before decimals. */
export type DecimalSign = "," | ".";

/**
 * A text that was typed or pasted. What can be read in two ways ("1.250") is asked back, unless the definition or the rest
 * of what was pasted leaves one reading: 1.25 persons cannot be meant.
 */
export function readText(
  text: string,
  { unit, decimals, states }: Measured,
  sign: DecimalSign | null = null,
): ReadText {
  if (saysNothing(text)) return { nothing: true };
  if (states.length > 0) {
    const word = plain(text);
    const state = states.find((one) => plain(one) === word);
    return state === undefined ? { fault: "loadState" } : { state };
  }
  const parsed = parseLocalNumber(text, unit);
  if (parsed.kind === "ambiguous" && sign) {
    const [whole, small] = parsed.candidates;
    return { value: text.includes(sign) ? small : whole };
  }
  const { value, message } = readLocalNumber(text, unit, decimals);
  return value === undefined ? { fault: message } : { value };
}

const plain = (text: string) => text.replace(/\s+/g, " ").trim().toLowerCase();

/**
 * The decimal sign of a whole block: as soon as one figure in it can be read in one way only and shows it ("1.250,5",
 * "12,5", "1,250,000"), the rest was written by the same hand. Null where nothing shows it, or two show different ones.
 */
export function signOf(texts: readonly string[]): DecimalSign | null {
  const shown = new Set(texts.flatMap((text) => shownBy(text) ?? []));
  const [only] = shown;
  return shown.size === 1 ? (only ?? null) : null;
}

function shownBy(text: string): DecimalSign | null {
  if (parseLocalNumber(text.trim().replace(/%$/, "")).kind !== "ok") return null;
  const marks = text.match(/[.,]\d/g)?.map((mark) => mark.charAt(0)) ?? [];
  const last = marks.at(-1);
  if (last !== "," && last !== ".") return null;
  // 1.250.000: the mark groups thousands, so the other one stands before decimals.
  const groups = marks.length > 1 && marks.every((mark) => mark === last);
  return groups === (last === ".") ? "," : ".";
}

/** A figure as a cell holds it, in a form that every reader of it takes for the same figure. */
export const asSent = (value: string): string => asTyped(value, "en");

type Measure = Measured & { ratioFactor: Decimal.Value | null; partDecimals: number | null };
type Origin = { source: string; certainty: ValueCertainty };
export type Told = { content: Content } | { faults: Partial<Record<CellPart, string[]>> };

const NO_FIGURE = { value: "", numerator: "", denominator: "", state: "" };

/**
 * What a cell of the form without scripts is to hold: null where it says what it said, as the page showed it, or what is
 * saved, and its source stands. Of a source that is told now, drafts without one take it, as in the grid.
 */
export function toldBy({ parts }: TypedCell, held: Content | null, measure: Measure, origin: Origin): Told | null {
  const changed = CELL_PARTS.some((part) => parts[part] && parts[part].typed !== parts[part].shown);
  const takesSource = !isEmpty(held) && held?.source === "" && origin.source !== "";
  if (!changed && !takesSource) return null;
  const { value, numerator, denominator, state, certainty, source, note } = held ?? {
    ...{ ...NO_FIGURE, ...origin, note: "" },
  };
  const content = { value, numerator, denominator, state, certainty, source: source || origin.source, note };
  if (!changed) return { content };
  const faults: Partial<Record<CellPart, string[]>> = {};
  // A figure replaces a figure and a word a word; a ratio's parts stand beside each other.
  if (measure.ratioFactor === null) Object.assign(content, NO_FIGURE);
  for (const part of CELL_PARTS) {
    const typed = parts[part]?.typed;
    if (typed === undefined) continue;
    const isPart = part !== "value";
    const read = readText(
      typed,
      isPart ? { unit: "", decimals: measure.partDecimals ?? MOST_DECIMALS, states: [] } : measure,
    );
    if ("fault" in read) faults[part] = [read.fault];
    else if ("state" in read) content.state = read.state;
    else content[part] = "value" in read ? read.value : "";
  }
  if (Object.keys(faults).length > 0) return { faults };
  return isSame(content, held) ? null : { content };
}
