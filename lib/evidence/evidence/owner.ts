import type { Owner, OwnerKind } from "./schemas";

const COLUMNS = {
  report: "progressReportId",
  value: "indicatorValueId",
  recommendation: "recommendationId",
  action: "followUpActionId",
  answer: "answerId",
  result: "officialResultId",
} as const satisfies Record<OwnerKind, string>;

type Columns = (typeof COLUMNS)[OwnerKind];

/** The column of evidence that names an owner of this kind. */
export const ownerColumn = <Kind extends OwnerKind>(kind: Kind): (typeof COLUMNS)[Kind] => COLUMNS[kind];

/** What a row of evidence proves; it has exactly one owner (CHECK evidence_one_owner). */
export function ownerOf(row: Record<Columns, string | null>): Owner | null {
  for (const kind of Object.keys(COLUMNS) as OwnerKind[]) {
    const id = row[COLUMNS[kind]];
    if (id) return { kind, id };
  }
  return null;
}
