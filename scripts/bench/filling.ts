// What the benchmark's database holds beside the shipped facts. Invented, and gone with that database.

import { db } from "@/lib/platform/db/client";
import { recentPeriods } from "@/lib/platform/format/period";
import { createUser } from "@/lib/platform/users/mutations";
import { OperatorError } from "../operator";

const INDICATORS = 200;
const YEARS = 10;
const MONTHS = YEARS * 12;
const PROGRAMMES = 500;

const AGENCY = "DISKOMINFO";

/** Ten years of monthly values for 200 indicators, published as the shipped facts are: with a source, without an author. */
async function fillIndicators(): Promise<void> {
  await db().$executeRaw`
    INSERT INTO indicators ("id", "code", "pillarId", "agencyId", "nameId", "nameEn", "publishedAt")
    SELECT gen_random_uuid(), 'BENCH-' || lpad(n::text, 3, '0'), p."id", a."id",
           'Indikator bangku uji ' || n, 'Benchmark indicator ' || n, now()
    FROM generate_series(1, ${INDICATORS}::int) n
    JOIN pillars p ON p."order" = 1 + n % 6
    JOIN agencies a ON a."code" = ${AGENCY}`;
  await db().$executeRaw`
    INSERT INTO indicator_definitions ("id", "indicatorId", "number", "unit", "decimals", "polarity", "frequency",
                                       "aggregation", "formulaId", "dataSource")
    SELECT gen_random_uuid(), "id", 1, 'unit', 1, 'HIGHER', 'MONTHLY', 'LAST', 'bangku uji', 'bangku uji'
    FROM indicators WHERE "code" LIKE 'BENCH-%'`;
  await db().$executeRaw`
    INSERT INTO indicator_values ("id", "indicatorId", "definitionId", "period", "value", "certainty", "source",
                                  "status", "publishedAt")
    SELECT gen_random_uuid(), d."indicatorId", d."id", to_char(month, 'YYYY-MM'),
           round((50 + 30 * sin(extract(epoch FROM month) / 2e7 + hashtext(i."code") % 100))::numeric, 1),
           'FINAL', 'bangku uji', 'PUBLISHED', now()
    FROM indicators i
    JOIN indicator_definitions d ON d."indicatorId" = i."id"
    CROSS JOIN generate_series(date_trunc('month', now()) - make_interval(months => ${MONTHS}::int),
                               date_trunc('month', now()) - interval '1 month', interval '1 month') month
    WHERE i."code" LIKE 'BENCH-%'`;
}

/** Programmes without reports: every submission of the benchmark opens a report of its own. */
async function fillProgrammes(): Promise<void> {
  await db().$executeRaw`
    INSERT INTO programmes ("id", "slug", "name", "pillarId", "agencyId", "descriptionId", "descriptionEn", "source")
    SELECT gen_random_uuid(), 'bangku-uji-' || n, 'Bangku uji ' || n, p."id", a."id", 'bangku uji', 'benchmark', 'bangku uji'
    FROM generate_series(1, ${PROGRAMMES}::int) n
    JOIN pillars p ON p."order" = 1 + n % 6
    JOIN agencies a ON a."code" = ${AGENCY}`;
}

export interface Filling {
  values: number;
  indicator: string;
  officer: { email: string; password: string };
  /** Every report that can be submitted once. */
  reports: { slug: string; period: string }[];
}

export async function fillForBenchmark(): Promise<Filling> {
  await fillIndicators();
  await fillProgrammes();
  const email = "bangku-uji@enampilar.test";
  const officer = await createUser({ email, name: "Bangku Uji", role: "AGENCY", agencyCode: AGENCY });
  if (!officer.ok) throw new OperatorError(`The benchmark's account could not be made: ${officer.error.code}`);
  // The statistics of a database that has lived: without them the first plans are guesses.
  await db().$executeRawUnsafe("ANALYZE");
  const values = await db().indicatorValue.count({ where: { indicator: { code: { startsWith: "BENCH-" } } } });
  const months = recentPeriods("MONTHLY", new Date().toISOString().slice(0, 10));
  const reports = months.flatMap((period) =>
    Array.from({ length: PROGRAMMES }, (_, index) => ({ slug: `bangku-uji-${index + 1}`, period })),
  );
  return { values, indicator: "BENCH-001", officer: { email, password: officer.value.password }, reports };
}

export interface Written {
  reports: number;
  auditEvents: number;
}

/** What the submissions really left in the database, counted in one moment: some may still be under way. */
export async function countWritten(): Promise<Written> {
  const [written] = await db().$queryRaw<Written[]>`
    SELECT (SELECT count(*)::int FROM progress_reports r JOIN programmes p ON p."id" = r."programmeId"
            WHERE p."slug" LIKE 'bangku-uji-%' AND r."status" = 'SUBMITTED') AS "reports",
           (SELECT count(*)::int FROM audit_events WHERE "entity" = 'progressReport' AND "action" = 'submit') AS "auditEvents"`;
  return written ?? { reports: 0, auditEvents: 0 };
}
