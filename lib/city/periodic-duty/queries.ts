import "server-only";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import type { Waiting } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { dayIn } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { daysSince, periodicLimit } from "./six-months";

type Row = {
  kind: "indicator" | "programme";
  key: string;
  nameId: string;
  nameEn: string;
  agency: string;
  /** Of anything that was entered for it. */
  told: Date | null;
  /** Of itself; null for what shipped, which no source dates. */
  since: Date | null;
};

export type OverduePublication = Pick<Row, "kind" | "key" | "nameId" | "nameEn" | "agency"> & {
  /** The day of its last publication, and how long ago that is; null where nothing was ever published of it. */
  last: string | null;
  days: number | null;
};

/**
 * Programmes and indicators that the public reads and of which nothing was published for six months, or ever: never first,
 * then the longest. What was retired or closed owes nothing any more, and what is itself new has its first six months.
 */
export async function listOverduePublications(actor: Actor, now = new Date()): Promise<OverduePublication[]> {
  if (!canVerifyAtAll(actor)) refuse(actor);
  const zone = await cityZone();
  const today = dayIn(zone, now);
  const limit = periodicLimit(today);
  const rows = await db().$queryRaw<Row[]>`
    SELECT 'indicator' AS "kind", i."code" AS "key", i."nameId", i."nameEn", a."shortName" AS "agency", i."publishedAt" AS "since",
        (SELECT max(v."publishedAt") FROM published_indicator_values v WHERE v."indicatorId" = i."id") AS "told"
      FROM published_indicators i JOIN published_agencies a ON a."id" = i."agencyId"
     WHERE i."retiredFrom" IS NULL OR i."retiredFrom" > ${today}::date
    UNION ALL
    SELECT 'programme', p."slug", p."name", p."name", a."shortName", CASE WHEN NOT p."shipped" THEN p."publishedAt" END,
        (SELECT max(t."at") FROM (
          SELECT max("publishedAt") AS "at" FROM published_progress_reports WHERE "programmeId" = p."id"
          UNION ALL SELECT max("publishedAt") FROM published_programme_years WHERE "programmeId" = p."id"
          UNION ALL SELECT max("publishedAt") FROM published_programme_milestones WHERE "programmeId" = p."id"
          UNION ALL SELECT max("publishedAt") FROM published_programme_funding WHERE "programmeId" = p."id") t)
      FROM published_programmes p JOIN published_agencies a ON a."id" = p."agencyId"
     WHERE p."closedOn" IS NULL OR p."closedOn" > ${today}::date`;
  return rows
    .flatMap(({ told, since, ...row }) => {
      const recent = [told, since].some((at) => at !== null && dayIn(zone, at) >= limit);
      const last = told && dayIn(zone, told);
      return recent ? [] : [{ ...row, last, days: last === null ? null : daysSince(last, today) }];
    })
    .sort((a, b) => (b.days ?? Number.MAX_VALUE) - (a.days ?? Number.MAX_VALUE) || a.key.localeCompare(b.key));
}

/** The same as a counter among what waits. */
export async function listWaitingDuty(actor: Actor): Promise<Waiting[]> {
  if (!canVerifyAtAll(actor)) return [];
  const { length } = await listOverduePublications(actor);
  return [{ key: "periodic", count: length, address: route("/kelola/publikasi/berkala") }];
}
