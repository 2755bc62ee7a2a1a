import "server-only";
import { notFound } from "next/navigation";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { wibToday } from "@/lib/format/date";
import { canReadDelays } from "./policy";

export const PAGE_SIZE = 30;

/** Something that is late or was sent back, with who holds it and since when. */
export interface Delay {
  kind: "recommendation" | "action" | "report" | "value" | "answer";
  id: string;
  /** "2022/1", a period, an item's code; empty for a decision's action. */
  code: string;
  name: string;
  /** Slug of the round; null where it belongs to none. */
  round: string | null;
  agencyCode: string;
  agency: string;
  officer: string | null;
  dueOn: Date | null;
  returned: boolean;
  reason: string | null;
  since: Date;
}

/**
 * All that is late or sent back on a day in WIB, in one shape. Who works on it holds it; one handed in is held by its
 * verifier, one not yet assigned by the steward. Entries are dated by the audit event that sent them back.
 */
const held = (today: string) => Prisma.sql`
  SELECT 'recommendation' AS "kind", c."id", r."slug" || '/' || c."order" AS "code", c."text" AS "name", r."slug" AS "round",
    CASE WHEN c."state" IN ('ASSIGNED', 'IN_PROGRESS', 'RETURNED') THEN c."leadAgencyId"
      WHEN c."state" = 'SUBMITTED' AND c."verifierAgencyId" IS NOT NULL THEN c."verifierAgencyId"
      ELSE (SELECT "id" FROM "agencies" WHERE "steward") END AS "agencyId",
    CASE WHEN c."state" IN ('ASSIGNED', 'IN_PROGRESS', 'RETURNED') THEN c."officerId" END AS "officerId", c."dueOn",
    c."state" = 'RETURNED' AS "returned", c."returnReason" AS "reason",
    CASE WHEN c."state" = 'RETURNED' THEN (SELECT max(e."at") FROM "recommendation_events" e WHERE e."recommendationId" = c."id" AND e."kind" IN ('RETURNED', 'COUNCIL_RETURNED'))
      ELSE (c."dueOn" + 1)::timestamp AT TIME ZONE 'Asia/Jakarta' END AS "since"
    FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId"
    WHERE c."state" = 'RETURNED' OR (c."dueOn" < ${today}::date AND c."state" IN ('RECEIVED', 'ASSIGNED', 'IN_PROGRESS', 'SUBMITTED') AND c."status" IN ('NOT_STARTED', 'IN_PROGRESS'))
  UNION ALL SELECT 'action', a."id", coalesce(r."slug" || '/' || c."order", ''), a."text", r."slug", a."agencyId", a."officerId", a."dueOn", false, NULL,
    (a."dueOn" + 1)::timestamp AT TIME ZONE 'Asia/Jakarta'
    FROM "follow_up_actions" a LEFT JOIN "recommendations" c ON c."id" = a."recommendationId" LEFT JOIN "evaluation_rounds" r ON r."id" = c."roundId"
    WHERE a."dueOn" < ${today}::date AND a."percent" < 100 AND a."cancelledAt" IS NULL AND (c."id" IS NULL OR c."state" IN ('ASSIGNED', 'IN_PROGRESS', 'RETURNED'))
  UNION ALL SELECT 'report', p."id", p."period", g."name", NULL, g."agencyId", NULL, NULL, true, p."returnReason", coalesce(${sentBack("progressReport", "p")}, p."submittedAt", p."createdAt")
    FROM "progress_reports" p JOIN "programmes" g ON g."id" = p."programmeId" WHERE p."status" = 'RETURNED'
  UNION ALL SELECT 'value', v."id", v."period", i."nameId", NULL, i."agencyId", NULL, NULL, true, v."returnReason", coalesce(${sentBack("indicatorValue", "v")}, v."submittedAt", v."createdAt")
    FROM "indicator_values" v JOIN "indicators" i ON i."id" = v."indicatorId" WHERE v."status" = 'RETURNED'
  UNION ALL SELECT 'answer', n."id", q."code", q."textId", r."slug", n."agencyId", n."officerId", (d."closesAt" AT TIME ZONE 'Asia/Jakarta')::date, n."status" = 'RETURNED', n."returnReason",
    CASE WHEN n."status" = 'RETURNED' THEN coalesce(${sentBack("answer", "n")}, n."updatedAt") ELSE d."closesAt" END
    FROM "answers" n JOIN "questionnaire_items" q ON q."id" = n."itemId" JOIN "evaluation_rounds" r ON r."id" = n."roundId"
    LEFT JOIN "round_phase_dates" d ON d."roundId" = n."roundId" AND d."phase" = 'FILLING'
    WHERE n."agencyId" IS NOT NULL AND r."phase" IN ('FILLING', 'VERIFICATION', 'COUNCIL_REVIEW')
      AND (n."status" = 'RETURNED' OR (n."status" = 'DRAFT' AND (d."closesAt" AT TIME ZONE 'Asia/Jakarta')::date < ${today}::date))`;

const sentBack = (entity: string, table: string) => Prisma.sql`(SELECT max(x."at") FROM "audit_events" x
  WHERE x."entity" = ${entity} AND x."entityId" = ${Prisma.raw(`${table}."id"`)}::text AND x."action" = 'return')`;

function scope(actor: Actor, agencyCode: string | undefined) {
  const own = actor.role === "AGENCY" ? Prisma.sql`AND h."agencyId" = ${actor.agencyId}::uuid` : Prisma.empty;
  return agencyCode ? Prisma.sql`${own} AND a."code" = ${agencyCode}` : own;
}

/** What holds the city up, grouped by agency and the longest first, a page at a time, with how much each agency holds. */
export async function listDelays(
  actor: Actor,
  { agencyCode, page = 1 }: { agencyCode?: string | undefined; page?: number } = {},
  now = new Date(),
) {
  if (!canReadDelays(actor)) notFound();
  const today = wibToday(now);
  const from = Prisma.sql`FROM (${held(today)}) h JOIN "agencies" a ON a."id" = h."agencyId" LEFT JOIN "users" u ON u."id" = h."officerId"`;
  const [agencies, items] = await Promise.all([
    db().$queryRaw<{ code: string; name: string; late: number; returned: number }[]>`
      SELECT a."code", a."name", (count(*) FILTER (WHERE NOT h."returned"))::int AS "late", (count(*) FILTER (WHERE h."returned"))::int AS "returned"
      ${from} WHERE true ${scope(actor, undefined)} GROUP BY a."code", a."name" ORDER BY count(*) DESC, a."name"`,
    db().$queryRaw<Delay[]>`
      SELECT h."kind", h."id", h."code", h."name", h."round", a."code" AS "agencyCode", a."name" AS "agency", u."name" AS "officer", h."dueOn", h."returned", h."reason", h."since"
      ${from} WHERE true ${scope(actor, agencyCode)} ORDER BY a."name", h."since", h."id" LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
  ]);
  const counted = agencyCode ? agencies.filter(({ code }) => code === agencyCode) : agencies;
  const total = counted.reduce((sum, { late, returned }) => sum + late + returned, 0);
  return { items, agencies, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}
