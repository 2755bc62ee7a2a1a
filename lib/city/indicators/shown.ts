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

type Entered = Pick<IndicatorValue, "id" | "indicatorId" | "definitionId" | "kelurahanId" | "period" | "value"> & {
  definition: Pick<IndicatorDefinition, "aggregation" | "decimals">;
};

/** Ids of those of many entered values that are a jump: one read, however many. */
export async function findJumps(tx: Transaction, rows: readonly Entered[]): Promise<Set<string>> {
  const of = ({ definitionId, kelurahanId }: { definitionId: string; kelurahanId: string | null }) =>
    `${definitionId} ${kelurahanId}`;
  const shown = await tx.indicatorValue.findMany({
    where: {
      definitionId: { in: [...new Set(rows.map(({ definitionId }) => definitionId))] },
      status: "PUBLISHED",
      supersededAt: null,
      value: { not: null },
    },
    select: { definitionId: true, kelurahanId: true, period: true, value: true, breakInSeries: true },
  });
  const series = Map.groupBy(shown, of);
  const jumping = rows.filter((row) => {
    if (row.value === null) return false;
    const figures = (series.get(of(row)) ?? []).map(({ period, value, breakInSeries }) => ({
      ...{ period, value: value?.toFixed() ?? "0", breakInSeries },
    }));
    return jumpBeyond(row.value.toFixed(), { ...row.definition, period: row.period }, figures) !== null;
  });
  return new Set(jumping.map(({ id }) => id));
}
