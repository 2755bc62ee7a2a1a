// The database's own part of a start: that it exists, is new enough, has every migration, and is not empty.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { errorCode, OperatorError, projectRoot, runTool } from "./operator";

/** A table that stands in a database for as long as a backup is brought back into it. */
export const UNDER_WAY = "restore_under_way";

const UNKNOWN_DATABASE = "3D000";
const OLDEST_VERSION = 150_000;

/** One sentence for why a database cannot be used; a password in the address is never printed. */
export function connectionSentence(url: string, error: unknown, name = "DATABASE_URL"): string {
  const { hostname, port, pathname, username } = new URL(url);
  const server = `${hostname}:${port || 5432}`;
  switch (errorCode(error)) {
    case "ECONNREFUSED":
      return `No PostgreSQL answers at ${server} (${name}): the connection was refused.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The host ${hostname} of ${name} is not known.`;
    case "28P01":
    case "28000":
      return `PostgreSQL at ${server} refuses the user ${decodeURIComponent(username)} of ${name}: wrong name or password.`;
    case "53300":
      return `PostgreSQL at ${server} takes no more connections (${name}); raise its max_connections or lower DATABASE_POOL_SIZE.`;
    case "57P03":
      return `PostgreSQL at ${server} (${name}) is only starting or stopping; try again in a moment.`;
    case "42501":
      return `The database ${pathname.slice(1)} of ${name} does not exist and its user may not create it.`;
    default:
      return `The database of ${name} at ${server} cannot be used: ${error instanceof Error ? error.message : error}`;
  }
}

/** Why an address cannot be read as one, or null; it may hold a password, and none of it is printed. */
export function addressFault(name: string, url: string): string | null {
  const form = `${name} is not of the form postgresql://user:password@host:5432/database`;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isPostgres = parsed?.protocol === "postgresql:" || parsed?.protocol === "postgres:";
  const isPlain = isPostgres && parsed.hostname !== "" && parsed.pathname.length > 1;
  // An @ behind the host is the one that should stand before it.
  if (isPlain && !/[@#]/.test(parsed.pathname + parsed.hash) && isDecodable(parsed.username + parsed.password))
    return null;
  return `${form}; in a name or password / is written %2F, # is %23, ? is %3F, @ is %40, : is %3A and % is %25.`;
}

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== null;
  } catch {
    return false;
  }
}

