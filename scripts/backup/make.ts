// Makes one backup: the database in one snapshot, then the evidence that it names, as one stream.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { addAbortSignal } from "node:stream";
import type { Disk } from "flydrive";
import pg from "pg";
import { OperatorError } from "../operator";
import { type ArchiveWriter, archiveStream } from "./archive";
import { addFiles, readFileRows } from "./evidence-files";
import { CONTENTS, type Contents, FORMAT, HEAD, type Head, LEFT_OUT, SECRETS } from "./manifest";
import { type BackupPlace, backupName, readBack, type Written } from "./place";
import { copyTables, inSnapshot, readAudit, readHead } from "./table-copy";

interface BackupOptions {
  /** As the owner of the tables, or as whoever may read all of them. */
  databaseUrl: string;
  disk: Disk;
  place: BackupPlace;
  recipients: readonly string[];
  /** Of the embedded database's own start, or null where the operator keeps the secrets. */
  secretsFile: string | null;
  now?: Date;
  /** Breaks it off; nothing stays. */
  signal?: AbortSignal;
}

export interface Made extends Written {
  name: string;
  head: Head;
  contents: Contents;
}

/** Tells whether two secrets are one. They are random and long, so it tells nothing else. */
export const markOf = (secret: string) =>
  createHash("sha256").update(`enam-pilar/backup ${secret}`).digest("hex").slice(0, 16);

export async function makeBackup(options: BackupOptions): Promise<Made> {
  const { place, recipients, now = new Date() } = options;
  const name = backupName(now, recipients.length > 0);
  let told: { head: Head; contents: Contents } | undefined;
  const { stream, filled } = await archiveStream(recipients, async (archive) => {
    told = await fill(archive, options, now);
  });
  if (options.signal) addAbortSignal(options.signal, stream);
  const written = await place.write(name, stream).finally(() => filled.catch(() => {}));
  const found = await readBack(place, name);
  if (!told || found.sha256 !== written.sha256) {
    await place.remove(name);
    throw new OperatorError(`What lies at ${place.words} is not what was written there; the backup was removed again.`);
  }
  return { name, ...written, ...told };
}

async function fill(
  archive: ArchiveWriter,
  options: BackupOptions,
  now: Date,
): Promise<{ head: Head; contents: Contents }> {
  const client = new pg.Client({ connectionString: options.databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { head, tables, audit, rows } = await inSnapshot(client, async () => {
      const head: Head = {
        format: FORMAT,
        madeAt: now.toISOString(),
        ...(await readHead(client)),
        leftOut: [...LEFT_OUT],
        secretMark: markOf(process.env.NEXTAUTH_SECRET ?? ""),
      };
      await archive.add(HEAD, json(head));
      await addSecrets(archive, options);
      const tables = await copyTables(client, head.tables, archive);
      return { head, tables, audit: await readAudit(client), rows: await readFileRows(client) };
    });
    const contents: Contents = { tables, ...(await addFiles(archive, rows, options.disk)), audit };
    await archive.add(CONTENTS, json(contents));
    return { head, contents };
  } finally {
    await client.end();
  }
}

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/** Only where nobody else can read it. */
async function addSecrets(archive: ArchiveWriter, { recipients, secretsFile }: BackupOptions): Promise<void> {
  if (recipients.length === 0 || !secretsFile) return;
  const text = await readFile(path.resolve(secretsFile)).catch(() => null);
  // One that the settings have otherwise is not the site's.
  if (text?.includes(process.env.NEXTAUTH_SECRET ?? "")) await archive.add(SECRETS, text);
}
