import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import { cityToday, getCity } from "@/lib/platform/settings/published";
import { ENTRY_KINDS, type OwedReason, type OwedThing } from "@/lib/work/owed/owed";
import { canReadDelays, canReadEntryDelays } from "./policy";

export const PAGE_SIZE = 30;

/** The council holds things up too, and is no agency. */
export const COUNCIL_CODE = "DEWAN";
/** In an address, where nobody in particular holds it. */
export const NOBODY = "tanpa-petugas";

/** Something that is late or was sent back, with who holds it and since when. */
export type Delay = OwedThing & {
  /** State of a recommendation. */
  state: string | null;
  reason: OwedReason;
  returnReason: string | null;
  agencyCode: string;
  /** Null for the council. */
  agency: string | null;
  /** Null where nobody in particular does it, also where who was named no longer works there. */
  officerId: string | null;
  officer: string | null;
  dueOn: Date | null;
  since: Date;
};

export interface Holder {
  code: string;
  /** Null for the council. */
  name: string | null;
  late: number;
  returned: number;
}

/** Who holds something, with how much and for how long. */
export type OfficerHolds = Holder & {
  officerId: string | null;
  officer: string | null;
  /** Of whoever is named; a message can go straight there. */
  email: string | null;
  oldest: Date;
  /** The day that its days are counted from: of what is late its due day, as in reminders. */
  countedFrom: string;
};

/** Late or sent back on `today`, as far as the actor may see it. */
function held(actor: Actor, today: string) {
  if (!canReadDelays(actor)) refuse(actor);
  const own = actor.role === "AGENCY" ? Prisma.sql`AND o."agencyId" = ${actor.agencyId}::uuid` : Prisma.empty;
  const without = canReadEntryDelays(actor) ? [] : [...ENTRY_KINDS];
  return Prisma.sql`FROM owed_work(${today}::date) o LEFT JOIN "agencies" a ON a."id" = o."agencyId" LEFT JOIN "users" u ON u."id" = o."officerId"
    WHERE (o."late" OR o."reason" = 'returned') AND o."kind" <> ALL (${without}) ${own}`;
}

type Narrowed = { agencyCode?: string | undefined; officer?: string | undefined };

function narrowed({ agencyCode, officer }: Narrowed) {
  const agency = agencyCode ? Prisma.sql`AND coalesce(a."code", ${COUNCIL_CODE}) = ${agencyCode}` : Prisma.empty;
  return officer ? Prisma.sql`${agency} AND coalesce(u."id"::text, ${NOBODY}) = ${officer}` : agency;
}

const RETURNED = Prisma.sql`(count(*) FILTER (WHERE o."reason" = 'returned'))::int AS "returned"`;
const LATE = Prisma.sql`(count(*) FILTER (WHERE o."reason" <> 'returned'))::int AS "late"`;

/**
 * What holds the city up, a page at a time: the agency first that holds most, in it by officer, nobody's last, the longest
 * first, and what follows from a round before the figures of every month. With what each agency holds in all.
 */
export async function listDelays(
  actor: Actor,
  { page = 1, ...asked }: Narrowed & { page?: number } = {},
  now = new Date(),
) {
  const from = held(actor, await cityToday(now));
  const [agencies, items, [counted]] = await Promise.all([
    db().$queryRaw<Holder[]>`
      SELECT coalesce(a."code", ${COUNCIL_CODE}) AS "code", a."name", ${LATE}, ${RETURNED}
      ${from} GROUP BY a."code", a."name" ORDER BY count(*) DESC, a."name"`,
    db().$queryRaw<Delay[]>`
      SELECT o."kind", o."id", o."key", o."nameId", o."nameEn", o."period", o."round", o."kelurahan", o."state", o."reason", o."returnReason",
        coalesce(a."code", ${COUNCIL_CODE}) AS "agencyCode", a."name" AS "agency", u."id" AS "officerId", u."name" AS "officer", o."dueOn", o."since"
      ${from} ${narrowed(asked)} ORDER BY count(*) OVER (PARTITION BY a."id") DESC, a."name", u."name" NULLS LAST, u."id",
        o."kind" = ANY (${[...ENTRY_KINDS]}), o."since", o."kind", o."nameId", o."key", o."period" LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" ${from} ${narrowed(asked)}`,
  ]);
  const total = counted?.total ?? 0;
  return { items, agencies, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** How many of what somebody holds a message names; the rest is a number, for a link of a message has a length. */
export const NAMED_IN_MESSAGE = 12;

/** A row for each who holds something up, the longest first, with the oldest of it by name. */
export async function listHolders(
  actor: Actor,
  { page = 1, agencyCode }: { agencyCode?: string | undefined; page?: number } = {},
  now = new Date(),
) {
  const { zone } = await getCity();
  const from = held(actor, await cityToday(now));
  const [agencies, holders, [counted]] = await Promise.all([
    db().$queryRaw<Holder[]>`
      SELECT coalesce(a."code", ${COUNCIL_CODE}) AS "code", a."name", ${LATE}, ${RETURNED}
      ${from} GROUP BY a."code", a."name" ORDER BY count(*) DESC, a."name"`,
    db().$queryRaw<OfficerHolds[]>`
      SELECT coalesce(a."code", ${COUNCIL_CODE}) AS "code", a."name", u."id" AS "officerId", u."name" AS "officer", u."email", ${LATE}, ${RETURNED}, min(o."since") AS "oldest",
        min(CASE WHEN o."reason" <> 'returned' AND o."dueOn" IS NOT NULL THEN o."dueOn" ELSE (o."since" AT TIME ZONE ${zone})::date END)::text AS "countedFrom"
      ${from} ${narrowed({ agencyCode })} GROUP BY a."id", a."code", a."name", u."id", u."name", u."email"
      ORDER BY count(*) DESC, min(o."since"), a."name", u."name" NULLS LAST, u."id" LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
    db().$queryRaw<{ holders: number }[]>`
      SELECT count(DISTINCT (a."id", u."id"))::int AS "holders" ${from} ${narrowed({ agencyCode })}`,
  ]);
  const oldest = await db().$queryRaw<Delay[]>`
    SELECT * FROM (
      SELECT o."kind", o."id", o."key", o."nameId", o."nameEn", o."period", o."round", o."kelurahan", o."state", o."reason", o."returnReason",
        coalesce(a."code", ${COUNCIL_CODE}) AS "agencyCode", a."name" AS "agency", u."id" AS "officerId", u."name" AS "officer", o."dueOn", o."since",
        row_number() OVER (PARTITION BY a."id", u."id" ORDER BY o."since", o."kind", o."key", o."period") AS "place"
      ${from} ${narrowed({ agencyCode })}) ranked
    WHERE "place" <= ${NAMED_IN_MESSAGE} AND coalesce("officerId"::text, '') || ' ' || "agencyCode" = ANY (${holders.map(({ officerId, code }) => `${officerId ?? ""} ${code}`)})
    ORDER BY "place"`;
  return {
    holders: holders.map((holder) => ({
      ...holder,
      named: oldest.filter(({ agencyCode: code, officerId }) => code === holder.code && officerId === holder.officerId),
    })),
    agencies,
    page,
    pages: Math.max(1, Math.ceil((counted?.holders ?? 0) / PAGE_SIZE)),
  };
}
export type HolderRow = Awaited<ReturnType<typeof listHolders>>["holders"][number];
