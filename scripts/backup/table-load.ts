// Tables into an empty database: the migrations that the backup stands at make them, COPY fills them.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { finished } from "node:stream/promises";
import pg from "pg";
import { from } from "pg-copy-streams";
import { MIGRATIONS, readMigrations, UNDER_WAY } from "../migrations";
import { OperatorError } from "../operator";
import type { Contents, Head } from "./manifest";
import { copyIn, copyTable, readTables, tableInSql } from "./table-copy";

const PRISMA_TABLE = `CREATE TABLE "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/** Refuses what was made by a newer program, or by one whose migrations say otherwise. */
export async function checkMigrationsOf({ migrations }: Head): Promise<void> {
  const ours = await readMigrations(MIGRATIONS);
  const unknown = migrations.filter(({ name }) => !ours.has(name)).map(({ name }) => name);
  if (unknown.length > 0)
    throw new OperatorError(
      `The backup is of a newer program: it has ${unknown.length} migration${unknown.length > 1 ? "s" : ""} that this one does not know (${unknown.at(-1)}). Restore it with the program that made it, or a newer one.`,
    );
  const other = migrations.filter(({ name, checksum }) => ours.get(name) !== checksum).map(({ name }) => name);
  if (other.length > 0)
    throw new OperatorError(
      `The migration ${other[0]} of the backup has another text than this program's; restore it with the program that made it.`,
    );
}

/** Exactly the migrations of the backup, in its order; each is one transaction, as Prisma runs them too. */
export async function makeTables(client: pg.Client, head: Head): Promise<void> {
  await client.query(`CREATE TABLE "${UNDER_WAY}" (since timestamptz NOT NULL DEFAULT now())`);
  await client.query(PRISMA_TABLE);
  for (const { name } of head.migrations) {
    await client.query(await readFile(path.join(MIGRATIONS, name, "migration.sql"), "utf8"));
  }
  const found = (await readTables(client)).filter(({ name }) => name !== UNDER_WAY);
  const spell = (tables: Head["tables"]) =>
    tables
      .map(({ name, columns }) => `${name}(${[...columns].sort().join(",")})`)
      .sort()
      .join(" ");
  if (spell(found) !== spell(head.tables))
    throw new OperatorError(
      "The backup's tables are not those that its migrations make; it was made of a changed database.",
    );
}

type Taken = { undo: string[] };

/**
 * Takes away what would look at rows while they come in: triggers, which refuse or write by themselves, and foreign keys,
 * which ask for an order. The rows that migrations wrote go, for the backup has them too.
 */
export async function openTables(client: pg.Client): Promise<Taken> {
  const ours = "c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'";
  const { rows: triggers } = await client.query<{ table: string; name: string; state: string }>(
    `SELECT c.relname::text AS "table", t.tgname::text AS name, t.tgenabled::text AS state
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE ${ours} AND NOT t.tgisinternal AND t.tgenabled <> 'D'`,
  );
  const { rows: keys } = await client.query<{ table: string; name: string; text: string }>(
    `SELECT c.relname::text AS "table", k.conname::text AS name, pg_get_constraintdef(k.oid) AS text
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE ${ours} AND k.conparentid = 0 AND (k.contype = 'f' OR (k.contype = 'c' AND NOT k.convalidated)) ORDER BY 1, 2`,
  );
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT c.relname::text AS name FROM pg_class c WHERE ${ours} AND c.relname <> '${UNDER_WAY}'`,
  );
  const name = pg.escapeIdentifier;
  const WAYS: Record<string, string> = { O: "ENABLE", A: "ENABLE ALWAYS", R: "ENABLE REPLICA" };
  const away = [
    ...triggers.map((one) => `ALTER TABLE ${tableInSql(one.table)} DISABLE TRIGGER ${name(one.name)}`),
    ...keys.map((one) => `ALTER TABLE ${tableInSql(one.table)} DROP CONSTRAINT ${name(one.name)}`),
    `TRUNCATE ${tables.map((one) => tableInSql(one.name)).join(", ")}`,
  ];
  await client.query(away.join(";\n"));
  return {
    undo: [
      ...keys.map((one) => `ALTER TABLE ${tableInSql(one.table)} ADD CONSTRAINT ${name(one.name)} ${one.text}`),
      ...triggers.map((one) => `ALTER TABLE ${tableInSql(one.table)} ${WAYS[one.state]} TRIGGER ${name(one.name)}`),
    ],
  };
}

/** Puts back what was taken away: every foreign key is checked over all rows, at once. */
export async function closeTables(client: pg.Client, { undo }: Taken, { sequences }: Head): Promise<void> {
  try {
    for (const { name, last } of sequences) {
      if (last !== null) await client.query("SELECT setval($1::regclass, $2::bigint)", [tableInSql(name), last]);
    }
    await client.query(undo.join(";\n"));
  } catch (error) {
    throw new OperatorError(
      `The rows of the backup contradict one another: ${error instanceof Error ? error.message : error}.`,
    );
  }
  await client.query("ANALYZE");
}

/** Rows of one table, piece after piece. */
export async function fillTable(
  client: pg.Client,
  table: Head["tables"][number],
): Promise<{ add(content: AsyncIterable<Buffer>): Promise<void>; end(): Promise<void> }> {
  const copy = client.query(from(copyIn(table)));
  let failure: unknown;
  // Told by whichever call comes next: a stream whose rows the database has refused holds no connection any more.
  const ended = finished(copy).catch((error) => {
    failure = error ?? new Error("The rows were refused.");
  });
  const check = () => {
    if (failure === undefined) return;
    throw new OperatorError(
      `The rows of ${table.name} do not fit into its table: ${failure instanceof Error ? failure.message : failure}.`,
    );
  };
  return {
    add: async (content) => {
      for await (const piece of content) {
        check();
        await Promise.race([ended, new Promise((resolve) => copy.write(piece, resolve))]);
      }
    },
    end: async () => {
      if (failure === undefined) copy.end();
      await ended;
      check();
    },
  };
}

/** Writes every table out again: what stands in the database now has the hashes that the backup names. */
export async function compareTables(client: pg.Client, head: Head, contents: Contents): Promise<string[]> {
  const faults: string[] = [];
  for (const table of head.tables) {
    const wanted = contents.tables[table.name];
    const found = await copyTable(client, table, async () => {});
    if (!wanted || wanted.rows !== found.rows)
      faults.push(`${table.name} has ${found.rows} rows, and the backup ${wanted?.rows ?? "none"}`);
    else if (wanted.sha256 !== found.sha256) faults.push(`${table.name} is not byte for byte what the backup holds`);
  }
  return faults;
}
