#!/usr/bin/env node
// A tried sketch, not a finished file: rewrite it small, typed and tested. Point PRISMA_SCHEMA_ENGINE_BINARY at it
// (prisma.config.ts may set the variable). Dependencies: @prisma/schema-engine-wasm, @prisma/adapter-pg,
// @prisma/driver-adapter-utils, pg, pg-connection-string. Seen to work: migrate dev/deploy/status/diff/reset.
// Prisma's schema engine, in its own WebAssembly build: same JSON-RPC as the binary, nothing to download.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { parseIntoClientConfig } from "pg-connection-string";

globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (m) => console.error(m) };
const require = createRequire(import.meta.url);
const wasmPath = require.resolve("@prisma/schema-engine-wasm").replace(/schema_engine\.js$/, "schema_engine_bg.wasm");
const { instance } = await WebAssembly.instantiate(await readFile(wasmPath), { "./schema_engine_bg.js": glue });
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { datamodels: { type: "string", multiple: true }, datasource: { type: "string" } },
});
const ds = JSON.parse(values.datasource ?? "{}");
if (process.env.SE_LOG)
  (await import("node:fs")).appendFileSync(process.env.SE_LOG, JSON.stringify(process.argv.slice(2)) + "\n");
if (positionals[0] === "cli") {
  const u = new URL(ds.url);
  const db = u.pathname.slice(1);
  try {
    if (positionals[1] === "can-connect-to-database") {
      const c = new pg.Client({ connectionString: ds.url });
      await c.connect();
      await c.end();
    }
    if (positionals[1] === "create-database") {
      u.pathname = "/postgres";
      const c = new pg.Client({ connectionString: u.href });
      await c.connect();
      await c.query(`CREATE DATABASE "${db}"`);
      await c.end();
    }
    process.exit(0);
  } catch (e) {
    const code = e.code === "3D000" ? "P1003" : "P1001";
    process.stderr.write(
      "\n" +
        JSON.stringify({
          level: "ERROR",
          target: "schema_engine::logger",
          fields: { error_code: code, message: e.message },
        }) +
        "\n",
    );
    process.exit(1);
  }
}
// The catalogue's one-byte "char" (oid 18) is unknown to the adapter: read it as bpchar and mark its name,
// so that withChars below can hand it on as Character, which the engine insists on.
const CHAR = 18,
  BPCHAR = 1042;
const mark = (r) => {
  for (const x of [r].flat())
    for (const f of x?.fields ?? [])
      if (f.dataTypeID === CHAR) {
        f.dataTypeID = BPCHAR;
        f.name = f.name + "\u0000";
      }
  return r;
};
class Client extends pg.Client {
  query(...args) {
    const cb = args.at(-1);
    if (typeof cb === "function") {
      args[args.length - 1] = (e, r) => cb(e, mark(r));
      return super.query(...args);
    }
    const q = super.query(...args);
    return q?.then ? q.then(mark) : q;
  }
}
// Prisma's catalogue queries return "char" columns, which the adapter does not map to Character.
const withChars = (o) =>
  new Proxy(o, {
    get(t, k) {
      const v = t[k];
  // The adapter cuts scripts at every semicolon, also inside $$ bodies of functions: send them whole.
  if (k === "executeScript") return async (script) => { try { await t.client.query(script); } catch (e) { t.onError(e); } };
      if (typeof v !== "function") return v;
      if (k !== "queryRaw" && k !== "startTransaction") return v.bind(t);
      return async (...a) => {
        const r = await v.apply(t, a);
        if (r?.columnTypes)
          r.columnNames.forEach((n, i) => {
            if (n.endsWith("\u0000")) {
              r.columnNames[i] = n.slice(0, -1);
              r.columnTypes[i] = ColumnTypeEnum.Character;
            }
          });
        return r?.queryRaw ? withChars(r) : r;
      };
    },
  });
const datamodels = await Promise.all((values.datamodels ?? []).map(async (p) => [p, await readFile(p, "utf8")]));
const pgf = new PrismaPg({ ...parseIntoClientConfig(ds.url), Client });
async function shadow() {
  const conf = parseIntoClientConfig(ds.url),
    database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
  const main = await pgf.connect();
  await main.executeScript(`CREATE DATABASE "${database}"`);
  const pool = new pg.Pool({ ...conf, database, Client });
  pool.on("error", () => {});
  const a = await new PrismaPg(pool).connect();
  a.dispose = async () => {
    await pool.end();
    await new Promise((r) => setTimeout(r, 50));
    await main.executeScript(`DROP DATABASE "${database}" WITH (FORCE)`);
    await main.dispose();
  };
  return a;
}
const factory = {
  provider: pgf.provider,
  adapterName: pgf.adapterName,
  connect: async () => withChars(await pgf.connect()),
  connectToShadowDb: async () => withChars(await shadow()),
};
const engine = await glue.SchemaEngine.new(
  { datamodels: datamodels.length ? datamodels : undefined },
  () => {},
  bindMigrationAwareSqlAdapterFactory(factory),
);
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (process.env.SE_LOG) (await import("node:fs")).appendFileSync(process.env.SE_LOG, line + "\n");
  try {
    const r = method === "getDatabaseVersion" ? await engine.version(params) : await engine[method](params);
    process.stdout.write(JSON.stringify({ jsonrpc: "2.0", id, result: r ?? {} }) + "\n");
  } catch (e) {
    process.stdout.write(
      JSON.stringify({
        jsonrpc: "2.0",
        id,
        error: {
          code: 4466,
          message: e.message ?? String(e),
          data: { is_panic: false, message: e.message ?? String(e), meta: null, error_code: e.code ?? null },
        },
      }) + "\n",
    );
  }
}
process.exit(0);
