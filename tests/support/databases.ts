// The databases of a run: one PostgreSQL with a migrated template, and a second one that holds what a site starts with.
// `npm test` starts it for all parts and names it in TEST_DATABASES; a runner that is started by itself makes its own.
import { randomBytes } from "node:crypto";
import { startTemporaryDatabase } from "../../scripts/database";
import { prepareSchema } from "../../scripts/database-grants";
import { DATABASE_NAME, databaseUrl, ROLE } from "../../scripts/database-record";
import { runServerScript } from "../../scripts/first-data";
import { withClient } from "../../scripts/migrations";

export interface TestDatabases {
  /** Of the migrated, empty template, as the application's role and as the owner of its tables. */
  url: string;
  ownerUrl: string;
  pid: number;
  stop(): Promise<void>;
}

const FURNISHED = `${DATABASE_NAME}_furnished`;

/** Starts PostgreSQL and has Prisma's own `migrate deploy` fill the template. */
export async function startDatabases(): Promise<TestDatabases> {
  const database = await startTemporaryDatabase();
  try {
    await prepareSchema(database.ownerUrl, database.url);
    // As in the trial: no role must have a second factor, so that people come in with their password alone.
    await withClient(database.ownerUrl, (client) =>
      client.query(`INSERT INTO account_rules ("secondFactorRoles") VALUES ('{}')`),
    );
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** The databases that this run was given, which its giver stops, or new ones. */
export async function databasesOfRun(): Promise<TestDatabases> {
  const given = process.env.TEST_DATABASES;
  return given ? { ...JSON.parse(given), stop: async () => {} } : startDatabases();
}

/** Names the databases to the runners that `npm test` starts. */
export function namesOf({ url, ownerUrl, pid }: TestDatabases): { TEST_DATABASES: string } {
  return { TEST_DATABASES: JSON.stringify({ url, ownerUrl, pid }) };
}

/** Makes a database anew as a copy of another one. No connection to that one may be open. */
export async function copyDatabase(ownerUrl: string, from: string, to: string): Promise<void> {
  await withClient(databaseUrl(ownerUrl, "postgres"), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${to} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${to} TEMPLATE ${from} STRATEGY file_copy`);
    // Rights on a database itself are not copied with it.
    await client.query(`REVOKE ALL ON DATABASE ${to} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${to} TO ${ROLE}`);
  });
}

async function exists(ownerUrl: string, name: string): Promise<boolean> {
  const { rowCount } = await withClient(databaseUrl(ownerUrl, "postgres"), (client) =>
    client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]),
  );
  return rowCount === 1;
}

/** Loads the facts and makes the accounts of the browser tests, once for all sites of a run. */
export async function furnish({ url, ownerUrl }: TestDatabases): Promise<void> {
  if (await exists(ownerUrl, FURNISHED)) return;
  const making = `${FURNISHED}_making`;
  await copyDatabase(ownerUrl, DATABASE_NAME, making);
  // Nothing that is stored is made with them; each site has its own.
  const secret = () => randomBytes(36).toString("base64url");
  const secrets = { NEXTAUTH_SECRET: secret(), NEXTAUTH_URL: "http://localhost:3000", INTERNAL_TOKEN: secret() };
  const asOwner = { ...secrets, DATABASE_URL: databaseUrl(ownerUrl, making) };
  await runServerScript("prisma/seed.ts", asOwner, "The facts could not be loaded.");
  const asApp = { ...secrets, DATABASE_URL: databaseUrl(url, making) };
  await runServerScript("tests/support/accounts.ts", asApp, "The test accounts could not be made.");
  await withClient(databaseUrl(ownerUrl, "postgres"), (client) =>
    client.query(`ALTER DATABASE ${making} RENAME TO ${FURNISHED}`),
  );
}

/** A furnished database of a site's own. */
export async function databaseForSite(
  databases: TestDatabases,
  name: string,
): Promise<{ url: string; ownerUrl: string }> {
  await furnish(databases);
  await copyDatabase(databases.ownerUrl, FURNISHED, name);
  return { url: databaseUrl(databases.url, name), ownerUrl: databaseUrl(databases.ownerUrl, name) };
}
