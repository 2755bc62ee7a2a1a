import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseUrl as urlFor } from "../../../scripts/database-record";
import { countPendingMigrations, withClient } from "../../../scripts/migrations";
import { type CommandResult, projectRoot, runCommand, tool, toolEnvironment } from "../../../scripts/operator";
import { ownerUrl } from "../../support/database";

// Prisma's CLI takes about a second to load, and each case calls it several times.
const PATIENCE = 60_000;
const engine = path.join(projectRoot, "scripts/schema-engine.mjs");
const name = `engine_${process.pid}`;
const url = urlFor(ownerUrl(), name);
let folder: string;

const schemaFile = () => path.join(folder, "schema.prisma");
const migrations = () => path.join(folder, "migrations");

function writeSchema(wardFields: string): Promise<void> {
  const datasource = 'datasource db {\n  provider = "postgresql"\n}\n';
  return writeFile(schemaFile(), `${datasource}model Ward {\n  id Int @id\n  name String\n  ${wardFields}\n}\n`);
}

function prisma(args: string[], databaseOf = url): Promise<CommandResult> {
  const env = toolEnvironment({ DATABASE_URL: databaseOf, PRISMA_SCHEMA_ENGINE_BINARY: engine });
  return runCommand(tool("prisma"), [...args, "--config", path.join(folder, "prisma.config.ts")], { cwd: folder, env });
}

async function columns(): Promise<string[]> {
  const found = await withClient(url, (client) =>
    client.query<{ name: string }>(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'Ward' ORDER BY ordinal_position",
    ),
  );
  return found.rows.map((row) => row.name);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-engine-"));
  await mkdir(migrations());
  await writeSchema("");
  const paths = { schema: schemaFile(), migrations: { path: migrations() } };
  await writeFile(
    path.join(folder, "prisma.config.ts"),
    `export default { ...${JSON.stringify(paths)}, datasource: { url: process.env.DATABASE_URL } };`,
  );
});

afterAll(async () => {
  await withClient(ownerUrl(), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  await rm(folder, { recursive: true });
});

describe("Prisma's CLI on the WebAssembly schema engine", () => {
  it("says that a database does not exist", { timeout: PATIENCE }, async () => {
    const status = await prisma(["migrate", "status"]);
    expect(status).toMatchObject({ code: 1, output: expect.stringContaining("P1003") });
  });

  it("creates a missing database and writes and applies the first migration", { timeout: PATIENCE }, async () => {
    const dev = await prisma(["migrate", "dev", "--name", "first"]);
    expect(dev).toMatchObject({ code: 0, output: expect.stringContaining(`database ${name} created`) });
    expect(await columns()).toEqual(["id", "name"]);
    expect(await prisma(["migrate", "status"])).toMatchObject({ code: 0 });
    expect(await countPendingMigrations(url, migrations())).toBe(0);
  });

  it("tells a schema that no migration follows, and leaves no shadow database behind", {
    timeout: PATIENCE,
  }, async () => {
    await writeSchema("district String?");
    const diff = ["migrate", "diff", "--from-migrations", migrations(), "--to-schema", schemaFile(), "--exit-code"];
    expect(await prisma(diff)).toMatchObject({ code: 2, output: expect.stringContaining("district") });
    expect(await prisma(["migrate", "dev", "--name", "second"])).toMatchObject({ code: 0 });
    expect(await prisma(diff)).toMatchObject({ code: 0 });
    const shadows = await withClient(url, (client) =>
      client.query("SELECT FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow%'"),
    );
    expect(shadows.rowCount).toBe(0);
  });

  it("deploys every migration to an empty database", { timeout: PATIENCE }, async () => {
    await withClient(ownerUrl(), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    expect(await prisma(["migrate", "deploy"])).toMatchObject({ code: 0 });
    expect(await columns()).toEqual(["id", "name", "district"]);
    expect(await prisma(["migrate", "deploy"])).toMatchObject({ output: expect.stringContaining("No pending") });
  });

  it("names a migration that fails, which then counts as pending", { timeout: PATIENCE }, async () => {
    const [last] = (await readdir(migrations())).filter((one) => one.endsWith("second"));
    const broken = `${Number(last?.slice(0, 14)) + 1}_broken`;
    await mkdir(path.join(migrations(), broken));
    await writeFile(path.join(migrations(), broken, "migration.sql"), "SELECT * FROM nowhere;");
    expect(await prisma(["migrate", "deploy"])).toMatchObject({ code: 1, output: expect.stringContaining(broken) });
    expect(await countPendingMigrations(url, migrations())).toBeGreaterThan(0);
  });

  it("says that a password is wrong and that no server answers", { timeout: PATIENCE }, async () => {
    const wrong = new URL(url);
    wrong.password = "wrong";
    expect(await prisma(["migrate", "status"], wrong.href)).toMatchObject({ output: expect.stringContaining("P1000") });
    wrong.port = "1";
    expect(await prisma(["migrate", "status"], wrong.href)).toMatchObject({ output: expect.stringContaining("P1001") });
  });
});
