import { dayIn } from "@/lib/platform/format/date";
import type { Zone } from "@/lib/platform/format/zone";
import { getCity } from "@/lib/platform/settings/published";
import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";

import { type Owed, owedFigures } from "./owed";
import { canReadDelays, canReadEntryDelays } from "./policy";

export const PAGE_SIZE = 30;

/** The council holds things up too, and is no agency. */
export const COUNCIL_CODE = "DEWAN";

export type DelayKind = "recommendation" | "action" | "question" | "report" | "value" | "answer";

/** Something that is late or was sent back, with who holds it and since when. */
export type Delay = Held & (HeldRow | HeldFigure);
type HeldRow = { kind: Exclude<DelayKind, "report" | "value">; id: string; of: null };
/** `id` is null for a figure that nobody has begun; `of`: slug of the programme or code of the indicator. */
type HeldFigure = { kind: "report" | "value"; id: string | null; of: string };
interface Held {
  /** "2022/1", a period, an item's code, a question's number; empty for a decision's action. */
  code: string;
  name: string;
  /** Slug of the round; null where it belongs to none. */
  round: string | null;
  /** State of a recommendation. */
  state: string | null;
  agencyCode: string;
  /** Null for the council. */
  agency: string | null;
  /** Null where nobody in particular does it, also where who was named no longer works there. */
  officerId: string | null;
  officer: string | null;
  /** How much the officer holds in all, on whatever page; of nobody in particular where there is none. */
  ofOfficer: number;
  dueOn: Date | null;
  returned: boolean;
  reason: string | null;
  since: Date;
}

const dayAfter = (column: Prisma.Sql, zone: Zone) => Prisma.sql`(${column} + 1)::timestamp AT TIME ZONE ${zone}`;
const NONE = Prisma.sql`NULL::text`;

/**
 * Recommendations and actions that are late or sent back, and questions whose answer was sent back. Who works on it
 * holds it; one handed in is held by its verifier, a verified one by the council, one not yet assigned by the steward.
 * So is one that the council confirmed after its day and nobody reported: to the public it is still overdue.
 */
const followUps = (today: string, zone: Zone) => Prisma.sql`
  SELECT 'recommendation' AS "kind", c."id", r."slug" || '/' || c."order" AS "code", c."text" AS "name", r."slug" AS "round", ${NONE} AS "of", c."state"::text AS "state",
    CASE WHEN c."state" IN ('ASSIGNED', 'IN_PROGRESS', 'RETURNED') THEN c."leadAgencyId"
      WHEN c."state" = 'SUBMITTED' AND c."verifierAgencyId" IS NOT NULL THEN c."verifierAgencyId"
      WHEN c."state" = 'VERIFIED' THEN NULL
      ELSE (SELECT "id" FROM "agencies" WHERE "steward") END AS "agencyId",
    CASE WHEN c."state" IN ('ASSIGNED', 'IN_PROGRESS', 'RETURNED') THEN c."officerId" END AS "officerId", c."dueOn",
    c."state" = 'RETURNED' AS "returned", c."returnReason" AS "reason",
    CASE WHEN c."state" = 'RETURNED' THEN (SELECT max(e."at") FROM "recommendation_events" e WHERE e."recommendationId" = c."id" AND e."kind" IN ('RETURNED', 'COUNCIL_RETURNED'))
      ELSE ${dayAfter(Prisma.sql`c."dueOn"`, zone)} END AS "since"
    FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId"
    WHERE c."state" = 'RETURNED' OR (c."dueOn" < ${today}::date AND (c."state" = 'CONFIRMED'
      OR (c."state" IN ('RECEIVED', 'ASSIGNED', 'IN_PROGRESS', 'SUBMITTED', 'VERIFIED') AND c."status" IN ('NOT_STARTED', 'IN_PROGRESS'))))
  UNION ALL SELECT 'action', a."id", coalesce(r."slug" || '/' || c."order", ''), a."text", r."slug", ${NONE}, NULL, a."agencyId", a."officerId", a."dueOn", false, NULL, ${dayAfter(Prisma.sql`a."dueOn"`, zone)}
    FROM "follow_up_actions" a LEFT JOIN "recommendations" c ON c."id" = a."recommendationId" LEFT JOIN "evaluation_rounds" r ON r."id" = c."roundId"
    WHERE a."dueOn" < ${today}::date AND a."percent" < 100 AND a."cancelledAt" IS NULL AND (c."id" IS NULL OR c."state" IN ('ASSIGNED', 'IN_PROGRESS', 'RETURNED'))
  UNION ALL SELECT 'question', q."id", q."number"::text, q."text", NULL, ${NONE}, NULL, q."agencyId", NULL, NULL, true, q."returnReason", coalesce(${sentBack("publicQuestion", "q")}, q."answeredAt", q."receivedAt")
    FROM "public_questions" q WHERE q."status" = 'OPEN' AND q."returnReason" IS NOT NULL
  UNION ALL SELECT 'answer', n."id", q."code", q."textId", r."slug", ${NONE}, NULL, coalesce(n."agencyId", (SELECT "id" FROM "agencies" WHERE "steward")), n."officerId", (d."closesAt" AT TIME ZONE ${zone})::date, n."status" = 'RETURNED', n."returnReason",
    CASE WHEN n."status" = 'RETURNED' THEN coalesce(${sentBack("answer", "n")}, n."updatedAt") ELSE d."closesAt" END
    FROM "answers" n JOIN "questionnaire_items" q ON q."id" = n."itemId" JOIN "evaluation_rounds" r ON r."id" = n."roundId"
    LEFT JOIN "round_phase_dates" d ON d."roundId" = n."roundId" AND d."phase" = 'FILLING'
    WHERE r."phase" IN ('FILLING', 'VERIFICATION', 'COUNCIL_REVIEW')
      AND (n."status" = 'RETURNED' OR (n."status" = 'DRAFT' AND (d."closesAt" AT TIME ZONE ${zone})::date < ${today}::date))`;

