import "server-only";
import type { Gap } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { route } from "@/lib/platform/pages/routes";
import { officersOf } from "@/lib/platform/users/officers";
import type { HeldWork } from "./held";
import { canHandOver } from "./policy";

/** What one person holds, in the order in which it is due. */
function heldBy(userId: string): Promise<HeldWork[]> {
  return db().$queryRaw<HeldWork[]>`
    SELECT h.* FROM open_work h WHERE h."officerId" = ${userId}::uuid
     ORDER BY array_position(ARRAY['answer','recommendation','action','question'], h."kind"), h."dueOn" NULLS LAST, h."code", h."id"`;
}

/** Whom the work of an agency can go to: its people. An answer's officer is of the agency itself (trigger answers_check). */
async function receiversOf(agencyId: string, without: string) {
  const agency = await db().agency.findUniqueOrThrow({ where: { id: agencyId } });
  const now = new Date();
  const people = await db().user.findMany({
    where: {
      ...officersOf(agency),
      AND: [{ OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }, { id: { not: without } }],
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true, email: true, agencyId: true },
  });
  return { id: agency.id, code: agency.code, name: agency.name, people };
}

/** What a person holds, by the agency that it belongs to, each with those who can take it. */
export async function listWorkToHandOver(actor: Actor, userId: string) {
  if (!canHandOver(actor)) refuse(actor);
  const held = await heldBy(userId);
  const agencies = [...new Set(held.map(({ agencyId }) => agencyId))];
  const groups = await Promise.all(agencies.map((id) => receiversOf(id, userId)));
  return groups.map((group) => ({ ...group, items: held.filter(({ agencyId }) => agencyId === group.id) }));
}
export type WorkGroup = Awaited<ReturnType<typeof listWorkToHandOver>>[number];

/** What stays with the agency of an officer, for it belongs to no single person. */
export async function countWhatStays(actor: Actor, userId: string): Promise<{ questions: number; drafts: number }> {
  if (!canHandOver(actor)) refuse(actor);
  const [row] = await db().$queryRaw<{ questions: number; drafts: number }[]>`
    SELECT (SELECT count(*) FROM public_questions q WHERE q."agencyId" = u."agencyId" AND q."status" = 'OPEN' AND q."officerId" IS NULL)::int AS "questions",
      ((SELECT count(*) FROM progress_reports p WHERE p."createdById" = u."id" AND p."status" IN ('DRAFT', 'RETURNED'))
        + (SELECT count(*) FROM indicator_values v WHERE v."createdById" = u."id" AND v."status" IN ('DRAFT', 'RETURNED'))
        + (SELECT count(*) FROM programme_years y WHERE y."createdById" = u."id" AND y."status" IN ('DRAFT', 'RETURNED'))
        + (SELECT count(*) FROM programme_milestones m WHERE m."createdById" = u."id" AND m."status" IN ('DRAFT', 'RETURNED'))
        + (SELECT count(*) FROM programme_funding f WHERE f."createdById" = u."id" AND f."status" IN ('DRAFT', 'RETURNED')))::int AS "drafts"
      FROM users u WHERE u."id" = ${userId}::uuid`;
  return row ?? { questions: 0, drafts: 0 };
}

/** How much each of these accounts holds; who holds nothing is not there. */
export async function countOpenWork(actor: Actor, userIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (!canHandOver(actor)) refuse(actor);
  const rows = await db().$queryRaw<{ officerId: string; count: number }[]>`
    SELECT h."officerId", count(*)::int AS "count" FROM open_work h WHERE h."officerId" = ANY (${[...userIds]}::uuid[]) GROUP BY 1`;
  return new Map(rows.map(({ officerId, count }) => [officerId, count]));
}

/** Open work whose officer's account is closed or has run out, and how many such accounts there are: both should be none. */
export async function countOrphanedWork(actor: Actor): Promise<{ accounts: number; items: number }> {
  if (!canHandOver(actor)) refuse(actor);
  const [row] = await db().$queryRaw<{ accounts: number; items: number }[]>`
    SELECT count(DISTINCT u."id")::int AS "accounts", count(*)::int AS "items"
      FROM open_work h JOIN users u ON u."id" = h."officerId" WHERE u."disabledAt" IS NOT NULL OR u."expiresAt" <= now()`;
  return row ?? { accounts: 0, items: 0 };
}

/** Closed accounts that still hold open work: each leads to where it is handed over. */
export async function listHandOverGaps(actor: Actor, most: number): Promise<Gap[]> {
  if (!canHandOver(actor)) return [];
  const [held, { items: count }] = await Promise.all([
    db().$queryRaw<{ id: string; name: string }[]>`
      SELECT u."id", u."name" FROM open_work h JOIN users u ON u."id" = h."officerId"
       WHERE u."disabledAt" IS NOT NULL OR u."expiresAt" <= now() GROUP BY 1, 2 ORDER BY count(*) DESC, u."name" LIMIT ${most}`,
    countOrphanedWork(actor),
  ]);
  const items = held.map(({ id, name }) => ({
    key: id,
    name,
    address: route("/kelola/pengguna/[id]/serah-terima", { id }, { hash: "pekerjaan" }),
  }));
  return [{ kind: "orphanedWork", count, items }];
}
