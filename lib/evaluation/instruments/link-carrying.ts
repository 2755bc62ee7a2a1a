import type { Transaction } from "@/lib/platform/db/client";

/**
 * What answered an item of the version before answers the item of the same code in the next one, as somebody said it then.
 * A link that was carried once and taken back since is not carried again.
 */
export async function carryLinks(tx: Transaction, fromInstrumentId: string, toInstrumentId: string): Promise<void> {
  const [links, items] = await Promise.all([
    tx.itemLink.findMany({
      where: { removedAt: null, item: { instrumentId: fromInstrumentId } },
      include: { item: { select: { code: true } } },
    }),
    tx.questionnaireItem.findMany({
      where: { instrumentId: toInstrumentId },
      select: { id: true, code: true, links: true },
    }),
  ]);
  const byCode = new Map(items.map((item) => [item.code, item]));
  await tx.itemLink.createMany({
    data: links.flatMap(({ item, indicatorId, programmeId, evidenceId, createdById, createdAt }) => {
      const next = byCode.get(item.code);
      const isKnown = next?.links.some(
        (one) => one.indicatorId === indicatorId && one.programmeId === programmeId && one.evidenceId === evidenceId,
      );
      if (!next || isKnown) return [];
      return [{ itemId: next.id, indicatorId, programmeId, evidenceId, createdById, createdAt }];
    }),
  });
}
