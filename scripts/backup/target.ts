// Where a restore goes. With the right to create databases: into a new one, which takes the place of the old one in one step
// at the end, and the old one stays under another name. Without: into one that is empty.
import pg from "pg";
import { databaseUrl } from "../database-record";
import { checkDatabaseUrl, connectionSentence, UNDER_WAY, withClient } from "../migrations";
import { errorCode, OperatorError } from "../operator";

export interface RestoreTarget {
  ownerUrl: string;
  url: string;
  /** Puts it in place; the name under which the former database stays, if it held anything. */
  take(): Promise<string | null>;
  /** Removes what was begun. */
  leave(): Promise<void>;
}

interface Present {
  exists: boolean;
  /** Somebody has an account in it, or it is of another program. */
  hasCity: boolean;
  isEmpty: boolean;
  others: number;
  mayCreate: boolean;
}

const nameOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1));
const quoted = pg.escapeIdentifier;
const stamp = (now: Date) =>
  now
    .toISOString()
    .replace(/[-:]|\.\d+Z/g, "")
    .toLowerCase();
const BEFORE = "_before_";
const RESTORING = "_restore_";
/** PostgreSQL cuts longer names off. */
const LONGEST_NAME = 63;
const named = (name: string, suffix: string) => `${name.slice(0, LONGEST_NAME - suffix.length)}${suffix}`;

async function look(ownerUrl: string): Promise<Present> {
  const name = nameOf(ownerUrl);
  try {
    return await withClient(ownerUrl, async (client) => {
      const { rows } = await client.query<Omit<Present, "exists" | "hasCity"> & { tables: string[] }>(
        `SELECT coalesce(array_agg(c.relname::text) FILTER (WHERE c.relkind IN ('r', 'v')), '{}') AS tables, count(c.oid) = 0 AS "isEmpty",
           (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()) AS others,
           (SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user) AS "mayCreate"
         FROM (SELECT 1) one LEFT JOIN pg_class c ON c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'S')
           AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`,
      );
      const [found] = rows;
      if (!found) throw new OperatorError(`The database ${name} did not say what is in it.`);
      const { tables, ...state } = found;
      // Half a restore is nobody's city.
      if (tables.includes(UNDER_WAY)) return { ...state, exists: true, hasCity: false };
      // Where nobody ever had an account, there is nothing but what every start makes anew.
      const isOurs = tables.includes("_prisma_migrations") && tables.includes("users");
      const used = isOurs && (await client.query("SELECT FROM users LIMIT 1")).rowCount === 1;
      return { ...state, exists: true, hasCity: used || (!isOurs && tables.length > 0) };
    });
  } catch (error) {
    if (errorCode(error) === "3D000")
      return { exists: false, hasCity: false, isEmpty: true, others: 0, mayCreate: true };
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(connectionSentence(ownerUrl, error));
  }
}

export async function prepareTarget(
  ownerUrl: string,
  url: string,
  options: { replace: boolean; now?: Date },
): Promise<RestoreTarget> {
  checkDatabaseUrl(ownerUrl);
  const name = nameOf(ownerUrl);
  const present = await look(ownerUrl);
  if (present.hasCity && !options.replace)
    throw new OperatorError(
      `The database ${name} holds a city already, and nothing was changed. With --replace the backup takes its place, and it stays under another name.`,
    );
  if (present.others > 0)
    throw new OperatorError(
      `${present.others} session${present.others > 1 ? "s use" : " uses"} the database ${name}; stop Enam Pilar (everywhere that it runs) and try again.`,
    );
  await checkRole(ownerUrl, url);
  if (present.mayCreate) return beside(ownerUrl, url, present, options.now ?? new Date());
  if (present.hasCity)
    throw new OperatorError(
      `The owner of the database ${name} may not create another one, so nothing can take its place. As a superuser: ALTER ROLE ${quoted(decodeURIComponent(new URL(ownerUrl).username))} CREATEDB; or make an empty database and name it in DATABASE_URL and DATABASE_OWNER_URL.`,
    );
  return inPlace(ownerUrl, url, present);
}

/** The application's role is given its rights at the end, and hours may lie before that. */
async function checkRole(ownerUrl: string, url: string): Promise<void> {
  const role = decodeURIComponent(new URL(url).username);
  const { rowCount } = await withClient(databaseUrl(ownerUrl, "postgres"), (client) =>
    client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]),
  );
  if (rowCount === 0)
    throw new OperatorError(`The role ${role} of DATABASE_URL does not exist; make it first, see README.md.`);
}

