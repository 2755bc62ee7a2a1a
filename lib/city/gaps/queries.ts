import "server-only";
import { DUE_DAYS } from "@/lib/city/programme-parts/schemas";
import { canManageAccounts } from "@/lib/platform/accounts/policy";
import type { Gap } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import { db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import { route } from "@/lib/platform/pages/routes";

/** What the city's own tables lack for a round about a year: each with the page of the one field. One statement for all. */
export async function listCityGaps(actor: Actor, year: number, most: number): Promise<Gap[]> {
  if (!isDiskominfo(actor)) return [];
  // Accounts are made by those who may: for others the link would lead nowhere.
  const ofOfficers = canManageAccounts(actor)
    ? Prisma.sql`UNION ALL ${told("officer", officers(year), most)}`
    : Prisma.empty;
  const found = await db().$queryRaw<{ kind: Kind; count: number; few: string }[]>`
    ${told("target", targets(year), most)} UNION ALL
    ${told("indexTarget", indexTarget(year), most)} UNION ALL
    ${told("definition", definitions(year), most)} UNION ALL
    ${told("programmeYear", programmeYears(year), most)} UNION ALL
    ${told("benefit", benefits(year), most)} UNION ALL
    ${told("meaning", meanings(year), most)} UNION ALL
    ${told("unpublishedProgramme", unpublishedProgrammes(), most)} UNION ALL
    ${told("unpublishedIndicator", unpublishedIndicators(), most)} UNION ALL
    ${told("owner", owners(), most)} UNION ALL
    ${told("farDay", farDays(), most)}
    ${ofOfficers}`;
  const order = Object.keys(ADDRESSES);
  return found
    .map(({ kind, count, few }): Gap => {
      const rows = JSON.parse(few) as [key: string, name: string, more: string][];
      const items = rows.map(([key, name, more]) => ({ key, name, address: ADDRESSES[kind](key, more, year) }));
      return { kind, count, items };
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** Of rows with "key", "name", what else their address needs ("more") and their order: how many, and the first few. */
const told = (kind: Kind, rows: Prisma.Sql, most: number) => Prisma.sql`
  (SELECT ${kind}::text AS "kind", (SELECT count(*)::int FROM (${rows}) AS counted) AS "count",
          (SELECT coalesce(json_agg(json_build_array("key", "name", "more")), '[]')::text
             FROM (SELECT * FROM (${rows}) AS listed ORDER BY "rank", "place" LIMIT ${most}::int) AS few) AS "few")`;

/** Where each kind is mended, in the order in which they are told. */
const ADDRESSES = {
  target: (kode, kind, year) =>
    route(
      "/kelola/indikator/[kode]/target",
      { kode },
      { query: { tahun: year }, hash: kind === "STATE" ? "state" : "value" },
    ),
  indexTarget: (_key, _more, year) => route("/kelola/target-indeks", {}, { query: { tahun: year }, hash: "value" }),
  definition: (kode, more) => {
    const [how, hash = ""] = more.split(" ");
    return route(
      how === "anew" ? "/kelola/indikator/[kode]/definisi-baru" : "/kelola/indikator/[kode]/ubah",
      { kode },
      { hash },
    );
  },
  programmeYear: (slug, _more, year) =>
    route("/kelola/program/[slug]/tahun", { slug }, { query: { tahun: year }, hash: "planned" }),
  benefit: (slug) => route("/kelola/program/[slug]/ubah", { slug }, { hash: "benefitId" }),
  meaning: (kode) => route("/kelola/indikator/[kode]/ubah", { kode }, { hash: "meaningId" }),
  unpublishedProgramme: (slug) => route("/kelola/program/[slug]", { slug }, { hash: "publish" }),
  unpublishedIndicator: (kode) => route("/kelola/indikator/[kode]", { kode }, { hash: "publish" }),
  owner: (key, more) =>
    more === "programme"
      ? route("/kelola/program/[slug]/ubah", { slug: key }, { hash: "agencyCode" })
      : route("/kelola/indikator/[kode]/ubah", { kode: key }, { hash: "agencyCode" }),
  farDay: (id) => route("/kelola/tonggak/[id]", { id }, { hash: "dueOn" }),
  officer: (opd) => route("/kelola/pengguna/baru", {}, { query: { opd }, hash: "name" }),
} satisfies Partial<Record<Gap["kind"], (key: string, more: string, year: number) => string>>;
type Kind = keyof typeof ADDRESSES;

/** What ended before the year began owes nothing for it; what ended within it, or after, does. */
const measuredIn = (year: number) =>
  Prisma.sql`(i."retiredFrom" IS NULL OR i."retiredFrom" > ${`${year}-01-01`}::date)`;
/** 2024 or 2024-03: both stand after what is of an earlier year. */
const activeIn = (year: number) =>
  Prisma.sql`((p."closedOn" IS NULL OR p."closedOn" >= ${`${year}-01-01`}::date)
          AND (p."endedPeriod" IS NULL OR p."endedPeriod" >= ${`${year}`}))`;

const INDICATOR = Prisma.sql`i."code" AS "key", i."nameId" AS "name", 0 AS "rank", i."code" AS "place"`;
const PROGRAMME = Prisma.sql`p."slug" AS "key", p."name" AS "name", 0 AS "rank", p."name" AS "place"`;
const NOTHING_MORE = Prisma.sql`'' AS "more"`;

const targets = (year: number) => Prisma.sql`
    SELECT ${INDICATOR}, d."valueKind"::text AS "more"
      FROM indicators i JOIN indicator_definitions d ON d."indicatorId" = i."id" AND d."current"
     WHERE ${measuredIn(year)} AND d."polarity" <> 'NEUTRAL'
       AND NOT EXISTS (SELECT 1 FROM indicator_targets t
                        WHERE t."indicatorId" = i."id" AND t."year" = ${year}::int AND t."withdrawnAt" IS NULL)`;

const indexTarget = (year: number) => Prisma.sql`
    SELECT ${`${year}`}::text AS "key", ${`${year}`}::text AS "name", 0 AS "rank", '' AS "place", ${NOTHING_MORE}
     WHERE NOT EXISTS (SELECT 1 FROM index_targets t WHERE t."year" = ${year}::int AND t."withdrawnAt" IS NULL)`;

/** Once a figure was handed in by it, a definition is put right by a new one. */
const definitions = (year: number) => Prisma.sql`
    SELECT ${INDICATOR}, concat_ws(' ',
             CASE WHEN EXISTS (SELECT 1 FROM indicator_values v WHERE v."definitionId" = d."id" AND v."status" <> 'DRAFT')
                  THEN 'anew' ELSE 'edit' END,
             CASE WHEN d."formulaId" = '' THEN 'formulaId' ELSE 'dataSource' END) AS "more"
      FROM indicators i JOIN indicator_definitions d ON d."indicatorId" = i."id" AND d."current"
     WHERE ${measuredIn(year)} AND (d."formulaId" = '' OR d."dataSource" = '')`;

/** Outcome counts programmes running of those planned: one without a state for the year is in neither. */
const programmeYears = (year: number) => Prisma.sql`
    SELECT ${PROGRAMME}, ${NOTHING_MORE} FROM programmes p
     WHERE ${activeIn(year)}
       AND NOT EXISTS (SELECT 1 FROM programme_years y WHERE y."programmeId" = p."id" AND y."year" = ${year}::int)`;

const benefits = (year: number) =>
  Prisma.sql`SELECT ${PROGRAMME}, ${NOTHING_MORE} FROM programmes p WHERE ${activeIn(year)} AND p."benefitId" = ''`;

const meanings = (year: number) =>
  Prisma.sql`SELECT ${INDICATOR}, ${NOTHING_MORE} FROM indicators i WHERE ${measuredIn(year)} AND i."meaningId" = ''`;

const unpublishedProgrammes = () =>
  Prisma.sql`SELECT ${PROGRAMME}, ${NOTHING_MORE} FROM programmes p WHERE p."publishedAt" IS NULL`;

const unpublishedIndicators = () =>
  Prisma.sql`SELECT ${INDICATOR}, ${NOTHING_MORE} FROM indicators i WHERE i."publishedAt" IS NULL`;

/** What belongs to an agency that was merged or split, and went with nobody; what is closed itself stays with it. */
const owners = () => Prisma.sql`
    SELECT ${PROGRAMME}, 'programme' AS "more"
      FROM programmes p JOIN agencies a ON a."id" = p."agencyId"
     WHERE a."closedOn" IS NOT NULL AND p."closedOn" IS NULL
     UNION ALL
    SELECT i."code", i."nameId", 1, i."code", 'indicator'
      FROM indicators i JOIN agencies a ON a."id" = i."agencyId"
     WHERE a."closedOn" IS NOT NULL AND i."retiredFrom" IS NULL`;

/** Milestones that were written before a day of another century was refused. */
const farDays = () => Prisma.sql`
    SELECT m."id"::text AS "key", m."titleId" AS "name", 0 AS "rank", m."titleId" AS "place", ${NOTHING_MORE}
      FROM programme_milestones m
     WHERE m."supersededAt" IS NULL
       AND (m."dueOn" < ${DUE_DAYS.from}::date OR m."dueOn" > ${DUE_DAYS.to}::date)`;

/** Agencies that owe something and have nobody who could hand it in. */
const officers = (year: number) => Prisma.sql`
    SELECT a."code" AS "key", a."name" AS "name", 0 AS "rank", a."code" AS "place", ${NOTHING_MORE}
      FROM agencies a
     WHERE a."cityAgency" AND NOT a."steward" AND a."closedOn" IS NULL
       AND (EXISTS (SELECT 1 FROM programmes p WHERE p."agencyId" = a."id" AND ${activeIn(year)})
            OR EXISTS (SELECT 1 FROM indicators i WHERE i."agencyId" = a."id" AND ${measuredIn(year)}))
       AND NOT EXISTS (SELECT 1 FROM users u WHERE u."agencyId" = a."id" AND u."disabledAt" IS NULL)`;
