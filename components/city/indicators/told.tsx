import type { PublicValue } from "@/lib/city/indicators/published";
import type { Target } from "@/lib/city/indicators/target";
import type { Measure } from "./figure-words";
import { useTarget, useTold } from "./target-words";

/** A value as people read it: "7,15%", "63 unit", "Wajar Tanpa Pengecualian". */
export function Told({ value }: { value: Pick<PublicValue, "value" | "state"> & Measure }) {
  return useTold()(value);
}

/** A target with its unit: "85%", "80–90%", a word. */
export function TargetText({ target, measure }: { target: Target; measure: Measure }) {
  return useTarget()(target, measure);
}
