import pg from "pg";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { findKelurahan } from "@/lib/city/kelurahan/published";
import { getKelurahan } from "@/lib/city/kelurahan/queries";
import { getRecommendation } from "@/lib/follow-up/recommendations/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { PatientClient } from "@/lib/platform/db/patient-client";
import { listLastChanges } from "@/lib/site/changes/published";
import { listPublishedQuestions } from "@/lib/voices/public-questions/published";
import { databaseUrl } from "@/tests/support/database";
import { MANY, plantMany } from "@/tests/support/many-rows";
import { PUBLIC_READS } from "@/tests/support/public-reads";
import { makeCity } from "@/tests/support/published-city";
import { LISTS } from "../../../scripts/bench/list-reading";

// Links need Next around them; here only the addresses that the components hold are read.
vi.mock("@/lib/platform/i18n/navigation", () => ({}));

type Asked = { text: string; values: unknown[] };
type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

const COUNTED = "how many pages there are is counted, and nearly all are published: an index would be as long";

/** What goes through a whole table all the same, with why. */
const WHOLE: Record<string, Record<string, string>> = {
  questions: { public_questions: COUNTED },
  "public pages": { public_questions: COUNTED },
  "answer times": { public_questions: "the median is of every answer there is" },
  "/kelola/pertanyaan": { public_questions: COUNTED },
  "/sitemap.xml": { public_questions: "each has an address, and the day of its own answer" },
};

let admin: Actor;
const large = new Set<string>();

beforeAll(async () => {
  await makeCity();
  await plantMany();
  const { id, name } = await db().user.create({ data: { email: "admin@uji.id", name: "Admin", role: "ADMIN" } });
  admin = { id, name, role: "ADMIN", agencyId: null, roundId: null } as Actor;
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT relname::text AS "name" FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples > ${MANY}`;
  for (const { name: table } of rows) large.add(table);
}, 120_000);

/** The statements that a read asks of the database, with their values. */
async function statementsOf(read: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const spy = vi.spyOn(PatientClient.prototype, "query");
  await read();
  for (const [first, second] of spy.mock.calls) {
    const { text, values } = typeof first === "string" ? { text: first, values: second } : first;
    if (/^\s*(SELECT|WITH)/i.test(text)) asked.push({ text, values: Array.isArray(values) ? values : [] });
  }
  spy.mockRestore();
  return asked;
}

/** Large tables that a statement would go through from one end to the other. */
async function scanned(client: pg.Client, { text, values }: Asked): Promise<string[]> {
  const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
  const found: string[] = [];
  const look = (plan: Plan): void => {
    if (plan["Node Type"] === "Seq Scan" && large.has(plan["Relation Name"] ?? ""))
      found.push(plan["Relation Name"] ?? "");
    plan.Plans?.forEach(look);
  };
  for (const { Plan } of rows[0]["QUERY PLAN"] as { Plan: Plan }[]) look(Plan);
  return found;
}

async function scansOf(read: () => Promise<unknown>): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    const found = new Map<string, string>();
    for (const asked of await statementsOf(read))
      for (const table of await scanned(client, asked)) found.set(table, asked.text);
    return found;
  } finally {
    await client.end();
  }
}

test("the tables that a city fills in ten years are large here", () => {
  for (const table of [
    "indicator_values",
    "progress_reports",
    "recommendation_reports",
    "public_questions",
    "evidence",
    "audit_events",
    "audit_links",
  ])
    expect(large).toContain(table);
});

/** Pages of one thing, whose rows lie among those of all others. */
const OF_ONE: Record<string, () => Promise<unknown>> = {
  "/keputusan": () => listPublishedQuestions({ about: [{ halaman: "keputusan" }], pageSize: 5 }),
  "/kelurahan/[nama]": () => findKelurahan("kelurahan-uji"),
  "/kelola/kelurahan/[id]": async () => getKelurahan(admin, (await db().kelurahan.findFirstOrThrow()).id),
  "/kelola/rekomendasi/[id]": async () =>
    getRecommendation(admin, (await db().recommendation.findFirstOrThrow({ where: { text: "Terbitkan Perwali" } })).id),
};

const READS: Record<string, () => Promise<unknown>> = {
  "/sitemap.xml": listLastChanges,
  ...PUBLIC_READS,
  ...OF_ONE,
  ...Object.fromEntries(Object.entries(LISTS).map(([page, read]) => [page, () => read(admin, 1)])),
};

describe(`No page goes through a table of more than ${MANY} rows`, () => {
  test.each(Object.keys(READS))("%s", async (name) => {
    const scans = await scansOf(() => READS[name]?.() ?? Promise.resolve());
    expect([...scans].filter(([table]) => !WHOLE[name]?.[table])).toEqual([]);
  });
});
