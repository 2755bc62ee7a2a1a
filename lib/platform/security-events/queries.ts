import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { SecurityEventKind } from "@/lib/platform/db/generated/enums";
import { canReadSecurityEvents } from "./policy";

const PAGE_SIZE = 50;

/** The security record, newest first, a page at a time. */
export async function listSecurityEvents(actor: Actor, { kind, page }: { kind?: SecurityEventKind; page: number }) {
  if (!canReadSecurityEvents(actor)) refuse(actor);
  const where = kind ? { kind } : {};
  const [rows, total] = await Promise.all([
    db().securityEvent.findMany({
      where,
      orderBy: { id: "desc" },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: { id: true, at: true, kind: true, detail: true, user: { select: { name: true, email: true } } },
    }),
    db().securityEvent.count({ where }),
  ]);
  return {
    items: rows.map(({ id, user, ...event }) => ({
      ...event,
      id: id.toString(),
      name: user?.name ?? null,
      account: user?.email ?? null,
    })),
    page,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    total,
  };
}
