import type { Transaction } from "@/lib/platform/db/client";

/** Whether a figure, a programme, a question or another name hangs on a kelurahan: then it stays. */
export async function isReferredTo(tx: Transaction, id: string): Promise<boolean> {
  const { _count } = await tx.kelurahan.findUniqueOrThrow({
    where: { id },
    select: {
      _count: {
        select: { names: true, wentTo: true, cameFrom: true, values: true, programmes: true, questions: true },
      },
    },
  });
  return Object.values(_count).some((count) => count > 0);
}
