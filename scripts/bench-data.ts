// `npm run bench:data`: a million published values as the stream of /api/v1/values and within the ZIP of everything, on a
// temporary database, within the process: seconds, megabytes, and the most memory that it took above what it began with.
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

const INDICATORS = 100;
const VALUES = Number(process.env.BENCH_VALUES ?? 1_000_000);
const undo: Array<() => Promise<void>> = [];

// What Next's navigation asks of React is not there under the condition by which a module knows that it is on a server.
const EMPTY = pathToFileURL(path.join(projectRoot, "node_modules/server-only/empty.js")).href;
module.registerHooks({ resolve: (name, context, next) => next(name === "server-only" ? EMPTY : name, context) });

async function prepare(): Promise<string> {
  const server = await step("Temporary database started", () => startTemporaryDatabase());
  undo.push(server.stop);
  const folder = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-data-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const secret = randomBytes(36).toString("base64url");
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl(server.url, "enam_pilar_data"),
    ENAM_PILAR_DATA_DIR: folder,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: secret,
    INTERNAL_TOKEN: secret,
  });
  const owner = databaseUrl(server.ownerUrl, "enam_pilar_data");
  await step("Migrated", () => prepareSchema(owner, process.env.DATABASE_URL ?? ""));
  return owner;
}

/** Shipped values, which need no one who published them; each of a kelurahan and month of its own. */
async function fill(owner: string): Promise<void> {
  const each = Math.ceil(VALUES / INDICATORS);
  const parts = Math.ceil(each / 1200);
  await withClient(owner, async (client) => {
    // What is measured is their reading: a seal for each of a million would take an hour.
    await client.query("ALTER TABLE indicator_values DISABLE TRIGGER USER");
    for (const statement of [
      `INSERT INTO agencies ("id", "code", "name", "shortName") VALUES (gen_random_uuid(), 'UKUR', 'Dinas Ukur', 'Ukur')`,
      `INSERT INTO pillars ("id", "code", "slug", "order", "name", "focusId", "focusEn") VALUES (gen_random_uuid(), 'UKUR', 'smart-ukur', 90, 'Smart Ukur', 'x', 'x')`,
      `INSERT INTO kelurahan ("id", "name", "kecamatan", "kecamatanCode") SELECT gen_random_uuid(), 'Kelurahan ' || n, 'Kota', 'KOTA' FROM generate_series(1, ${parts}) n`,
      `INSERT INTO indicators ("id", "code", "pillarId", "agencyId", "nameId", "nameEn", "publishedAt", "byKelurahan")
       SELECT gen_random_uuid(), 'IND-' || n, p."id", a."id", 'Indikator ' || n, 'Indicator ' || n, now(), true
       FROM generate_series(1, ${INDICATORS}) n, pillars p, agencies a WHERE p."code" = 'UKUR' AND a."code" = 'UKUR'`,
      `INSERT INTO indicator_definitions ("id", "indicatorId", "number", "current", "unit", "decimals", "polarity", "frequency", "aggregation", "formulaId", "dataSource")
       SELECT gen_random_uuid(), "id", 1, true, 'unit', 0, 'HIGHER', 'MONTHLY', 'LAST', 'Jumlah unit', 'Dinas Ukur' FROM indicators`,
    ])
      await client.query(statement);
    await client.query(
      `INSERT INTO indicator_values ("id", "indicatorId", "definitionId", "period", "periodEnd", "kelurahanId", "value", "certainty", "source", "status", "publishedAt", "shipped")
       SELECT gen_random_uuid(), i."id", d."id", to_char(m.day, 'YYYY-MM'), (m.day + interval '1 month - 1 day')::date, k."id", 42, 'FINAL', 'Dinas Ukur', 'PUBLISHED', now(), true
       FROM indicators i JOIN indicator_definitions d ON d."indicatorId" = i."id", kelurahan k,
         LATERAL (SELECT (date '1930-01-01' + n * interval '1 month')::date AS day FROM generate_series(0, 1199) n) m
       LIMIT ${VALUES}`,
    );
    await client.query("ANALYZE");
  });
}

async function drained(title: string, answer: Response): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const began = performance.now();
  let [most, bytes] = [before, 0];
  for await (const part of answer.body ?? []) {
    bytes += part.length;
    most = Math.max(most, process.memoryUsage().rss);
  }
  const mb = (count: number) => (count / 1024 / 1024).toFixed(0);
  say(
    `${title}: ${mb(bytes)} MB in ${((performance.now() - began) / 1000).toFixed(0)} s, ${mb(most - before)} MB of memory above the start`,
  );
}

async function main(): Promise<void> {
  const owner = await prepare();
  await step(`${VALUES} values published`, () => fill(owner));
  // Only now: they read DATABASE_URL.
  const { allValues } = await import("@/lib/site/api/all-values");
  const { archive } = await import("@/lib/site/api/archive");
  const context = { params: Promise.resolve({}) };
  const ask = (at: string) => new Request(`http://localhost:3000/api/v1/${at}`);
  // What every first read loads (the database's client, the messages) is none of the streams'.
  for (let turn = 0; turn < 5; turn += 1) await (await allValues(ask("values?limit=1000"), context)).text();
  await drained("values as a stream", await allValues(ask("values?format=csv"), context));
  await drained("everything as a ZIP", await archive(ask("archive"), context));
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
