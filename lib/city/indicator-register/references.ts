import type { Transaction } from "@/lib/platform/db/client";

/** Whether anything was handed in by a definition: from then on it is what its figures were measured by. */
export async function isMeasuredBy(tx: Transaction, definitionId: string): Promise<boolean> {
  return (await tx.indicatorValue.count({ where: { definitionId, status: { notIn: ["DRAFT"] } } })) > 0;
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
