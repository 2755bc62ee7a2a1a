// `npm run bench:search`: the public search over 20,000 published rows on a temporary database, within the process:
// milliseconds of the first search after everything was published, of searches while nothing changes, and of searches each of
// which comes right after a commit. Neither rendering nor the network is in it.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import module from "node:module";
import os from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { startTemporaryDatabase } from "./database";
import { prepareSchema } from "./database-grants";
import { databaseUrl } from "./database-record";
import { withClient } from "./migrations";
import { projectRoot, report, say, step } from "./operator";

const ROWS = 20_000;
const TRIES = 9;
const QUESTIONS = [
  "sampah",
  "pengelolaan sampah rumah tangga",
  "smapah",
  "program 4711",
  "IND-00042",
  "air bersih kelurahan",
];
const undo: Array<() => Promise<void>> = [];

// What Next's navigation asks of React is not there under the condition by which a module knows that it is on a server.
const EMPTY = pathToFileURL(path.join(projectRoot, "node_modules/server-only/empty.js")).href;
module.registerHooks({ resolve: (name, context, next) => next(name === "server-only" ? EMPTY : name, context) });

async function prepare(): Promise<string> {
  const server = await step("Temporary database started", () => startTemporaryDatabase());
  undo.push(server.stop);
  const folder = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-search-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const secret = randomBytes(36).toString("base64url");
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl(server.url, "enam_pilar_search"),
    ENAM_PILAR_DATA_DIR: folder,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: secret,
    INTERNAL_TOKEN: secret,
  });
  const owner = databaseUrl(server.ownerUrl, "enam_pilar_search");
  await step("Migrated", () => prepareSchema(owner, process.env.DATABASE_URL ?? ""));
  return owner;
}

/** Half programmes, a quarter indicators, a quarter words, each with a few lines of text out of some hundred words: one of them stands in every sixth row. */
async function fill(owner: string): Promise<void> {
  const often =
    "sampah air bersih jalan rumah tangga kelurahan pengelolaan pelayanan aplikasi warga sekolah puskesmas pasar usaha wisata banjir taman energi listrik lampu transportasi perizinan anggaran laporan pelatihan digital jaringan sungai kota";
  const [starts, ends] = [
    "ba ci du fo ga hi jo ka lu me ni po ra si tu wa".split(" "),
    "kan lam mar nus pit rok sam tel".split(" "),
  ];
  const others = starts.flatMap((one) => starts.slice(0, 4).flatMap((two) => ends.map((three) => one + two + three)));
  const words = [...often.split(" "), ...others].join(" ");
  const count = words.split(" ").length;
  const some = (many: number) =>
    `(SELECT string_agg((string_to_array('${words}', ' '))[1 + floor(random() * ${count} + n * 0 + g * 0)::int], ' ') FROM generate_series(1, ${many}) g)`;
  await withClient(owner, async (client) => {
    await client.query("SELECT setseed(0.5)");
    await client.query(`
      INSERT INTO agencies ("id", "code", "name", "shortName") VALUES (gen_random_uuid(), 'UKUR', 'Dinas Ukur', 'Ukur')`);
    await client.query(`
      INSERT INTO pillars ("id", "code", "slug", "order", "name", "focusId", "focusEn")
      VALUES (gen_random_uuid(), 'UKUR', 'smart-ukur', 90, 'Smart Ukur', 'x', 'x')`);
    await client.query(`
      INSERT INTO programmes ("id", "slug", "name", "pillarId", "agencyId", "descriptionId", "descriptionEn", "source", "publishedAt", "quickWin")
      SELECT gen_random_uuid(), 'program-' || n, 'Program ' || n || ' ' || ${some(3)}, p."id", a."id", ${some(40)}, ${some(40)}, 'x', now(), false
      FROM generate_series(1, ${ROWS / 2}) n, pillars p, agencies a WHERE p."code" = 'UKUR' AND a."code" = 'UKUR'`);
    await client.query(`
      INSERT INTO indicators ("id", "code", "pillarId", "agencyId", "nameId", "nameEn", "publishedAt")
      SELECT gen_random_uuid(), 'IND-' || lpad(n::text, 5, '0'), p."id", a."id", ${some(5)}, ${some(5)}, now()
      FROM generate_series(1, ${ROWS / 4}) n, pillars p, agencies a WHERE p."code" = 'UKUR' AND a."code" = 'UKUR'`);
    await client.query(`
      INSERT INTO indicator_definitions ("id", "indicatorId", "number", "current", "unit", "decimals", "polarity", "frequency", "aggregation", "formulaId", "dataSource")
      SELECT gen_random_uuid(), i."id", 1, true, 'unit', 0, 'HIGHER', 'MONTHLY', 'LAST', (SELECT ${some(20)} FROM (SELECT 1 AS n) one), 'x'
      FROM indicators i WHERE i."code" LIKE 'IND-%'`);
    await client.query(`
      INSERT INTO glossary_terms ("id", "termId", "termEn", "explanationId", "explanationEn", "publishedAt")
      SELECT gen_random_uuid(), 'Istilah ' || n, 'Term ' || n, ${some(20)}, ${some(20)}, now()
      FROM generate_series(1, ${ROWS / 4}) n`);
    // As a database that has stood for a while is: its planner knows how much there is.
    await client.query("ANALYZE");
  });
}

async function main(): Promise<void> {
  const owner = await prepare();
  // Only now: they read DATABASE_URL.
  const { searchPublished } = await import("@/lib/site/search/published");
  const { searchSchema } = await import("@/lib/site/search/schemas");
  await step(`${ROWS} rows published`, () => fill(owner));
  const took = async (q: string) => {
    const from = performance.now();
    const { total } = await searchPublished(searchSchema.parse({ q }), "id");
    return { ms: performance.now() - from, total };
  };
  const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  say(`first search, which writes the index: ${(await took("sampah")).ms.toFixed(0)} ms`);
  await withClient(owner, (client) => client.query("ANALYZE"));
  await took("sampah");
  for (const q of QUESTIONS) {
    const still: number[] = [];
    const changed: number[] = [];
    let found = 0;
    for (let index = 0; index < TRIES; index += 1) {
      const { ms, total } = await took(q);
      still.push(ms);
      found = total;
      await withClient(owner, (client) => client.query("SELECT pg_current_xact_id()"));
      changed.push((await took(q)).ms);
    }
    say(`${q}: ${found} found, ${median(still).toFixed(0)} ms; right after a commit ${median(changed).toFixed(0)} ms`);
  }
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  for (const one of undo.reverse()) await one();
  process.exit();
}
