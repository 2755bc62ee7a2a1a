// Evidence on its way into a backup and out of it. A row tells the hash that its file must have (it is sealed), so what was
// damaged on the way, or long before, is seen at once.
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Disk } from "flydrive";
import type pg from "pg";
import { isMissing } from "@/lib/platform/storage/listing";
import { OperatorError } from "../operator";
import type { ArchiveWriter } from "./archive";
import { type Contents, type FileFault, fileName } from "./manifest";

export interface FileRow {
  storageKey: string;
  size: number;
  sha256: string;
}

export async function readFileRows(client: pg.Client): Promise<FileRow[]> {
  const { rows } = await client.query<FileRow>(
    `SELECT "storageKey", "size"::int AS size, "sha256" FROM "evidence_files" ORDER BY "id"`,
  );
  return rows;
}

async function* hashed(content: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    hash.update(piece);
    yield piece;
  }
}

/**
 * Every file that a row of the snapshot names. They are there as long as the row, for a file is written before its row and
 * nothing of evidence is ever deleted (docs/decisions/0009); so the snapshot itself need not be held meanwhile.
 */
export async function addFiles(
  archive: ArchiveWriter,
  rows: readonly FileRow[],
  disk: Disk,
): Promise<Pick<Contents, "files" | "faults">> {
  const faults: FileFault[] = [];
  const files = { count: 0, bytes: 0 };
  for (const { storageKey, sha256 } of rows) {
    const size = await sizeOf(disk, storageKey);
    if (size === null) {
      faults.push({ key: storageKey, fault: "missing" });
      continue;
    }
    const hash = createHash("sha256");
    const content = Readable.from(hashed(await disk.getStream(storageKey), hash), { objectMode: false });
    await archive.addStream(fileName(storageKey), size, content);
    if (hash.digest("hex") !== sha256) faults.push({ key: storageKey, fault: "changed" });
    files.count += 1;
    files.bytes += size;
  }
  return { files, faults };
}

async function sizeOf(disk: Disk, key: string): Promise<number | null> {
  try {
    return (await disk.getMetaData(key)).contentLength;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Takes one file of a backup; its hash, once it lies where it belongs. */
export type FileTaker = (row: FileRow, size: number, content: AsyncIterable<Buffer>) => Promise<string>;

/** Reads it and keeps nothing: for a backup that is only tried. */
export const onlyRead: FileTaker = async (_row, _size, content) => {
  const hash = createHash("sha256");
  for await (const piece of content) hash.update(piece);
  return hash.digest("hex");
};

/**
 * Puts it into the storage of the city, under the key that is its alone. One that lies there already, with the hash that its
 * row says, is left alone: whatever else uses the storage goes on finding its files.
 */
export function intoStorage(disk: Disk): FileTaker {
  return async (row, size, content) => {
    if (await holds(disk, row)) return onlyRead(row, size, content);
    const hash = createHash("sha256");
    const stream = Readable.from(hashed(content, hash), { objectMode: false });
    await disk.putStream(row.storageKey, stream, { contentLength: size });
    return hash.digest("hex");
  };
}

async function holds(disk: Disk, { storageKey, sha256, size }: FileRow): Promise<boolean> {
  if ((await sizeOf(disk, storageKey)) !== size) return false;
  return (await onlyRead({ storageKey, sha256, size }, size, await disk.getStream(storageKey))) === sha256;
}

/** What of the files came, against what the rows say and what the backup said itself. */
export class ArrivedFiles {
  readonly #rows: Map<string, FileRow>;
  readonly #faults = new Map<string, FileFault["fault"]>();
  count = 0;
  bytes = 0;

  constructor(
    rows: readonly FileRow[],
    private readonly take: FileTaker,
  ) {
    this.#rows = new Map(rows.map((row) => [row.storageKey, row]));
  }

  async add(key: string, size: number, content: AsyncIterable<Buffer>): Promise<void> {
    const row = this.#rows.get(key);
    if (!row) throw new OperatorError(`The backup holds a file that no row names, or holds it twice: ${key}.`);
    this.#rows.delete(key);
    if ((await this.take(row, size, content)) !== row.sha256) this.#faults.set(key, "changed");
    this.count += 1;
    this.bytes += size;
  }

  /** Faults that the backup does not tell of itself, a sentence each. */
  unexpected({ faults, files }: Contents): string[] {
    for (const key of this.#rows.keys()) this.#faults.set(key, "missing");
    const told = new Map(faults.map(({ key, fault }) => [key, fault]));
    const others = [...this.#faults].filter(([key, fault]) => told.get(key) !== fault);
    const isShort = files.count !== this.count || files.bytes !== this.bytes;
    return [
      ...others.map(
        ([key, fault]) => `the file ${key} is ${fault === "missing" ? "not in it" : "not what its row says"}`,
      ),
      ...(isShort ? [`it holds ${this.count} files, and says ${files.count}`] : []),
    ];
  }
}
