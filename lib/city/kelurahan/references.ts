import type { Transaction } from "@/lib/platform/db/client";

/**
 * Whether a figure, a programme, a question or another name hangs on a kelurahan: then it stays. So does one that came with
 * the shipped facts, on which the public site stands from its first day.
 */
export async function isReferredTo(tx: Transaction, id: string): Promise<boolean> {
  const { _count } = await tx.kelurahan.findUniqueOrThrow({
    where: { id },
    select: {
      _count: {
        select: { names: true, wentTo: true, cameFrom: true, values: true, programmes: true, questions: true },
      },
    },
  });
  if (Object.values(_count).some((count) => count > 0)) return true;
  return (await tx.auditEvent.count({ where: { entity: "kelurahan", entityId: id, action: "create" } })) === 0;
}
