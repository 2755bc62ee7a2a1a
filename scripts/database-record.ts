// What is known of the embedded database from one start to the next: its port and its passwords.
import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "./network-port";
import { errorCode, OperatorError } from "./operator";

/** The application's role: it reads and writes rows (docs/decisions/0016-two-database-roles.md). */
export const ROLE = "enam_pilar";
/** Owns the database and its tables, and may create others (Prisma's shadow database). */
export const OWNER = "enam_pilar_owner";
export const DATABASE_NAME = "enam_pilar";

export interface DatabaseRecord {
  port: number;
  password: string;
  /** Absent in a record from before there were two roles. */
  ownerPassword?: string;
  superuserPassword: string;
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export function urlOf(record: DatabaseRecord): string {
  return `postgresql://${ROLE}:${record.password}@127.0.0.1:${record.port}/${DATABASE_NAME}`;
}

export function ownerUrlOf(record: DatabaseRecord): string {
  return `postgresql://${OWNER}:${record.ownerPassword}@127.0.0.1:${record.port}/${DATABASE_NAME}`;
}

/** The text of a file, or null where there is none; one that may not be read is not taken for absent. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw new OperatorError(`${file} cannot be read by this user (${errorCode(error)}).`);
  }
}

export function parseKept<T>(file: string, text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new OperatorError(`${file} is damaged; put it back from a backup.`);
  }
}

async function readRecord(home: string): Promise<DatabaseRecord | null> {
  const file = path.join(home, "database.json");
  const text = await readIfThere(file);
  return text ? parseKept<DatabaseRecord>(file, text) : null;
}

/** The addresses of the database that was started from this folder, whether it runs or not. */
export async function knownDatabase(home: string): Promise<{ url: string; ownerUrl: string } | null> {
  const record = await readRecord(home);
  return record && { url: urlOf(record), ownerUrl: ownerUrlOf(record) };
}

/** The record of the last start with a port that is free now, or a new one. `hasData`: the data folder holds a database. */
export async function prepareRecord(home: string, hasData: boolean): Promise<DatabaseRecord> {
  const known = await readRecord(home);
  if (!known && hasData) {
    throw new OperatorError(
      `The database's password file ${home}/database.json is missing; put it back, or delete ${home} to start anew.`,
    );
  }
  const secret = () => randomBytes(24).toString("base64url");
  const record = known ?? { port: 0, password: secret(), superuserPassword: secret() };
  record.ownerPassword ??= secret();
  record.port = await freePort(known?.port);
  const file = path.join(home, "database.json");
  // Renamed into place: cut short by a power failure, it would lock us out of the data.
  await writeFile(`${file}.new`, JSON.stringify(record, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return record;
}
