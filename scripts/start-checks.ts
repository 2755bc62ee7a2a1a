// What would stop a start, looked for before it begins: a sentence each, and all of them at once, so that whoever sets it up
// mends them in one go. Nothing here changes anything but the data folder, which is made where it is missing.
import { constants } from "node:fs";
import { access, statfs } from "node:fs/promises";
import { isIP } from "node:net";
import path from "node:path";
import pg from "pg";
import { EnvironmentError, parseEnvironment } from "../lib/platform/config/env";
import { hashSource, isBuilt } from "./build";
import { prepareDataFolder } from "./environment";
import { addressFault, checkKnownMigrations, connectionSentence, withClient } from "./migrations";
import { portProblem } from "./network-port";
import { errorCode, OperatorError, projectRoot } from "./operator";

type Source = Record<string, string | undefined>;

const LEAST_MB = 100;
const BUILD_MB = 1000;
/** Where a folder cannot be asked, because it is not there yet, its parent can. */
export async function freeMegabytes(folder: string): Promise<number> {
  const found = await statfs(folder).catch(() => null);
  if (!found) return path.dirname(folder) === folder ? 0 : freeMegabytes(path.dirname(folder));
  // What counts no room, such as /proc, is not full.
  return found.blocks === 0 ? Number.POSITIVE_INFINITY : Math.floor((found.bavail * found.bsize) / 1e6);
}

/** Of the settings; those that the embedded database's start makes by itself are taken as made. */
export function settingFaults(source: Source): string[] {
  const isEmbedded = !source.DATABASE_URL;
  const made = { DATABASE_URL: "postgresql://made/by", NEXTAUTH_URL: "http://localhost", ...SECRETS };
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value));
  const faults: string[] = [];
  try {
    parseEnvironment(isEmbedded ? { ...made, ...given } : given);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    faults.push(error.message);
  }
  const host = source.HOST || "127.0.0.1";
  if (isIP(host) === 0)
    faults.push(
      `HOST is "${host}", which is no network address; 0.0.0.0 listens on every one, 127.0.0.1 on this machine alone.`,
    );
  for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL"]) {
    const value = source[name];
    if (value && /^postgres(ql)?:/.test(value))
      faults.push(...[addressFault(name, value)].filter((one) => one !== null));
  }
  return faults;
}

const SECRETS = { NEXTAUTH_SECRET: "-".repeat(32), INTERNAL_TOKEN: "-".repeat(32) };

const mayWrite = (folder: string) =>
  access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );

/** Of the data folder and of the program's own, which only a build writes into. */
export async function folderFaults(
  dataFolder: string,
  distDir: string | null,
  source?: Promise<string>,
): Promise<string[]> {
  const faults: string[] = [];
  try {
    await prepareDataFolder();
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    faults.push(error.message);
  }
  const free = faults.length > 0 ? LEAST_MB : await freeMegabytes(dataFolder);
  if (free < LEAST_MB)
    faults.push(`The disk of ${dataFolder} is full: ${free} MB are free, and at least ${LEAST_MB} must be.`);
  if (distDir === null) return faults;
  const dist = path.join(projectRoot, distDir);
  const [mayBuild, mayKeep, room] = await Promise.all([
    mayWrite(projectRoot),
    mayWrite(dist),
    freeMegabytes(projectRoot),
  ]);
  // Where a build could be made as well as kept, nobody has to wait for the hash that tells which of them it will be.
  if (mayBuild && mayKeep && room >= BUILD_MB) return faults;
  const needsBuild = !(await isBuilt(distDir, await (source ?? hashSource())));
  const user = process.env.USER ?? `user ${process.getuid?.()}`;
  if (needsBuild && !mayBuild)
    faults.push(`${projectRoot} cannot be written by ${user}; the build of the program lies there.`);
  else if (!needsBuild && !mayKeep) faults.push(`${dist} cannot be written by ${user}; public pages are kept there.`);
  if (needsBuild && room < BUILD_MB)
    faults.push(`The disk of ${projectRoot} has ${room} MB free, and the build of the program needs ${BUILD_MB}.`);
  return faults;
}

export async function portFaults(port: number, host: string): Promise<string[]> {
  const problem = await portProblem(port, host);
  if (problem === "in use") return [`Port ${port} is in use by another program; choose one with PORT=3001 npm start.`];
  if (problem === "not allowed")
    return [`Port ${port} may not be used by this user; choose one with PORT=3001 npm start.`];
  if (problem === "not ours")
    return [`HOST is ${host}, which is no address of this machine; 0.0.0.0 listens on every one.`];
  return [];
}

