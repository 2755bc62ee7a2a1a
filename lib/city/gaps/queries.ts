import "server-only";
import { DUE_DAYS } from "@/lib/city/programme-parts/schemas";
import { canManageAccounts } from "@/lib/platform/accounts/policy";
import type { Gap } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import { db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import { route } from "@/lib/platform/pages/routes";

/** What is missing of one kind: rows of "key", "name", what else their address needs ("told"), and their order. */
type Kind = { kind: Gap["kind"]; rows: Prisma.Sql; address(key: string, told: string): string };

/** What the city's own tables lack for a round about a year: each with the page of the one field. One statement for all. */
export async function listCityGaps(actor: Actor, year: number, most: number): Promise<Gap[]> {
  if (!isDiskominfo(actor)) return [];
  const kinds = [
    ...[targets(year), indexTarget(year), definitions(year), programmeYears(year), benefits(year), meanings(year)],
    ...[unpublishedProgrammes(), unpublishedIndicators(), owners(), farDays()],
    // Accounts are made by those who may: for others the link would lead nowhere.
    ...(canManageAccounts(actor) ? [officers(year)] : []),
  ];
  const parts = kinds.map(
    ({ rows }, at) => Prisma.sql`
      (SELECT ${at}::int AS "at", (SELECT count(*)::int FROM (${rows}) AS counted) AS "count",
              (SELECT coalesce(json_agg(json_build_array("key", "name", "told")), '[]')::text
                 FROM (SELECT * FROM (${rows}) AS listed ORDER BY "rank", "place" LIMIT ${most}::int) AS few) AS "few")`,
  );
  const found = await db().$queryRaw<
    { count: number; few: string }[]
  >`${Prisma.join(parts, " UNION ALL ")} ORDER BY "at"`;
  return kinds.map(({ kind, address }, at): Gap => {
    const { count, few } = found[at] ?? { count: 0, few: "[]" };
    const items = JSON.parse(few) as [key: string, name: string, told: string][];
    return { kind, count, items: items.map(([key, name, told]) => ({ key, name, address: address(key, told) })) };
  });
}

/** What ended before the year began owes nothing for it; what ended within it, or after, does. */
const measuredIn = (year: number) =>
  Prisma.sql`(i."retiredFrom" IS NULL OR i."retiredFrom" > ${`${year}-01-01`}::date)`;
/** 2024 or 2024-03: both stand after what is of an earlier year. */
const activeIn = (year: number) =>
  Prisma.sql`((p."closedOn" IS NULL OR p."closedOn" >= ${`${year}-01-01`}::date)
          AND (p."endedPeriod" IS NULL OR p."endedPeriod" >= ${`${year}`}))`;

const INDICATOR = Prisma.sql`i."code" AS "key", i."nameId" AS "name", 0 AS "rank", i."code" AS "place"`;
const PROGRAMME = Prisma.sql`p."slug" AS "key", p."name" AS "name", 0 AS "rank", p."name" AS "place"`;
const NOTHING_TOLD = Prisma.sql`'' AS "told"`;

const targets = (year: number): Kind => ({
  kind: "target",
  rows: Prisma.sql`
    SELECT ${INDICATOR}, d."valueKind"::text AS "told"
      FROM indicators i JOIN indicator_definitions d ON d."indicatorId" = i."id" AND d."current"
     WHERE ${measuredIn(year)} AND d."polarity" <> 'NEUTRAL'
       AND NOT EXISTS (SELECT 1 FROM indicator_targets t
                        WHERE t."indicatorId" = i."id" AND t."year" = ${year}::int AND t."withdrawnAt" IS NULL)`,
  address: (kode, kind) =>
    route(
      "/kelola/indikator/[kode]/target",
      { kode },
      { query: { tahun: year }, hash: kind === "STATE" ? "state" : "value" },
    ),
});

const indexTarget = (year: number): Kind => ({
  kind: "indexTarget",
  rows: Prisma.sql`
    SELECT ${`${year}`}::text AS "key", ${`${year}`}::text AS "name", 0 AS "rank", '' AS "place", ${NOTHING_TOLD}
     WHERE NOT EXISTS (SELECT 1 FROM index_targets t WHERE t."year" = ${year}::int AND t."withdrawnAt" IS NULL)`,
  address: () => route("/kelola/target-indeks", {}, { query: { tahun: year }, hash: "value" }),
});

/** Once a figure was handed in by it, a definition is put right by a new one. */
const definitions = (year: number): Kind => ({
  kind: "definition",
  rows: Prisma.sql`
    SELECT ${INDICATOR}, concat_ws(' ',
             CASE WHEN EXISTS (SELECT 1 FROM indicator_values v WHERE v."definitionId" = d."id" AND v."status" <> 'DRAFT')
                  THEN 'anew' ELSE 'edit' END,
             CASE WHEN d."formulaId" = '' THEN 'formulaId' ELSE 'dataSource' END) AS "told"
      FROM indicators i JOIN indicator_definitions d ON d."indicatorId" = i."id" AND d."current"
     WHERE ${measuredIn(year)} AND (d."formulaId" = '' OR d."dataSource" = '')`,
  address: (kode, told) => {
    const [how, hash = ""] = told.split(" ");
    return route(
      how === "anew" ? "/kelola/indikator/[kode]/definisi-baru" : "/kelola/indikator/[kode]/ubah",
      { kode },
      { hash },
    );
  },
});

/** Outcome counts programmes running of those planned: one without a state for the year is in neither. */
const programmeYears = (year: number): Kind => ({
  kind: "programmeYear",
  rows: Prisma.sql`
    SELECT ${PROGRAMME}, ${NOTHING_TOLD} FROM programmes p
     WHERE ${activeIn(year)}
       AND NOT EXISTS (SELECT 1 FROM programme_years y WHERE y."programmeId" = p."id" AND y."year" = ${year}::int)`,
  address: (slug) => route("/kelola/program/[slug]/tahun", { slug }, { query: { tahun: year }, hash: "planned" }),
});

const benefits = (year: number): Kind => ({
  kind: "benefit",
  rows: Prisma.sql`SELECT ${PROGRAMME}, ${NOTHING_TOLD} FROM programmes p WHERE ${activeIn(year)} AND p."benefitId" = ''`,
  address: (slug) => route("/kelola/program/[slug]/ubah", { slug }, { hash: "benefitId" }),
});

const meanings = (year: number): Kind => ({
  kind: "meaning",
  rows: Prisma.sql`SELECT ${INDICATOR}, ${NOTHING_TOLD} FROM indicators i WHERE ${measuredIn(year)} AND i."meaningId" = ''`,
  address: (kode) => route("/kelola/indikator/[kode]/ubah", { kode }, { hash: "meaningId" }),
});

const unpublishedProgrammes = (): Kind => ({
  kind: "unpublishedProgramme",
  rows: Prisma.sql`SELECT ${PROGRAMME}, ${NOTHING_TOLD} FROM programmes p WHERE p."publishedAt" IS NULL`,
  address: (slug) => route("/kelola/program/[slug]", { slug }),
});

const unpublishedIndicators = (): Kind => ({
  kind: "unpublishedIndicator",
  rows: Prisma.sql`SELECT ${INDICATOR}, ${NOTHING_TOLD} FROM indicators i WHERE i."publishedAt" IS NULL`,
  address: (kode) => route("/kelola/indikator/[kode]", { kode }),
});

/** What belongs to an agency that was merged or split, and went with nobody; what is closed itself stays with it. */
const owners = (): Kind => ({
  kind: "owner",
  rows: Prisma.sql`
    SELECT ${PROGRAMME}, 'programme' AS "told"
      FROM programmes p JOIN agencies a ON a."id" = p."agencyId"
     WHERE a."closedOn" IS NOT NULL AND p."closedOn" IS NULL
     UNION ALL
    SELECT i."code", i."nameId", 1, i."code", 'indicator'
      FROM indicators i JOIN agencies a ON a."id" = i."agencyId"
     WHERE a."closedOn" IS NOT NULL AND i."retiredFrom" IS NULL`,
  address: (key, told) =>
    told === "programme"
      ? route("/kelola/program/[slug]/ubah", { slug: key }, { hash: "agencyCode" })
      : route("/kelola/indikator/[kode]/ubah", { kode: key }, { hash: "agencyCode" }),
});

/** Milestones that were written before a day of another century was refused. */
const farDays = (): Kind => ({
  kind: "farDay",
  rows: Prisma.sql`
    SELECT m."id"::text AS "key", m."titleId" AS "name", 0 AS "rank", m."titleId" AS "place", ${NOTHING_TOLD}
      FROM programme_milestones m
     WHERE m."supersededAt" IS NULL
       AND (m."dueOn" < ${DUE_DAYS.from}::date OR m."dueOn" > ${DUE_DAYS.to}::date)`,
  address: (id) => route("/kelola/tonggak/[id]", { id }, { hash: "dueOn" }),
});

/** Agencies that owe something and have nobody who could hand it in. */
const officers = (year: number): Kind => ({
  kind: "officer",
  rows: Prisma.sql`
    SELECT a."code" AS "key", a."name" AS "name", 0 AS "rank", a."code" AS "place", ${NOTHING_TOLD}
      FROM agencies a
     WHERE a."cityAgency" AND NOT a."steward" AND a."closedOn" IS NULL
       AND (EXISTS (SELECT 1 FROM programmes p WHERE p."agencyId" = a."id" AND ${activeIn(year)})
            OR EXISTS (SELECT 1 FROM indicators i WHERE i."agencyId" = a."id" AND ${measuredIn(year)}))
       AND NOT EXISTS (SELECT 1 FROM users u WHERE u."agencyId" = a."id" AND u."disabledAt" IS NULL)`,
  address: (opd) => route("/kelola/pengguna/baru", {}, { query: { opd } }),
});
