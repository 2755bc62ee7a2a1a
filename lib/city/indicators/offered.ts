import type { ValueCertainty } from "@/lib/platform/db/generated/enums";

type Said = { shipped: boolean; source: string; note: string; certainty: ValueCertainty };

/** What a new value of an indicator is offered of the one before it. */
export type Offered = Pick<Said, "source" | "note" | "certainty">;

/**
 * Of values, the newest first, what the city itself said last. The shipped facts were taken from the press, which is no
 * source of a new figure.
 */
export function offeredBy(values: readonly Said[]): Offered | null {
  const last = values.find(({ shipped, source }) => !shipped && source.trim() !== "");
  return last ? { source: last.source, note: last.note, certainty: last.certainty } : null;
}