export function checkDatabaseUrl(url: string): void {
  const fault = addressFault("DATABASE_URL", url);
  if (fault) throw new OperatorError(fault);
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createDatabase(url: string): Promise<void> {
  const maintenance = new URL(url);
  const name = decodeURIComponent(maintenance.pathname.slice(1));
  maintenance.pathname = "/postgres";
  await withClient(maintenance.href, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`));
}

/** Makes sure that the database is there, and says in one sentence why it is not. */
export async function ensureDatabase(url: string): Promise<"found" | "created"> {
  checkDatabaseUrl(url);
  try {
    const version = await withClient(url, async (client) => {
      const answer = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
      return Number(answer.rows[0]?.version);
    });
    if (version < OLDEST_VERSION) throw new OperatorError("PostgreSQL at DATABASE_URL is older than version 15.");
    return "found";
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    if (errorCode(error) !== UNKNOWN_DATABASE) throw new OperatorError(connectionSentence(url, error));
  }
  try {
    await createDatabase(url);
    return "created";
  } catch (error) {
    throw new OperatorError(connectionSentence(url, error));
  }
}

export async function readMigrations(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((one) => one.isDirectory()).map(({ name }) => name);
  const hashOf = async (name: string) =>
    createHash("sha256")
      .update(await readFile(path.join(folder, name, "migration.sql")))
      .digest("hex");
  return new Map(await Promise.all(names.map(async (name) => [name, await hashOf(name)] as const)));
}

async function hasTable(client: pg.Client, table: string): Promise<boolean> {
  const found = await client.query<{ found: boolean }>("SELECT to_regclass($1) IS NOT NULL AS found", [
    pg.escapeIdentifier(table),
  ]);
  return found.rows[0]?.found ?? false;
}

export interface MigrationState {
  /** Not applied yet, or applied with another text than it has now. */
  pending: string[];
  broken: string[];
  /** Applied by a newer program. */
  unknown: string[];
}

export const MIGRATIONS = path.join(projectRoot, "prisma/migrations");

interface Applied {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  if (!(await hasTable(client, "_prisma_migrations"))) return [];
  const answer = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return answer.rows;
}

export const readMigrationState = (url: string, folder = MIGRATIONS): Promise<MigrationState> =>
  withClient(url, (client) => stateWithin(client, folder));

async function stateWithin(client: pg.Client, folder: string): Promise<MigrationState> {
  const [wanted, applied] = await Promise.all([readMigrations(folder), readApplied(client)]);
  const names = (rows: Applied[]) => rows.map((row) => row.migration_name);
  const unknown = names(applied.filter((row) => !wanted.has(row.migration_name)));
  const broken = names(applied.filter((row) => !row.finished));
  for (const row of applied) {
    if (row.finished && wanted.get(row.migration_name) === row.checksum) wanted.delete(row.migration_name);
  }
  return { pending: [...wanted.keys()], broken, unknown };
}

/**
 * How many migrations the database lacks. Reading Prisma's own table takes milliseconds, its CLI two seconds,
 * and a second start has five in all. A broken or altered one counts too: the CLI then explains it.
 */
export async function countPendingMigrations(url: string, folder = MIGRATIONS): Promise<number> {
  const { pending, broken } = await readMigrationState(url, folder);
  return pending.length + broken.length;
}

/**
 * Refuses where the database was brought further than this program knows: an older program would write into tables whose
 * rules it has not heard of.
 */
export async function checkKnownMigrations(url: string, folder = MIGRATIONS): Promise<MigrationState> {
  const state = await withClient(url, async (client) => {
    if (await hasTable(client, UNDER_WAY))
      throw new OperatorError(
        "A backup was being brought back into this database and did not come to its end; run `npm run restore` again.",
      );
    return stateWithin(client, folder);
  });
  const unknown = state.unknown.sort();
  const newest = unknown.at(-1);
  if (newest === undefined) return state;
  throw new OperatorError(
    `The database is newer than this program: it has ${unknown.length} migration${unknown.length > 1 ? "s" : ""} that this program does not know (${newest}). Start the newer program again, or restore a backup from before the upgrade.`,
  );
}

const FOUNDATION = "20261122000000_foundation";

/** The first installations have a foundation that was written on since; what builds on it would fail on theirs. */
async function mendFoundation(url: string): Promise<void> {
  const wanted = (await readMigrations(MIGRATIONS)).get(FOUNDATION);
  await withClient(url, async (client) => {
    if (!(await hasTable(client, "_prisma_migrations"))) return;
    const { rows } = await client.query<{ name: string; checksum: string }>(
      `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    // Later ones replaced part of it, so it is mended before them or not at all.
    const [only] = rows;
    if (rows.length !== 1 || only?.name !== FOUNDATION || only.checksum === wanted) return;
    const sql = await readFile(path.join(projectRoot, `prisma/repairs/${FOUNDATION}.sql`), "utf8");
    await client.query(`BEGIN;\n${sql}`);
    await client.query(`UPDATE _prisma_migrations SET checksum = $1 WHERE migration_name = $2`, [wanted, FOUNDATION]);
    await client.query("COMMIT");
  });
}

export async function deployMigrations(url: string): Promise<void> {
  await mendFoundation(url);
  const env = { DATABASE_URL: url, DATABASE_OWNER_URL: url };
  await runTool("prisma", ["migrate", "deploy"], env, "The migrations could not be applied.");
}