/** Entries are dated by the audit event that sent them back. */
const sentBack = (entity: string, table: string) => Prisma.sql`(SELECT max(x."at") FROM "audit_events" x
  WHERE x."entity" = ${entity} AND x."entityId" = ${Prisma.raw(`${table}."id"`)}::text AND x."action" = 'return')`;

/** Progress reports and figures that were sent back, and those of the last whole period that nobody has handed in. */
const entries = ({ progress, values }: Owed, zone: Zone) => Prisma.sql`
  UNION ALL SELECT 'report', p."id", p."period", g."name", NULL, ${NONE}, NULL, g."agencyId", NULL, NULL, true, p."returnReason", coalesce(${sentBack("progressReport", "p")}, p."submittedAt", p."createdAt")
    FROM "progress_reports" p JOIN "programmes" g ON g."id" = p."programmeId" WHERE p."status" = 'RETURNED'
  UNION ALL SELECT 'value', v."id", v."period", i."nameId", NULL, ${NONE}, NULL, i."agencyId", NULL, NULL, true, v."returnReason", coalesce(${sentBack("indicatorValue", "v")}, v."submittedAt", v."createdAt")
    FROM "indicator_values" v JOIN "indicators" i ON i."id" = v."indicatorId" WHERE v."status" = 'RETURNED'
  UNION ALL SELECT 'report', p."id", o."period", g."name", NULL, g."slug", NULL, g."agencyId", NULL, o."dueOn", false, NULL, ${dayAfter(Prisma.sql`o."dueOn"`, zone)}
    FROM "programmes" g CROSS JOIN (VALUES ${progress ? Prisma.sql`(${progress.period}, ${progress.dueOn}::date)` : Prisma.sql`(NULL::text, NULL::date)`}) AS o("period", "dueOn")
    LEFT JOIN "progress_reports" p ON p."programmeId" = g."id" AND p."period" = o."period"
    WHERE o."period" IS NOT NULL AND (g."status" IS NULL OR g."status" = 'RUNNING') AND (p."id" IS NULL OR p."status" = 'DRAFT')
  UNION ALL SELECT 'value', v."id", o."period", i."nameId", NULL, i."code", NULL, i."agencyId", NULL, o."dueOn", false, NULL, ${dayAfter(Prisma.sql`o."dueOn"`, zone)}
    FROM "indicators" i JOIN "indicator_definitions" f ON f."indicatorId" = i."id" AND f."current"
    JOIN (VALUES ${
      values.length > 0
        ? Prisma.join(values.map((one) => Prisma.sql`(${one.frequency}, ${one.period}, ${one.dueOn}::date)`))
        : Prisma.sql`(NULL::text, NULL::text, NULL::date)`
    }) AS o("frequency", "period", "dueOn") ON o."frequency" = f."frequency"::text
    LEFT JOIN "indicator_values" v ON v."indicatorId" = i."id" AND v."period" = o."period" AND v."kelurahanId" IS NULL
    WHERE v."id" IS NULL OR v."status" = 'DRAFT'`;