/** Not there yet: a start makes it, if it may. */
const NOT_THERE = "3D000";
/** The server itself: the other address would say the same. */
const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"]);

async function ask<T>(name: string, url: string, work: (client: pg.Client) => Promise<T>): Promise<T | Refused> {
  try {
    return await withClient(url, work);
  } catch (error) {
    return new Refused(errorCode(error), connectionSentence(url, error, name));
  }
}
class Refused {
  readonly code: string | undefined;
  readonly sentence: string;
  constructor(code: string | undefined, sentence: string) {
    this.code = code;
    this.sentence = sentence;
  }
}

interface Rights {
  role: string;
  database: string;
  version: string;
  number: number;
  encoding: string;
  schema: boolean;
  creates: boolean;
  hasTrigrams: boolean;
  offersTrigrams: boolean;
  hasQueue: boolean;
  foreign: number;
}

/** Of a city's own database: that both roles come in, and that the owner may do what a start does. */
export async function databaseFaults(url: string, ownerUrl: string, mayBeNewer = false): Promise<string[]> {
  const isOne = ownerUrl === url;
  const ownerName = isOne ? "DATABASE_URL" : "DATABASE_OWNER_URL";
  const owner = await ask(ownerName, ownerUrl, readRights);
  if (owner instanceof Refused && UNREACHABLE.has(owner.code ?? "")) return [owner.sentence];
  const faults = owner instanceof Refused ? (owner.code === NOT_THERE ? [] : [owner.sentence]) : rightFaults(owner);
  if (!isOne) {
    const app = await ask("DATABASE_URL", url, async (client) => {
      const { rows } = await client.query<{ database: string }>("SELECT current_database()::text AS database");
      return rows[0]?.database;
    });
    if (app instanceof Refused) faults.push(...(app.code === NOT_THERE ? [] : [app.sentence]));
    else if (!(owner instanceof Refused) && app !== owner.database)
      faults.push(
        `DATABASE_URL names the database ${app}, and DATABASE_OWNER_URL ${owner.database}; both must be one.`,
      );
  }
  if (owner instanceof Refused || mayBeNewer) return faults;
  await checkKnownMigrations(ownerUrl).catch((error) => {
    if (!(error instanceof OperatorError)) throw error;
    faults.push(error.message);
  });
  return faults;
}

async function readRights(client: pg.Client): Promise<Rights> {
  const { rows } = await client.query<Rights>(
    `SELECT current_user::text AS role, current_database()::text AS database, current_setting('server_version') AS version,
       current_setting('server_version_num')::int AS number, current_setting('server_encoding') AS encoding,
       has_schema_privilege('public', 'CREATE') AS schema, has_database_privilege(current_database(), 'CREATE') AS creates,
       EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') AS "hasTrigrams",
       EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') AS "offersTrigrams",
       EXISTS (SELECT FROM pg_namespace WHERE nspname = 'pgboss') AS "hasQueue",
       (SELECT count(*)::int FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
          AND NOT pg_has_role(current_user, relowner, 'MEMBER')) AS foreign`,
  );
  const [rights] = rows;
  if (!rights) throw new Error("it did not say what may be done");
  return rights;
}

const OLDEST = 150_000;

function rightFaults(rights: Rights): string[] {
  const { role, database, version, number, encoding } = rights;
  const owner = pg.escapeIdentifier(role);
  const faults: string[] = [];
  if (number < OLDEST) faults.push(`PostgreSQL at DATABASE_URL is ${version}; 15 or newer is needed.`);
  if (encoding !== "UTF8")
    faults.push(
      `The encoding of the database ${database} is ${encoding}, not UTF8: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'.`,
    );
  const needsMore = !rights.hasTrigrams || !rights.hasQueue;
  if (!rights.schema || (needsMore && !rights.creates))
    faults.push(
      `The role ${role} may not make tables in the database ${database}; as a superuser: ALTER DATABASE ${pg.escapeIdentifier(database)} OWNER TO ${owner}.`,
    );
  if (!rights.hasTrigrams && !rights.offersTrigrams)
    faults.push("PostgreSQL lacks the extension pg_trgm; install its contrib package (postgresql-contrib).");
  if (rights.foreign > 0)
    faults.push(
      `${rights.foreign} tables of the database ${database} are not the role ${role}'s; as a superuser in it: REASSIGN OWNED BY former_role TO ${owner}.`,
    );
  return faults;
}
