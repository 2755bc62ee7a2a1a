import { cityOwners } from "@/lib/city/evidence-owners";
import { evaluationOwners } from "@/lib/evaluation/evidence-owners";
import { followUpOwners } from "@/lib/follow-up/evidence-owners";
import { resultsOwners } from "@/lib/results/evidence-owners";

/** Every kind of thing that evidence proves, as its area declares it. */
export const OWNERS = { ...cityOwners, ...followUpOwners, ...evaluationOwners, ...resultsOwners };
export type OwnerKind = keyof typeof OWNERS;
export type Owner = { kind: OwnerKind; id: string };

type Columns = (typeof OWNERS)[OwnerKind]["column"];

/** The column of evidence that names an owner of this kind. */
export const ownerColumn = <Kind extends OwnerKind>(kind: Kind): (typeof OWNERS)[Kind]["column"] => OWNERS[kind].column;

export const isOwnerKind = (kind: string): kind is OwnerKind => Object.hasOwn(OWNERS, kind);

/** What a row of evidence proves; it has exactly one owner (CHECK evidence_one_owner). */
export function ownerOf(row: Record<Columns, string | null>): Owner | null {
  for (const kind of Object.keys(OWNERS).filter(isOwnerKind)) {
    const id = row[ownerColumn(kind)];
    if (id) return { kind, id };
  }
  return null;
}
