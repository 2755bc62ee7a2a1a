import type { Said } from "@/lib/city/entries/said";

/** What the public will see of an item: something new, another figure in place of one that is shown, or one less. */
export const EFFECTS = ["APPEARS", "CHANGES", "DISAPPEARS"] as const;
export type Effect = (typeof EFFECTS)[number];

/** A correction that says nothing any more takes away what stands. */
export function effectOf(said: Said, replaced: Said | null): Effect {
  if (!replaced) return "APPEARS";
  return saysNothing(said) && !saysNothing(replaced) ? "DISAPPEARS" : "CHANGES";
}

function saysNothing(said: Said): boolean {
  switch (said.kind) {
    case "value":
      return said.value === null && said.state === null;
    case "progress":
      return said.percent === null;
    case "year":
      return said.planned === null && said.running === null;
    case "milestone":
      return false;
    case "funding":
      return said.planned === null && said.spent === null;
  }
}
