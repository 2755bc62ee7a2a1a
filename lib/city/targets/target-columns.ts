import { Decimal } from "decimal.js";
import { type Bounds, boundsFault } from "@/lib/city/indicators/bounds";
import type { TargetFields } from "./schemas";

type About = Bounds & { valueKind: "NUMBER" | "STATE"; states: string[]; decimals: number };

/** The columns of a target's kind, the others empty; or what is wrong, all at once. */
export function targetColumns({ kind, value, low, high, state }: TargetFields, about: About) {
  const { valueKind, states, decimals } = about;
  const faults: Record<string, string[]> = {};
  if ((kind === "STATE") !== (valueKind === "STATE")) faults.kind = [`targetKind-${valueKind}`];
  const figure = (name: string, given: string | undefined) => {
    if (given === undefined) {
      faults[name] = ["required"];
      return;
    }
    const outside = boundsFault(given, about);
    if (outside) faults[name] = [outside];
    if (new Decimal(given).decimalPlaces() > decimals)
      faults[name] = [decimals === 0 ? "wholePart" : `decimals:${decimals}`];
  };
  if (kind === "VALUE") figure("value", value);
  if (kind === "RANGE") {
    figure("low", low);
    figure("high", high);
    if (low !== undefined && high !== undefined && new Decimal(low).gte(high)) faults.high = ["scaleOrder"];
  }
  if (kind === "STATE" && (state === undefined || !states.includes(state))) faults.state = ["required"];
  const columns = {
    kind,
    value: kind === "VALUE" ? (value ?? null) : null,
    low: kind === "RANGE" ? (low ?? null) : null,
    high: kind === "RANGE" ? (high ?? null) : null,
    state: kind === "STATE" ? (state ?? null) : null,
  };
  return { columns, faults };
}

/** A changed target says why: its readers see what it said before. */
export const reasonFault = (reason: string): Record<string, string[]> =>
  reason.length < 5 ? { reason: ["reasonShort"] } : {};
