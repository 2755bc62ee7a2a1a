import "server-only";
import type { Actor } from "@/lib/auth/actor";
import type { Transaction } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

type AuditRecord = { action: string; entity: string; entityId: string; before?: object | null; after?: object | null };

/** Adds one audit event inside the caller's transaction, so that no change exists without its event. */
export async function recordAudit(tx: Transaction, actor: Pick<Actor, "id"> | null, event: AuditRecord): Promise<void> {
  const { before, after, ...rest } = event;
  await tx.auditEvent.create({
    data: { ...rest, actorId: actor?.id ?? null, before: asJson(before), after: asJson(after) },
    select: { id: true },
  });
}

/** Decimals and dates become strings: exact, and readable in a hundred years. */
function asJson(value: object | null | undefined): Prisma.InputJsonValue | undefined {
  return value ? (JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue) : undefined;
}
