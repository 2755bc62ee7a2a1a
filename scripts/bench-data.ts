// `npm run bench:data`: a million published values as the stream of /api/v1/values, page by page as JSON, and within the ZIP
// of everything, beside the largest workbook, on a temporary database, within the process: seconds, megabytes, and the most
// memory that it took above what it began with. Above 150 MB it fails.
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
/** Ours: what one answer may take of a process's memory beside all others. */
const MOST_MB = 150;
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

const mb = (count: number) => Math.round(count / 1024 / 1024);

async function drained(title: string, parts: () => AsyncIterable<Uint8Array>): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const began = performance.now();
  let [most, bytes] = [before, 0];
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  // Between two parts of an answer, too: a workbook is one part.
  const watch = setInterval(look, 20);
  for await (const part of parts()) {
    bytes += part.length;
    look();
  }
  clearInterval(watch);
  const took = ((performance.now() - began) / 1000).toFixed(0);
  say(`${title}: ${mb(bytes)} MB in ${took} s, ${mb(most - before)} MB of memory above the start`);
  if (mb(most - before) > MOST_MB) process.exitCode = 1;
}

async function* bodyOf(answer: Promise<Response>): AsyncGenerator<Uint8Array> {
  for await (const part of (await answer).body ?? []) yield part;
}

/** Each page of the values, found where the one before says that it goes on. */
async function* pagesOf(read: (at: string) => Promise<Response>): AsyncGenerator<Uint8Array> {
  for (let at: string | undefined = "values?limit=1000"; at; ) {
    const text: string = await (await read(at)).text();
    yield Buffer.from(text);
    const { next } = JSON.parse(text) as { next: string | null };
    at = next ? `values?limit=1000&cursor=${next}` : undefined;
  }
}

async function main(): Promise<void> {
  const owner = await prepare();
  await step(`${VALUES} values published`, () => fill(owner));
  // Only now: they read DATABASE_URL.
  const { allValues } = await import("@/lib/site/api/all-values");
  const { archive } = await import("@/lib/site/api/archive");
  const { listing } = await import("@/lib/site/api/listing");
  const { values } = await import("@/lib/city/indicators/dataset");
  const context = { params: Promise.resolve({}) };
  const ask = (at: string) => new Request(`http://localhost:3000/api/v1/${at}`);
  // What every first read loads (the database's client, the messages) is none of the streams'.
  for (let turn = 0; turn < 5; turn += 1) await (await allValues(ask("values?limit=1000"), context)).text();
  await drained("values as a stream", () => bodyOf(allValues(ask("values?format=csv"), context)));
  await drained("values as JSON, page by page", () => pagesOf((at) => allValues(ask(at), context)));
  const ofOne = { params: Promise.resolve({ code: "IND-1" }) };
  for (const format of ["csv", "csv-id", "xlsx"])
    await drained(`values of one indicator, as ${format}`, () =>
      bodyOf(listing(values)(ask(`indicators/IND-1/values?area=kelurahan&format=${format}`), ofOne)),
    );
  await drained("everything as a ZIP", () => bodyOf(archive(ask("archive"), context)));
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  for (const one of undo.reverse()) await one();
  // Of its own accord it would wait for the pool's connections.
  process.exit(process.exitCode);
}
