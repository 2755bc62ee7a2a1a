// Fills an empty database, and the storage, from a backup, and holds every part of it against what the backup says.
import type { Readable } from "node:stream";
import pg from "pg";
import { walkAuditChain } from "../audit-chain";
import { compareSeals } from "../audit-seals";
import { applyGrants } from "../database-grants";
import { countPendingMigrations, deployMigrations, UNDER_WAY } from "../migrations";
import { OperatorError } from "../operator";
import { type ArchiveEntry, readArchive, textOf } from "./archive";
import { ArrivedFiles, type FileTaker, readFileRows } from "./evidence-files";
import {
  CONTENTS,
  type Contents,
  contentsSchema,
  FORMAT,
  HEAD,
  type Head,
  headSchema,
  SECRETS,
  storageKeyOf,
  tableOf,
} from "./manifest";
import { speakPlainly } from "./table-copy";
import { checkMigrationsOf, closeTables, compareTables, fillTable, makeTables, openTables } from "./table-load";

export interface BroughtBack {
  head: Head;
  contents: Contents;
  files: { count: number; bytes: number };
  /** Migrations of this program that the backup did not have yet. */
  newer: number;
  /** Rows that are not as the events recorded them; they were so when the backup was made. */
  sealFaults: number;
  /** The text of the secrets of an embedded database; only an encrypted backup has them. */
  secrets: string | null;
}

interface Target {
  /** An empty database, as its owner and as the application's role. */
  ownerUrl: string;
  url: string;
  takeFile: FileTaker;
}

/** A backup of which the first page was read, and the rest not yet. */
export interface OpenBackup {
  head: Head;
  rest: AsyncGenerator<ArchiveEntry>;
}

/** Says what a backup is, and refuses what this program cannot bring back, before anything is touched. */
export async function openBackup(source: Readable, identity: string | null): Promise<OpenBackup> {
  const rest = readArchive(source, identity);
  const head = await readHead(rest);
  await checkMigrationsOf(head);
  return { head, rest };
}

export async function bringBack(backup: OpenBackup, target: Target): Promise<BroughtBack> {
  const client = new pg.Client({ connectionString: target.ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await speakPlainly(client);
    const found = await readInto(client, backup, target.takeFile);
    const newer = await countPendingMigrations(target.ownerUrl);
    if (newer > 0) await deployMigrations(target.ownerUrl);
    await applyGrants(target.ownerUrl, target.url);
    const { faults } = await compareSeals(client);
    return { ...found, newer, sealFaults: faults.length };
  } finally {
    await client.end();
  }
}

type Found = Omit<BroughtBack, "newer" | "sealFaults">;

async function readInto(client: pg.Client, { head, rest }: OpenBackup, takeFile: FileTaker): Promise<Found> {
  await makeTables(client, head);
  const taken = await openTables(client);
  const tables = new Map(head.tables.map((table) => [table.name, table]));

  let filling: { name: string; table: Awaited<ReturnType<typeof fillTable>> } | undefined;
  let files: ArrivedFiles | undefined;
  let contents: Contents | undefined;
  let secrets: string | null = null;
  const endTables = async () => {
    await filling?.table.end();
    filling = undefined;
    if (files) return files;
    await closeTables(client, taken, head);
    files = new ArrivedFiles(await readFileRows(client), takeFile);
    return files;
  };
  for await (const entry of rest) {
    const { name, size, content } = entry;
    const table = tableOf(name);
    const key = storageKeyOf(name);
    if (name === SECRETS) secrets = await textOf(content);
    else if (table !== null && !files) {
      if (filling?.name !== table) {
        await filling?.table.end();
        const known = tables.get(table);
        if (!known) throw new OperatorError(`The backup holds rows of a table that it does not name: ${table}.`);
        filling = { name: table, table: await fillTable(client, known) };
      }
      await filling.table.add(content);
    } else if (key !== null) await (await endTables()).add(key, size, content);
    else if (name === CONTENTS) {
      await endTables();
      const parsed = contentsSchema.safeParse(parsedJson(await textOf(content)));
      if (!parsed.success) throw new OperatorError("The backup's last page is damaged.");
      contents = parsed.data;
    } else throw new OperatorError(`The backup holds something that does not belong there: ${name}.`);
  }
  if (!contents || !files) throw new OperatorError("The backup is cut short: what it should end with is missing.");
  await compare(client, head, contents, files);
  return { head, contents, files: { count: files.count, bytes: files.bytes }, secrets };
}

async function readHead(entries: AsyncGenerator<ArchiveEntry>): Promise<Head> {
  const first = await entries.next();
  if (first.done || first.value.name !== HEAD) throw new OperatorError("This is no backup of Enam Pilar.");
  const head = parsedJson(await textOf(first.value.content));
  const parsed = headSchema.safeParse(head);
  if (parsed.success) return parsed.data;
  const format = (head as { format?: unknown } | null)?.format;
  throw new OperatorError(
    format === FORMAT || format === undefined
      ? "The backup's first page is damaged."
      : `The backup is of the format ${String(format)}, and this program reads ${FORMAT}.`,
  );
}

/** Null where a bit is another: the sum over the whole is checked at its end, and this is read before. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function compare(client: pg.Client, head: Head, contents: Contents, files: ArrivedFiles): Promise<void> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const faults = await compareTables(client, head, contents);
  const verdict = await walkAuditChain(client);
  await client.query("ROLLBACK");
  faults.push(...files.unexpected(contents));
  const { audit } = contents;
  if (verdict.holds !== audit.holds || (verdict.holds && verdict.head !== audit.head))
    faults.push("the audit chain is not the one that was backed up");
  if (faults.length === 0) return;
  const more = faults.length > 3 ? `, and ${faults.length - 3} more` : "";
  throw new OperatorError(`The backup is damaged: ${faults.slice(0, 3).join("; ")}${more}.`);
}

/** The last step: from here on a start takes the database for a whole one. */
export async function declareWhole(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(`DROP TABLE "${UNDER_WAY}"`);
  } finally {
    await client.end();
  }
}
