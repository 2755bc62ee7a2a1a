import type { Transaction } from "@/lib/platform/db/client";

/** Whether anybody, any work or any other name hangs on an agency: then it is closed or renamed, and never deleted. */
export async function isReferredTo(tx: Transaction, id: string): Promise<boolean> {
  const { steward, _count } = await tx.agency.findUniqueOrThrow({
    where: { id },
    select: {
      steward: true,
      _count: {
        select: {
          ...{ names: true, wentTo: true, cameFrom: true, users: true, programmes: true, programmeSupports: true },
          ...{
            indicators: true,
            produces: true,
            stewards: true,
            recommendations: true,
            verifies: true,
            supports: true,
          },
          ...{ actions: true, questions: true, answers: true },
        },
      },
    },
  });
  return steward || Object.values(_count).some((count) => count > 0);
}
