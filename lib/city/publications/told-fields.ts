import type { EntryKind } from "@/lib/city/entries/kinds";
import type { RevisedField } from "@/lib/platform/areas/office";

/** What the public reads of an entry beside its main figure, in order, and how each is read. */
export const TOLD_FIELDS = {
  value: {
    ...({ numerator: "number", denominator: "number", certainty: "word", breakInSeries: "word" } as const),
    ...({ note: "text", noteEn: "text", source: "text" } as const),
  },
  progress: {
    ...({ beneficiaries: "number", done: "text", obstacles: "text", nextStep: "text", evidenceUrl: "text" } as const),
  },
  year: { note: "text", source: "text" },
  milestone: { titleId: "text", titleEn: "text", dueOn: "day", doneOn: "day", droppedReason: "text" },
  funding: { source: "text" },
} as const satisfies Record<EntryKind, Record<string, RevisedField>>;

export type ToldField = { [Kind in EntryKind]: keyof (typeof TOLD_FIELDS)[Kind] }[EntryKind];
export type OtherChange = { field: ToldField; as: RevisedField; from: string | null; to: string | null };

/** What differs in them between what is shown now and what will be; of something new, all that it says. */
export function otherChanges(
  kind: EntryKind,
  to: Readonly<Record<string, unknown>>,
  from: Readonly<Record<string, unknown>> | undefined,
): OtherChange[] {
  return Object.entries(TOLD_FIELDS[kind]).flatMap(([field, as]) => {
    const change = { field: field as ToldField, as, from: plain(from?.[field]), to: plain(to[field]) };
    return change.from === change.to ? [] : [change];
  });
}

/** Missing and an empty text are one; so is a mark that is not set. */
function plain(value: unknown): string | null {
  if (value === null || value === undefined || value === "" || value === false) return null;
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
