// npm run doctor: what is right and what is wrong with this installation, in plain sentences. Exit 1 where something is wrong.
import { access, constants, stat, statfs } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { EnvironmentError, parseEnvironment } from "../lib/platform/config/env";
import { verifyAuditChain } from "./audit-chain";
import { GRANTS, hasTwoRoles } from "./database-grants";
import { type Finding, ok, warning, wrong } from "./doctor-finding";
import {
  checkBackup,
  checkBucket,
  checkCertificate,
  checkClock,
  checkMail,
  checkSignOn,
  checkVersions,
} from "./doctor-surroundings";
import { dataFolder, lookAtEnvironment } from "./environment";
import { connectionSentence, readMigrationState, withClient } from "./migrations";
import { report, say } from "./operator";

const LEAST_FREE_GB = 2;

/** What the environment's own rules say of secrets and addresses; the embedded database's are made by themselves. */
export function checkEnvironment(source: Record<string, string | undefined>): Finding[] {
  try {
    const { NEXTAUTH_URL } = parseEnvironment(source);
    const isPlain = NEXTAUTH_URL.startsWith("http://") && !/^http:\/\/(localhost|127\.0\.0\.1)/.test(NEXTAUTH_URL);
    return [
      ok("The settings and secrets are complete."),
      ...(isPlain
        ? [warning(`${NEXTAUTH_URL} is plain http: passwords and the session cookie travel unprotected.`)]
        : []),
    ];
  } catch (error) {
    if (error instanceof EnvironmentError) return [wrong(error.message)];
    throw error;
  }
}

const TAKEN_AT_START = "The next `npm start` takes it away; ask who gave it.";

/** The application's role, asked with its own connection: what it could do, and not what it was meant to. */
export async function checkRoles(client: pg.Client, twoRolesGiven: boolean): Promise<Finding[]> {
  const { rows } = await client.query<{
    role: string;
    superuser: boolean;
    owns: string[];
    creates: boolean;
    temporary: boolean;
  }>(
    `SELECT current_user AS role, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
       (SELECT coalesce(array_agg(c.relname::text ORDER BY c.relname), '{}') FROM pg_class c
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns,
       has_schema_privilege('public', 'CREATE') AS creates, has_database_privilege(current_database(), 'TEMPORARY') AS temporary`,
  );
  const [found] = rows;
  if (!found) return [wrong("The database did not say which role asks.")];
  const { role, superuser, owns, creates, temporary } = found;
  if (superuser)
    return [
      wrong(
        `The application's role ${role} is a superuser: it can do anything, also to other databases. As another superuser: ALTER ROLE ${pg.escapeIdentifier(role)} NOSUPERUSER.`,
      ),
    ];
  if (owns.length > 0 && !twoRolesGiven)
    return [
      warning(
        `There is one database role, ${role}. It owns ${owns.length} tables and views, so whoever has it can switch off triggers and rewrite the past. Set DATABASE_OWNER_URL, see README.md.`,
      ),
    ];
  if (owns.length > 0)
    return [
      wrong(
        `The application's role ${role} owns ${owns.slice(0, 5).join(", ")}: it can alter them and switch off their triggers. As a superuser in the database: REASSIGN OWNED BY ${pg.escapeIdentifier(role)} TO the owner, then start again.`,
      ),
    ];
  const faults: Finding[] = [];
  if (creates)
    faults.push(wrong(`The application's role ${role} may create tables in the schema public. ${TAKEN_AT_START}`));
  if (temporary)
    faults.push(
      wrong(
        `The application's role ${role} may make temporary tables, which could stand before ours. ${TAKEN_AT_START}`,
      ),
    );
  faults.push(...(await checkGrants(client)));
  return faults.length > 0
    ? faults
    : [
        ok(
          `There are two database roles. ${role} can alter no table, switch off no trigger and remove nothing that is append-only.`,
        ),
      ];
}

/** Rights beyond the list; a start takes them away again. */
async function checkGrants(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ table: string; right: string }>(
    `SELECT c.relname::text AS "table", r AS "right" FROM pg_class c, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) r
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_table_privilege(c.oid, r) ORDER BY 1, 2`,
  );
  const given = (table: string) => (GRANTS[table] ?? "SELECT, INSERT").replace(/UPDATE \([^)]*\)/, "").split(", ");
  return rows
    .filter(({ table, right }) => !given(table).includes(right))
    .map(({ table, right }) =>
      wrong(`The application's role has the right ${right} on ${table}, which it must not have. ${TAKEN_AT_START}`),
    );
}

