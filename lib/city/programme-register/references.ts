import type { Transaction } from "@/lib/platform/db/client";

/** Whether anything was entered or said of a programme. */
export async function isReferredTo(tx: Transaction, id: string): Promise<boolean> {
  const { _count } = await tx.programme.findUniqueOrThrow({
    where: { id },
    select: {
      _count: {
        select: {
          ...{ reports: true, indicators: true, years: true, milestones: true, funding: true },
          ...{ surveyResults: true, decisionLinks: true, itemLinks: true, testimonies: true, questions: true },
        },
      },
    },
  });
  return Object.values(_count).some((count) => count > 0);
}
