import type { EntryKind } from "@/lib/city/entries/kinds";
import type { Transaction } from "@/lib/platform/db/client";

type Columns = Readonly<Record<string, unknown>>;

/** Entries as their rows hold them, by their ids: a read for each kind, however many. */
export async function readColumns(
  tx: Transaction,
  refs: readonly { kind: string; id: string }[],
): Promise<Map<string, Columns>> {
  const of = (kind: EntryKind) => ({
    where: { id: { in: refs.filter((ref) => ref.kind === kind).map(({ id }) => id) } },
  });
  const all: { id: string }[][] = [
    await tx.indicatorValue.findMany(of("value")),
    await tx.progressReport.findMany(of("progress")),
    await tx.programmeYear.findMany(of("year")),
    await tx.programmeMilestone.findMany(of("milestone")),
    await tx.programmeFunding.findMany(of("funding")),
  ];
  return new Map(all.flat().map((row) => [row.id, row]));
}
