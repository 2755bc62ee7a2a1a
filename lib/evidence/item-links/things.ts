import "server-only";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { ownerOf } from "@/lib/evidence/evidence/owner";
import { canLinkEvidence, canReadEvidence, type OwnerFacts } from "@/lib/evidence/evidence/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Transaction } from "@/lib/platform/db/client";
import type { Evidence } from "@/lib/platform/db/generated/client";
import { route } from "@/lib/platform/pages/routes";
import type { Thing } from "./schemas";

/** What evidence hangs from, as permission is asked of it; null where its owner is gone. */
export async function factsOf(tx: Transaction, evidence: Evidence): Promise<OwnerFacts | null> {
  const owner = ownerOf(evidence);
  const found = owner && (await tx.evidenceOwner.findFirst({ where: { kind: owner.kind, id: owner.id } }));
  return found && owner ? { ...found, kind: owner.kind } : null;
}

/** Whether the actor may say what a thing answers: who may edit it; null where it does not exist for them. */
export async function mayLinkThing(tx: Transaction, actor: Actor, { kind, id }: Thing): Promise<boolean | null> {
  if (kind === "evidence") {
    const row = await tx.evidence.findUnique({ where: { id } });
    const facts = row && (await factsOf(tx, row));
    return row && facts && canReadEvidence(actor, facts, row) ? canLinkEvidence(actor, facts, row) : null;
  }
  // What an agency does not report on is not its to see here, and a guest reads one round and nothing else.
  if (actor.role === "ASSESSOR") return null;
  const scope = actor.role === "AGENCY" ? { agencyId: actor.agencyId ?? "" } : {};
  const where = { id, ...scope };
  const found =
    kind === "indicator" ? await tx.indicator.findFirst({ where }) : await tx.programme.findFirst({ where });
  return found && canKeepRegister(actor);
}

const COLUMNS = { indicator: "indicatorId", programme: "programmeId", evidence: "evidenceId" } as const;

/** The column of a link that names the thing. */
export const columnOf = ({ kind, id }: Thing) => ({ [COLUMNS[kind]]: id });

export function thingOf(link: Record<(typeof COLUMNS)[Thing["kind"]], string | null>): Thing {
  for (const kind of ["indicator", "programme", "evidence"] as const) {
    const id = link[COLUMNS[kind]];
    if (id) return { kind, id };
  }
  throw new Error("a link names one thing (CHECK item_links_one_thing)");
}

/** Where the office reads of a thing. */
export async function pageOfThing(tx: Transaction, { kind, id }: Thing): Promise<string> {
  if (kind === "evidence") return route("/kelola/bukti/[id]", { id });
  if (kind === "programme") {
    const { slug } = await tx.programme.findUniqueOrThrow({ where: { id }, select: { slug: true } });
    return route("/kelola/program/[slug]", { slug });
  }
  const { code } = await tx.indicator.findUniqueOrThrow({ where: { id }, select: { code: true } });
  return route("/kelola/indikator/[kode]", { kode: code });
}
