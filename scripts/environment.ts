// The environment of the commands: from the operator with an explicit DATABASE_URL, else made up under .data/.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { access, chmod, constants, mkdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { EnvironmentError, parseEnvironment } from "../lib/platform/config/env";
import { startDatabase } from "./database";
import { knownDatabase, parseKept, readIfThere } from "./database-record";
import { checkDatabaseUrl, ensureDatabase } from "./migrations";
import { errorCode, OperatorError, projectRoot } from "./operator";
import { runningStart } from "./run-lock";

export const dataFolder = path.resolve(projectRoot, process.env.ENAM_PILAR_DATA_DIR || ".data");

export function loadEnvFile(): void {
  const file = path.join(projectRoot, ".env");
  // Node never lets the file override a variable that is set already.
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new OperatorError(`${file} cannot be read by this user (${errorCode(error)}).`);
  }
}

/** Makes .data, and says in one sentence where the folder cannot be written. */
export async function prepareDataFolder(): Promise<void> {
  try {
    await makeFolder(dataFolder);
    // The database's account must pass through; what is secret in it has a mode of its own.
    await chmod(dataFolder, 0o711);
    const probe = path.join(dataFolder, `write-probe-${process.pid}`);
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    // Below a read-only disk a folder that cannot be made is told as one that is not there.
    const code = errorCode(error) === "ENOENT" ? await refusalOf(path.dirname(dataFolder)) : (errorCode(error) ?? "");
    if (["ENOSPC", "EDQUOT"].includes(code)) throw new OperatorError(`The disk of ${dataFolder} is full.`);
    if (["EEXIST", "ENOTDIR"].includes(code))
      throw new OperatorError(`${dataFolder} is no folder (ENAM_PILAR_DATA_DIR).`);
    // "": nothing stands in the way, and yet nothing can be made there.
    if (!["EACCES", "EROFS", "EPERM", ""].includes(code)) throw error;
    const user = process.env.USER ?? `user ${process.getuid?.()}`;
    const why = code === "EROFS" ? ": its disk is read-only" : "";
    throw new OperatorError(
      `${dataFolder} cannot be written by ${user}${why}; Enam Pilar keeps its data there, another folder is named by ENAM_PILAR_DATA_DIR.`,
    );
  }
}

/**
 * A folder with those above it. Node's own way goes on for ever where a folder is there and nothing can be made in it, as below
 * /proc.
 */
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) await makeFolder(above);
  try {
    await mkdir(folder);
  } catch (error) {
    // Another start may have made it meanwhile.
    if (!(await isFolder(folder))) throw error;
  }
}

const isFolder = (folder: string): Promise<boolean> =>
  stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Why nothing can be made in a folder, or in the nearest one above that there is. */
async function refusalOf(folder: string): Promise<string> {
  try {
    await access(folder, constants.W_OK);
    return "";
  } catch (error) {
    const code = errorCode(error) ?? "";
    return code === "ENOENT" && path.dirname(folder) !== folder ? refusalOf(path.dirname(folder)) : code;
  }
}

interface Secrets {
  NEXTAUTH_SECRET: string;
  INTERNAL_TOKEN: string;
}

const secretsFile = path.join(dataFolder, "secrets.json");

/** The secrets that an earlier start made, for whoever needs them without a database; false where there are none. */
export async function takeKeptSecrets(): Promise<boolean> {
  if (process.env.NEXTAUTH_SECRET) return true;
  const text = process.env.DATABASE_URL ? null : await readIfThere(secretsFile);
  if (text) applyDefaults({ ...parseKept<Secrets>(secretsFile, text) });
  return text !== null;
}

/** None are made up beside those of the operator: a file of others would be taken for the site's. */
async function missingSecrets(): Promise<Partial<Secrets>> {
  return process.env.NEXTAUTH_SECRET && process.env.INTERNAL_TOKEN ? {} : keptSecrets();
}

async function keptSecrets(): Promise<Secrets> {
  const file = secretsFile;
  const text = await readIfThere(file);
  if (text) return parseKept<Secrets>(file, text);
  const secret = () => randomBytes(36).toString("base64url");
  const secrets = { NEXTAUTH_SECRET: secret(), INTERNAL_TOKEN: secret() };
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

function applyDefaults(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) process.env[name] ||= value;
}

/** Completes process.env with kept secrets and our own address where the database is the embedded one, and checks it whole. */
export async function completeEnvironment(
  port: number,
  embedded: { url: string; ownerUrl: string } | null,
): Promise<void> {
  applyDefaults({ PORT: String(port) });
  // The address is no default beside a database of the operator's: behind https the cookie would not be `Secure`.
  if (embedded) {
    const NEXTAUTH_URL = `http://localhost:${port}`;
    const { url: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL } = embedded;
    applyDefaults({ DATABASE_URL, DATABASE_OWNER_URL, NEXTAUTH_URL, ...(await missingSecrets()) });
  }
  try {
    parseEnvironment(process.env);
  } catch (error) {
    if (error instanceof EnvironmentError) throw new OperatorError(error.message);
    throw error;
  }
}

/**
 * The same for whoever only looks: nothing is made. Null where no start has made anything here yet. An embedded database
 * that stands still is started for as long as it is looked at.
 */
export async function lookAtEnvironment(): Promise<(() => Promise<void>) | null> {
  loadEnvFile();
  if (process.env.DATABASE_URL) return openEnvironment();
  const known = await knownDatabase(dataFolder);
  if (!known) return null;
  const running = await runningStart(dataFolder);
  const own = running ? null : await startDatabase(dataFolder);
  await takeKeptSecrets();
  const { url: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL } = own ?? known;
  applyDefaults({ DATABASE_URL, DATABASE_OWNER_URL, NEXTAUTH_URL: `http://localhost:${running?.port ?? 3000}` });
  return async () => own?.stop();
}

/**
 * For single commands (a new account, a migration under development): completes process.env, with the embedded
 * database where DATABASE_URL is not set, be it running already or not. Call what it returns at the end.
 */
export async function openEnvironment(): Promise<() => Promise<void>> {
  loadEnvFile();
  if (process.env.DATABASE_URL) {
    checkDatabaseUrl(process.env.DATABASE_URL);
    if (process.env.DATABASE_OWNER_URL) checkDatabaseUrl(process.env.DATABASE_OWNER_URL);
    return async () => {};
  }
  await prepareDataFolder();
  const running = await runningStart(dataFolder);
  const known = running && (await knownDatabase(dataFolder));
  const own = known ? null : await startDatabase(dataFolder);
  const { url: DATABASE_URL = "", ownerUrl: DATABASE_OWNER_URL = "" } = known ?? own ?? {};
  await ensureDatabase(DATABASE_OWNER_URL);
  applyDefaults({ DATABASE_URL, DATABASE_OWNER_URL, ...(await missingSecrets()) });
  applyDefaults({ NEXTAUTH_URL: `http://localhost:${running?.port ?? 3000}` });
  return async () => own?.stop();
}