async function beside(ownerUrl: string, url: string, present: Present, now: Date): Promise<RestoreTarget> {
  const name = nameOf(ownerUrl);
  const fresh = named(name, `${RESTORING}${stamp(now)}`);
  const former = named(name, `${BEFORE}${stamp(now)}`);
  const maintenance = databaseUrl(ownerUrl, "postgres");
  const drop = (one: string) =>
    withClient(maintenance, (client) => client.query(`DROP DATABASE IF EXISTS ${quoted(one)} WITH (FORCE)`));
  await dropKilled(ownerUrl);
  await withClient(maintenance, (client) =>
    client.query(`CREATE DATABASE ${quoted(fresh)} TEMPLATE template0 ENCODING 'UTF8'`),
  ).catch((error) => {
    throw new OperatorError(connectionSentence(ownerUrl, error));
  });
  return {
    ownerUrl: databaseUrl(ownerUrl, fresh),
    url: databaseUrl(url, fresh),
    take: async () => {
      await withClient(maintenance, async (client) => {
        // Both names change at once or neither does.
        await client.query("BEGIN");
        if (present.exists) await client.query(`ALTER DATABASE ${quoted(name)} RENAME TO ${quoted(former)}`);
        await client.query(`ALTER DATABASE ${quoted(fresh)} RENAME TO ${quoted(name)}`);
        await client.query("COMMIT");
      }).catch((error) => {
        if (errorCode(error) !== "55006") throw error;
        throw new OperatorError(`Somebody began to use the database ${name} meanwhile; stop Enam Pilar and try again.`);
      });
      if (!present.exists) return null;
      if (present.hasCity) return former;
      await drop(former);
      return null;
    },
    leave: async () => void (await drop(fresh)),
  };
}

/** What restores left that were killed; one that still goes on has sessions, and is let be. */
async function dropKilled(ownerUrl: string): Promise<void> {
  for (const name of await databasesBeside(ownerUrl, RESTORING)) {
    await withClient(databaseUrl(ownerUrl, "postgres"), (client) =>
      client.query(`DROP DATABASE IF EXISTS ${quoted(name)}`),
    ).catch((error) => {
      if (errorCode(error) !== "55006") throw error;
    });
  }
}

/** What is in it goes, also what a restore that was broken off left; it is refused by every start until it is whole. */
async function inPlace(ownerUrl: string, url: string, present: Present): Promise<RestoreTarget> {
  const clear = () =>
    withClient(ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        "SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
      );
      // Tables first: PostgreSQL 15 stumbles over indexes of an extension that goes with the same schema.
      if (rows.length > 0) await client.query(`DROP TABLE ${rows.map(({ name }) => name).join(", ")} CASCADE`);
      await client.query("DROP SCHEMA IF EXISTS pgboss CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    });
  if (!present.isEmpty)
    await clear().catch((error) => {
      throw new OperatorError(
        `The database ${nameOf(ownerUrl)} could not be emptied (${error instanceof Error ? error.message : error}); drop it and create it anew, see README.md.`,
      );
    });
  return { ownerUrl, url, take: async () => null, leave: async () => void (await clear()) };
}

async function databasesBeside(ownerUrl: string, infix: string): Promise<string[]> {
  const begin = nameOf(ownerUrl).slice(0, LONGEST_NAME - infix.length - stamp(new Date()).length);
  return withClient(databaseUrl(ownerUrl, "postgres"), async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT datname::text AS name FROM pg_database
        WHERE starts_with(datname, $1) AND substr(datname, length($1) + 1) ~ '^\\d{8}t\\d{6}$' ORDER BY 1`,
      [`${begin}${infix}`],
    );
    return rows.map(({ name }) => name);
  });
}

/** Removes the databases that earlier restores put aside; their names. */
export async function dropFormer(ownerUrl: string): Promise<string[]> {
  const names = await databasesBeside(ownerUrl, BEFORE);
  await withClient(databaseUrl(ownerUrl, "postgres"), async (client) => {
    for (const name of names) await client.query(`DROP DATABASE IF EXISTS ${quoted(name)}`);
  });
  return names;
}
