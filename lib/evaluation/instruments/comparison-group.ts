import type { Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { type Measure, type Unlikeness, unlikenesses } from "./likeness";

const PARTS = { sections: true, pillars: { include: { pillar: { select: { code: true } } } } } as const;

const measureOf = (row: Prisma.InstrumentGetPayload<{ include: typeof PARTS }>): Measure => ({
  scaleMin: row.scaleMin.toFixed(),
  scaleMax: row.scaleMax.toFixed(),
  sections: row.sections.map(({ code, weight }) => ({ code, weight: weight.toFixed() })),
  pillars: row.pillars.map(({ pillar }) => pillar.code),
});

export type UnlikeVersion = { code: string; name: { id: string; en: string }; differs: Unlikeness[] };

/** The versions in force that a version would be compared with though it measures otherwise. */
export async function findUnlikeInGroup(tx: Transaction, id: string): Promise<UnlikeVersion[]> {
  const own = await tx.instrument.findUniqueOrThrow({ where: { id }, include: PARTS });
  const others = await tx.instrument.findMany({
    where: { id: { not: id }, status: "ACTIVE", comparabilityGroup: own.comparabilityGroup },
    orderBy: { code: "asc" },
    include: PARTS,
  });
  return others
    .map((other) => ({
      code: other.code,
      name: { id: other.nameId, en: other.nameEn },
      differs: unlikenesses(measureOf(own), measureOf(other)),
    }))
    .filter(({ differs }) => differs.length > 0);
}
