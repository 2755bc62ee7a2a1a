#!/usr/bin/env node
// Prisma's schema engine without its native binary: the same engine in WebAssembly, spoken to by the Prisma CLI
// over the same JSON-RPC on stdin and stdout (docs/decisions/0002). prisma.config.ts points the CLI here.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { clientConfig, createAdapterFactory } from "./schema-engine-adapter.mjs";

const UNKNOWN_DATABASE = "3D000";
const DATABASE_EXISTS = "42P04";
const BAD_PASSWORD = "28P01";
const JSON_RPC_ENGINE_ERROR = 4466;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  // The CLI passes flags of the native engine (preview features, extension types) that mean nothing here.
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
  },
});
const datasource = JSON.parse(values.datasource ?? "{}");

function prismaCode(error) {
  if (error.code === UNKNOWN_DATABASE) return "P1003";
  if (error.code === DATABASE_EXISTS) return "P1009";
  if (error.code === BAD_PASSWORD) return "P1000";
  return "P1001";
}

async function withClient(url, work) {
  const client = new pg.Client(clientConfig(url));
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

const cliCommands = {
  "can-connect-to-database": (url) => withClient(url, () => {}),
  "create-database": (url) => {
    const maintenance = new URL(url);
    const name = decodeURIComponent(maintenance.pathname.slice(1));
    maintenance.pathname = "/postgres";
    return withClient(maintenance.href, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`));
  },
};

async function runCliCommand(name) {
  try {
    const command = cliCommands[name];
    if (!command) throw new Error(`The schema engine has no command "${name}".`);
    await command(datasource.url);
    return 0;
  } catch (error) {
    const message = error.message || error.errors?.map((one) => one.message).join("; ") || String(error);
    const fields = { error_code: prismaCode(error), message };
    // The CLI skips the first line of stderr and reads each of the others as one JSON log entry.
    process.stderr.write(`\n${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields })}`);
    return 1;
  }
}

async function loadEngineMaker() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(entry.replace(/schema_engine\.js$/, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();

  const paths = values.datamodels ?? [];
  const datamodels = await Promise.all(paths.map(async (path) => [path, await readFile(path, "utf8")]));
  return () =>
    glue.SchemaEngine.new(
      { datamodels: datamodels.length > 0 ? datamodels : undefined },
      () => {},
      bindMigrationAwareSqlAdapterFactory(
        createAdapterFactory(datasource.url, datasource.shadowDatabaseUrl || undefined),
      ),
    );
}

let engine;
let isSpent = false;

/**
 * `applyMigrations` leaves an engine without its shadow database, which what `migrate dev` asks for next needs. A new
 * engine takes over then; it finds its shadow database in `devDiagnostic`, as the CLI's own order of calls does.
 */
async function engineFor(makeEngine, { method, params }) {
  engine ??= await makeEngine();
  if (isSpent && params?.migrationsList) {
    engine = await makeEngine();
    if (method !== "devDiagnostic") {
      await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
    }
    isSpent = false;
  }
  if (method === "applyMigrations") isSpent = true;
  return engine;
}

async function answer(loading, request) {
  const { id, method, params } = request;
  try {
    const engine = await engineFor(await loading, request);
    const call = method === "getDatabaseVersion" ? "version" : method;
    if (typeof engine[call] !== "function") throw new Error(`The schema engine has no method "${method}".`);
    return { jsonrpc: "2.0", id, result: (await engine[call](params)) ?? {} };
  } catch (error) {
    const message = error?.message ?? String(error);
    const data = { is_panic: false, message, meta: error?.meta ?? null, error_code: error?.code ?? null };
    return { jsonrpc: "2.0", id, error: { code: JSON_RPC_ENGINE_ERROR, message, data } };
  }
}

if (positionals[0] === "cli") {
  process.exitCode = await runCliCommand(positionals[1]);
} else {
  const loading = loadEngineMaker();
  // A failure to load is answered to each request, where the CLI can read it.
  loading.catch(() => {});
  const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    // The CLI acknowledges each "print" below with a message that has no method.
    if (!request.method) continue;
    const response = await answer(loading, request);
    // The native engine hands the text of a diff on as it goes, and the CLI expects it so.
    const content = response.result?.stdout;
    if (content) send({ jsonrpc: "2.0", id: `print-${request.id}`, method: "print", params: { content } });
    send(response);
  }
  // The engine's pools would keep the process alive after the CLI has hung up.
  process.exit(0);
}
