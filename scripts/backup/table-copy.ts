// The database as PostgreSQL itself writes it out: COPY of every table within one snapshot. The schema is not copied, for it
// is what the migrations make (docs/decisions/0036).
import { createHash } from "node:crypto";
import pg from "pg";
import { to } from "pg-copy-streams";
import { siteEnv } from "@/lib/platform/config/env";
import { walkAuditChain } from "../audit-chain";
import { OperatorError } from "../operator";
import type { ArchiveWriter } from "./archive";
import { type Contents, type Head, LEFT_OUT, pieceName } from "./manifest";
import { inPieces } from "./place";

const PIECE_BYTES = 4 * 1024 * 1024;

/** The same text for the same row on every server, in every session. */
const PLAIN_TEXT = [
  "SET client_encoding = 'UTF8'",
  "SET datestyle = 'ISO, MDY'",
  "SET intervalstyle = 'postgres'",
  "SET timezone = 'UTC'",
  "SET extra_float_digits = 1",
  "SET bytea_output = 'hex'",
  "SET synchronize_seqscans = off",
  "SET statement_timeout = 0",
  "SET idle_in_transaction_session_timeout = 0",
];

export async function speakPlainly(client: pg.Client): Promise<void> {
  for (const statement of PLAIN_TEXT) await client.query(statement);
}

const quoted = (name: string) => pg.escapeIdentifier(name);
export const tableInSql = (name: string) => `"public".${quoted(name)}`;
const columnList = (columns: readonly string[]) => columns.map(quoted).join(", ");
/** Sorted by the key: where rows lie is no fact of them, and they come to lie elsewhere as they are brought back. */
const copyOut = ({ name, columns }: Head["tables"][number], key: readonly string[]) =>
  `COPY (SELECT ${columnList(columns)} FROM ${tableInSql(name)} ORDER BY ${key.join(", ")}) TO STDOUT`;
export const copyIn = ({ name, columns }: Head["tables"][number]) =>
  `COPY ${tableInSql(name)} (${columnList(columns)}) FROM STDIN`;

/** Every table of ours, with the columns that are stored and not computed, in the order of their names. */
export async function readTables(client: pg.Client): Promise<Head["tables"]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.relname::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY c.relname ORDER BY c.relname`,
  );
  return rows.filter(({ name }) => !LEFT_OUT.has(name));
}

/** The primary key's columns as they are sorted by, text in the same order on every server. */
async function readKey(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ column: string; isText: boolean }>(
    `SELECT a.attname::text AS column, a.attcollation <> 0 AS "isText"
       FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(attnum, nth)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
      WHERE i.indisprimary AND i.indrelid = $1::regclass ORDER BY k.nth`,
    [tableInSql(table)],
  );
  return rows.map(({ column, isText }) => (isText ? `${quoted(column)} COLLATE "C"` : quoted(column)));
}

async function readSequences(client: pg.Client): Promise<Head["sequences"]> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `SELECT sequencename::text AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows;
}

async function readAppliedMigrations(client: pg.Client): Promise<Head["migrations"]> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  const broken = rows.filter(({ finished }) => !finished).map(({ name }) => name);
  if (broken.length > 0)
    throw new OperatorError(
      `The database stands within a migration that did not come to its end (${broken.join(", ")}); mend that first.`,
    );
  return rows.map(({ name, checksum }) => ({ name, checksum }));
}

/** Runs `work` in one snapshot of the whole database, while the app goes on. One backup at a time. */
export async function inSnapshot<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await speakPlainly(client);
  const { rows } = await client.query<{ alone: boolean }>(
    "SELECT pg_try_advisory_lock(hashtext('enam-pilar/backup')) AS alone",
  );
  if (!rows[0]?.alone) throw new OperatorError("Another backup of this database is being made at this moment.");
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    return await work();
  } finally {
    await client.query("ROLLBACK");
  }
}

export async function readHead(
  client: pg.Client,
): Promise<Pick<Head, "city" | "postgresql" | "tables" | "sequences" | "migrations">> {
  const { rows } = await client.query<{ version: string; city: string | null }>(
    `SELECT current_setting('server_version') AS version, (SELECT name FROM city_settings LIMIT 1) AS city`,
  );
  return {
    city: rows[0]?.city ?? siteEnv().CITY_NAME,
    postgresql: rows[0]?.version ?? "",
    migrations: await readAppliedMigrations(client),
    tables: await readTables(client),
    // After the snapshot was taken, so that no row of it has a number that is still to be given.
    sequences: await readSequences(client),
  };
}

type Told = Contents["tables"][string];

/** One table's rows as text, piece by piece to `take`; how many they are, and their hash. */
export async function copyTable(
  client: pg.Client,
  table: Head["tables"][number],
  take: (piece: Buffer) => Promise<void>,
): Promise<Told> {
  const copy = client.query(to(copyOut(table, await readKey(client, table.name))));
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of inPieces(copy, PIECE_BYTES)) {
    hash.update(piece);
    bytes += piece.length;
    await take(piece);
  }
  return { rows: copy.rowCount, bytes, sha256: hash.digest("hex") };
}

export async function copyTables(
  client: pg.Client,
  tables: Head["tables"],
  archive: ArchiveWriter,
): Promise<Contents["tables"]> {
  const told: Contents["tables"] = {};
  for (const table of tables) {
    let pieces = 0;
    told[table.name] = await copyTable(client, table, (piece) => archive.add(pieceName(table.name, ++pieces), piece));
  }
  return told;
}

export async function readAudit(client: pg.Client): Promise<Contents["audit"]> {
  const verdict = await walkAuditChain(client);
  return verdict.holds
    ? { holds: true, events: verdict.events, head: verdict.head }
    : { holds: false, events: verdict.position, head: "" };
}