function scope(actor: Actor, agencyCode: string | undefined) {
  const own = actor.role === "AGENCY" ? Prisma.sql`AND h."agencyId" = ${actor.agencyId}::uuid` : Prisma.empty;
  if (!agencyCode) return own;
  return agencyCode === COUNCIL_CODE
    ? Prisma.sql`${own} AND h."agencyId" IS NULL`
    : Prisma.sql`${own} AND a."code" = ${agencyCode}`;
}

/** The rule of lib/platform/users/officers in SQL: whoever has moved on, or whose account was ended, holds nothing here. */
const WORKS_THERE = Prisma.sql`u."disabledAt" IS NULL AND (u."agencyId" = a."id" OR (a."steward" AND u."role" IN ('ADMIN', 'STAFF')))`;

export interface Holder {
  code: string;
  /** Null for the council. */
  name: string | null;
  late: number;
  returned: number;
}

/**
 * What holds the city up, grouped by agency, the one that holds most first, and in it by officer, a page at a time,
 * with how much each of them holds: nobody's last, the longest first, what follows from a round before the figures of every month.
 */
export async function listDelays(
  actor: Actor,
  { agencyCode, page = 1 }: { agencyCode?: string | undefined; page?: number } = {},
  now = new Date(),
) {
  if (!canReadDelays(actor)) refuse(actor);
  const { zone, reportRhythm, reportDueDay } = await getCity();
  const today = dayIn(zone, now);
  const owed = owedFigures(today, { rhythm: reportRhythm, dueDay: reportDueDay });
  const held = canReadEntryDelays(actor)
    ? Prisma.sql`${followUps(today, zone)} ${entries(owed, zone)}`
    : followUps(today, zone);
  const from = Prisma.sql`FROM (${held}) h LEFT JOIN "agencies" a ON a."id" = h."agencyId" LEFT JOIN "users" u ON u."id" = h."officerId" AND ${WORKS_THERE}`;
  const [agencies, items] = await Promise.all([
    db().$queryRaw<Holder[]>`
      SELECT coalesce(a."code", ${COUNCIL_CODE}) AS "code", a."name", (count(*) FILTER (WHERE NOT h."returned"))::int AS "late", (count(*) FILTER (WHERE h."returned"))::int AS "returned"
      ${from} WHERE true ${scope(actor, undefined)} GROUP BY a."code", a."name" ORDER BY count(*) DESC, a."name"`,
    db().$queryRaw<Delay[]>`
      SELECT h."kind", h."id", h."code", h."name", h."round", h."of", h."state", coalesce(a."code", ${COUNCIL_CODE}) AS "agencyCode", a."name" AS "agency", u."id" AS "officerId", u."name" AS "officer", (count(*) OVER (PARTITION BY a."id", u."id"))::int AS "ofOfficer", h."dueOn", h."returned", h."reason", h."since"
      ${from} WHERE true ${scope(actor, agencyCode)} ORDER BY count(*) OVER (PARTITION BY a."id") DESC, a."name", u."name" NULLS LAST, u."id", h."kind" IN ('report', 'value'), h."since", h."kind", h."name", h."code" LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
  ]);
  const counted = agencyCode ? agencies.filter(({ code }) => code === agencyCode) : agencies;
  const total = counted.reduce((sum, { late, returned }) => sum + late + returned, 0);
  return { items, agencies, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}
