import type { Transaction } from "@/lib/platform/db/client";
import type { IndicatorDefinition, IndicatorValue } from "@/lib/platform/db/generated/client";
import { jumpBeyond, type SeriesFigure } from "./jump";

type Place = { indicatorId: string; definitionId: string; kelurahanId: string | null };

/** What is published of a series at one place, measured by one definition. */
export async function shownFigures(
  tx: Transaction,
  { indicatorId, definitionId, kelurahanId }: Place,
): Promise<SeriesFigure[]> {
  const rows = await tx.indicatorValue.findMany({
    where: {
      indicatorId,
      definitionId,
      kelurahanId,
      status: "PUBLISHED",
      supersededAt: null,
      value: { not: null },
    },
    select: { period: true, value: true, breakInSeries: true },
  });
  return rows.flatMap(({ value, ...row }) => (value === null ? [] : [{ ...row, value: value.toFixed() }]));
}

/** The jump that an entered value is, with both figures as decimal strings; null where it is none. */
export async function findJump(
  tx: Transaction,
  row: Pick<IndicatorValue, "indicatorId" | "definitionId" | "kelurahanId" | "period" | "value">,
  definition?: Pick<IndicatorDefinition, "aggregation" | "decimals">,
) {
  if (row.value === null) return null;
  const about = definition ?? (await tx.indicatorDefinition.findUniqueOrThrow({ where: { id: row.definitionId } }));
  const jump = jumpBeyond(row.value.toFixed(), { ...about, period: row.period }, await shownFigures(tx, row));
  return jump && { value: row.value.toFixed(), reference: jump.reference.toFixed(), period: jump.period };
}
