import type { Transaction } from "@/lib/platform/db/client";

/** Whether anything was handed in by a definition: from then on it is what its figures were measured by. */
export async function isMeasuredBy(tx: Transaction, definitionId: string): Promise<boolean> {
  const where = { definitionId, status: { not: "DRAFT" as const } };
  return (await tx.indicatorValue.findFirst({ where, select: { id: true } })) !== null;
}

/** Whether anything was entered, planned or said of an indicator. */
export async function isUsed(tx: Transaction, id: string): Promise<boolean> {
  const { _count } = await tx.indicator.findUniqueOrThrow({
    where: { id },
    select: {
      _count: {
        select: { values: true, targets: true, moves: true, decisionLinks: true, itemLinks: true, replaces: true },
      },
    },
  });
  return Object.values(_count).some((count) => count > 0);
}
