import "server-only";
import { canReadEvidence } from "@/lib/evidence/evidence/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Transaction } from "@/lib/platform/db/client";
import type { Evidence } from "@/lib/platform/db/generated/client";
import { factsOf } from "./things";

export interface OfferedEvidence {
  row: Evidence;
  /** Whether this reader may open it where it hangs now. */
  readable: boolean;
  /** Whether the answer has it already. */
  taken: boolean;
}

/**
 * What proves an answer by what was linked with its item: linked evidence, and the evidence of the year's published values and
 * reports of what was linked. Who answers may use what another agency gave, unless it is kept back from them.
 */
export async function offeredEvidence(tx: Transaction, actor: Actor, answerId: string): Promise<OfferedEvidence[]> {
  const answer = await tx.answer.findUniqueOrThrow({
    where: { id: answerId },
    include: { round: { select: { year: true } }, evidence: { where: { removedAt: null } } },
  });
  const links = await tx.itemLink.findMany({ where: { itemId: answer.itemId, removedAt: null } });
  const year = { startsWith: `${answer.round.year}` };
  const published = { status: "PUBLISHED" as const, supersededAt: null, period: year };
  const ids = (column: "indicatorId" | "programmeId" | "evidenceId") => links.flatMap((link) => link[column] ?? []);
  const rows = await tx.evidence.findMany({
    where: {
      removedAt: null,
      OR: [
        { id: { in: ids("evidenceId") } },
        { indicatorValue: { ...published, indicatorId: { in: ids("indicatorId") } } },
        { progressReport: { ...published, programmeId: { in: ids("programmeId") } } },
      ],
    },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  const offered = await Promise.all(
    rows.map(async (row): Promise<OfferedEvidence[]> => {
      const facts = await factsOf(tx, row);
      const readable = facts !== null && canReadEvidence(actor, facts, row);
      if (!readable && row.informationClass === "EXEMPT") return [];
      const taken = answer.evidence.some(
        (own) => own.id === row.id || (row.fileId !== null ? own.fileId === row.fileId : own.url === row.url),
      );
      return [{ row, readable, taken }];
    }),
  );
  return offered.flat();
}