export async function checkDatabase(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ encoding: string; trigrams: boolean; version: string }>(
    `SELECT current_setting('server_encoding') AS encoding, current_setting('server_version') AS version,
       EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') AS trigrams`,
  );
  const { encoding = "", version = "", trigrams = false } = rows[0] ?? {};
  return [
    Number.parseInt(version, 10) >= 15
      ? ok(`PostgreSQL is ${version}.`)
      : wrong(`PostgreSQL is ${version}; 15 or newer is needed: back up, and restore into a newer server.`),
    encoding === "UTF8"
      ? ok("The database's encoding is UTF8.")
      : wrong(
          `The database's encoding is ${encoding}, not UTF8: make another with TEMPLATE template0 ENCODING 'UTF8', and restore a backup into it.`,
        ),
    trigrams
      ? ok("The extension pg_trgm is there.")
      : wrong(
          "The extension pg_trgm is missing: install PostgreSQL's contrib package (postgresql-contrib); the next start makes it.",
        ),
  ];
}

async function checkMigrations(url: string): Promise<Finding[]> {
  const { pending, unknown, broken } = await readMigrationState(url);
  return [
    ...(pending.length > 0
      ? [wrong(`${pending.length} migrations are pending: ${pending.join(", ")}. A start applies them.`)]
      : []),
    ...(broken.length > 0
      ? [
          wrong(
            `These migrations did not come to their end: ${broken.join(", ")}. Restore the backup from before them, and say so to whoever gave you this version.`,
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [
          wrong(
            `The database knows migrations that this program does not: ${unknown.join(", ")}. It was used by a newer version: run that one, or restore a backup from before it.`,
          ),
        ]
      : []),
    ...(pending.length + broken.length + unknown.length === 0
      ? [ok("Every migration is applied and none is unknown.")]
      : []),
  ];
}

async function checkChain(client: pg.Client): Promise<Finding> {
  const verdict = await verifyAuditChain(client);
  if (!verdict.holds)
    return wrong(
      `The audit chain does not hold at position ${verdict.position}: keep the database as it is, and see what npm run audit:verify says.`,
    );
  return ok(`The audit chain holds: ${verdict.events} events, head ${verdict.head}.`);
}

export async function checkFolder(folder: string): Promise<Finding[]> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory())
    return [
      wrong(`The data folder ${folder} is not there: \`npm start\` makes it, and ENAM_PILAR_DATA_DIR names another.`),
    ];
  const isWritable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / 1024 ** 3;
  const secrets = await stat(path.join(folder, "secrets.json")).catch(() => null);
  return [
    isWritable
      ? ok(`The data folder ${folder} can be written.`)
      : wrong(
          `The data folder ${folder} cannot be written by this account: give it to the account that runs the site (chown).`,
        ),
    free >= LEAST_FREE_GB
      ? ok(`${free.toFixed(1)} GB are free there.`)
      : wrong(
          `Only ${free.toFixed(1)} GB are free in ${folder}; at least ${LEAST_FREE_GB} GB should be: make room, or move the data to a larger disk.`,
        ),
    ...(secrets && (secrets.mode & 0o077) !== 0
      ? [
          wrong(
            `${folder}/secrets.json can be read by other accounts of this machine: chmod 600 ${folder}/secrets.json.`,
          ),
        ]
      : []),
  ];
}

async function examineDatabase(): Promise<Finding[]> {
  const url = process.env.DATABASE_URL ?? "";
  const ownerUrl = process.env.DATABASE_OWNER_URL || url;
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ empty: boolean }>("SELECT to_regclass('audit_links') IS NULL AS empty");
    if (rows[0]?.empty) return [NOTHING_YET, ...(await checkDatabase(client)).slice(0, 2), await checkClock(client)];
    return [
      ...(await checkDatabase(client)),
      ...(await checkMigrations(url)),
      ...(await checkRoles(client, hasTwoRoles(ownerUrl, url))),
      await checkClock(client),
      await checkChain(client),
    ];
  }).catch((error) => [wrong(connectionSentence(url, error))]);
}

const NOTHING_YET = wrong("There is nothing in the database yet: `npm start` makes what is needed.");

/** Looks and makes nothing: whoever asks the doctor before the first start finds the folder as it was. */
async function examine(): Promise<Finding[]> {
  const close = await lookAtEnvironment();
  try {
    const beside = await Promise.all([
      checkMail(process.env),
      checkBucket(process.env),
      checkSignOn(process.env),
      checkCertificate(process.env),
      checkBackup(),
    ]);
    if (!close)
      return [
        await checkVersions(),
        wrong(`There is nothing in ${dataFolder} yet, and no DATABASE_URL is set: \`npm start\` makes what is needed.`),
        ...beside.flat(),
      ];
    return [
      await checkVersions(),
      ...checkEnvironment(process.env),
      ...(await checkFolder(dataFolder)),
      ...(await examineDatabase()),
      ...beside.flat(),
    ];
  } finally {
    await close?.();
  }
}

const WORD = { ok: "ok      ", warning: "warning ", wrong: "WRONG   " };

// The tests read this file for its rules; only a command runs it.
if (process.argv[1] === import.meta.filename) {
  try {
    const findings = await examine();
    for (const { state, sentence } of findings) say(`${WORD[state]}${sentence}`);
    process.exitCode = findings.some(({ state }) => state === "wrong") ? 1 : 0;
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}
