import { Decimal } from "decimal.js";
import { type Bounds, figureFault } from "@/lib/city/indicators/bounds";
import { readGiven } from "@/lib/platform/forms/typed";
import type { TargetFields } from "./schemas";

type About = Bounds & { valueKind: "NUMBER" | "STATE"; unit: string; states: string[] };

/** The columns of a target's kind, the others empty; or what is wrong, all at once. */
export function targetColumns({ kind, state, ...given }: TargetFields, about: About) {
  const { valueKind, unit, states, decimals } = about;
  const faults: Record<string, string[]> = {};
  if ((kind === "STATE") !== (valueKind === "STATE")) faults.kind = [`targetKind-${valueKind}`];
  const figure = (name: "value" | "low" | "high", ofKind: TargetFields["kind"]): string | null => {
    if (kind !== ofKind) return null;
    const typed = given[name];
    const read = typed === undefined ? { message: "required" } : readGiven(typed, unit, decimals);
    const fault = read.value === undefined ? read.message : figureFault(read.value, about);
    if (fault) faults[name] = [fault];
    return read.value ?? null;
  };
  const value = figure("value", "VALUE");
  const low = figure("low", "RANGE");
  const high = figure("high", "RANGE");
  if (low !== null && high !== null && new Decimal(low).gte(high)) faults.high = ["scaleOrder"];
  if (kind === "STATE" && (state === undefined || !states.includes(state))) faults.state = ["required"];
  const columns = {
    kind,
    value,
    low,
    high,
    state: kind === "STATE" ? (state ?? null) : null,
  };
  return { columns, faults };
}

/** A changed target says why: its readers see what it said before. */
export const reasonFault = (reason: string): Record<string, string[]> =>
  reason.length < 5 ? { reason: ["reasonShort"] } : {};
