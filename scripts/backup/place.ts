// Where backups lie: a folder, or a prefix of an S3-compatible bucket. What is there under its name is whole.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { Disk } from "flydrive";
import { z } from "zod";
import { makeDisk, type StorageSettings } from "@/lib/platform/storage/disk";
import { isMissing, storedKeys } from "@/lib/platform/storage/listing";
import { OperatorError } from "../operator";

export interface KeptBackup {
  name: string;
  madeAt: Date;
  bytes: number;
}

export interface Written {
  bytes: number;
  sha256: string;
}

export interface BackupPlace {
  /** As people are told of it. */
  words: string;
  /** The oldest first. */
  list(): Promise<KeptBackup[]>;
  /** Under its name once it is whole; until then, and where it fails, under none. */
  write(name: string, content: Readable): Promise<Written>;
  read(name: string): Promise<Readable>;
  remove(name: string): Promise<void>;
}

const NAME = /^enam-pilar-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.tar\.zst(\.age)?$/;
/** Whoever writes for longer than this was killed meanwhile. */
const BROKEN_OFF_MS = 24 * 3_600_000;

export const backupName = (madeAt: Date, isEncrypted: boolean) =>
  `enam-pilar-${madeAt.toISOString().replace(/[-:]|\.\d+/g, "")}.tar.zst${isEncrypted ? ".age" : ""}`;

export function madeAtOf(name: string): Date | null {
  const [, ...parts] = NAME.exec(name) ?? [];
  if (parts.length === 0) return null;
  const [year = 0, month = 1, day, hour, minute, second] = parts.map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

const byAge = (one: KeptBackup, other: KeptBackup) => one.madeAt.getTime() - other.madeAt.getTime();

class Measured {
  readonly hash = createHash("sha256");
  bytes = 0;
  add(piece: Buffer): void {
    this.hash.update(piece);
    this.bytes += piece.length;
  }
  written(): Written {
    return { bytes: this.bytes, sha256: this.hash.digest("hex") };
  }
}

export function folderPlace(folder: string): BackupPlace {
  const at = (name: string) => path.join(folder, name);
  return {
    words: folder,
    list: async () => {
      const kept: KeptBackup[] = [];
      for (const name of await readdir(folder).catch(() => [])) {
        const madeAt = madeAtOf(name);
        if (madeAt) kept.push({ name, madeAt, bytes: (await stat(at(name))).size });
      }
      return kept.sort(byAge);
    },
    write: async (name, content) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await removeBrokenOff(folder);
      const partial = `${at(name)}.partial`;
      try {
        const file = await open(partial, "w", 0o600);
        const measured = new Measured();
        try {
          for await (const piece of content) {
            await file.write(piece);
            measured.add(piece);
          }
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(partial, at(name));
        return measured.written();
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    read: async (name) => {
      await stat(at(name)).catch(() => {
        throw new OperatorError(`There is no backup ${at(name)}.`);
      });
      return createReadStream(at(name));
    },
    remove: (name) => rm(at(name), { force: true }),
  };
}

async function removeBrokenOff(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const began = name.endsWith(".partial") && madeAtOf(name.slice(0, -".partial".length));
    if (began && Date.now() - began.getTime() > BROKEN_OFF_MS) await rm(path.join(folder, name), { force: true });
  }
}

/** Parts that one request can carry and this process can hold; any number of them. */
const PART_BYTES = 16 * 1024 * 1024;
const completeSchema = z.object({ bytes: z.number(), sha256: z.string(), parts: z.number() });

export function bucketPlace(disk: Disk, prefix: string, words: string): BackupPlace {
  const partKey = (name: string, part: number) => `${prefix}${name}/part-${String(part).padStart(6, "0")}`;
  const completeKey = (name: string) => `${prefix}${name}/complete.json`;
  const complete = async (name: string) => completeSchema.parse(JSON.parse(await disk.get(completeKey(name))));
  const namesOf = async () => {
    const found = new Map<string, { isWhole: boolean }>();
    for await (const key of storedKeys(disk, prefix || "/")) {
      const [name = "", file] = key.slice(prefix.length).split("/");
      if (!madeAtOf(name)) continue;
      found.set(name, { isWhole: file === "complete.json" || (found.get(name)?.isWhole ?? false) });
    }
    return found;
  };
  const remove = async (name: string) => {
    // What says that it is whole goes first.
    await disk.delete(completeKey(name));
    for await (const key of storedKeys(disk, `${prefix}${name}/`)) await disk.delete(key);
  };
  return {
    words,
    list: async () => {
      const kept: KeptBackup[] = [];
      for (const [name, { isWhole }] of await namesOf()) {
        const madeAt = madeAtOf(name);
        if (isWhole && madeAt) kept.push({ name, madeAt, bytes: (await complete(name)).bytes });
      }
      return kept.sort(byAge);
    },
    write: async (name, content) => {
      for (const [other, { isWhole }] of await namesOf()) {
        const age = Date.now() - (madeAtOf(other)?.getTime() ?? Date.now());
        if (!isWhole && age > BROKEN_OFF_MS) await remove(other);
      }
      const measured = new Measured();
      let parts = 0;
      try {
        for await (const part of inPieces(content, PART_BYTES)) {
          parts += 1;
          await disk.put(partKey(name, parts), part);
          measured.add(part);
        }
        const written = measured.written();
        await disk.put(completeKey(name), JSON.stringify({ ...written, parts }));
        return written;
      } catch (error) {
        await remove(name).catch(() => {});
        throw error;
      }
    },
    read: async (name) => {
      const whole = await complete(name).catch((error) => {
        if (isMissing(error)) throw new OperatorError(`There is no whole backup ${words}${name}.`);
        throw error;
      });
      async function* parts() {
        for (let part = 1; part <= whole.parts; part++) yield* await disk.getStream(partKey(name, part));
      }
      return Readable.from(parts(), { objectMode: false });
    },
    remove,
  };
}

/** The same bytes in pieces of one length, the last one shorter. */
export async function* inPieces(content: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of content) {
    held.push(piece);
    length += piece.length;
    while (length >= size) {
      const whole = Buffer.concat(held);
      yield whole.subarray(0, size);
      held = [whole.subarray(size)];
      length -= size;
    }
  }
  if (length > 0) yield Buffer.concat(held);
}

/** The hash of what lies there now, read back from it. */
export async function readBack(place: BackupPlace, name: string): Promise<Written> {
  const measured = new Measured();
  for await (const piece of await place.read(name)) measured.add(piece);
  return measured.written();
}

const BUCKET = /^s3:\/\/([^/]+)\/?(.*)$/;

/** A folder, or `s3://bucket/prefix` at the server and with the key of the settings. */
export async function placeOf(target: string, settings: BackupSettings): Promise<BackupPlace> {
  const [, bucket, prefix = ""] = BUCKET.exec(target) ?? [];
  if (!bucket) return folderPlace(path.resolve(target));
  const named = {
    EVIDENCE_S3_BUCKET: bucket,
    EVIDENCE_S3_ENDPOINT: settings.BACKUP_S3_ENDPOINT ?? settings.EVIDENCE_S3_ENDPOINT,
    EVIDENCE_S3_REGION: settings.BACKUP_S3_REGION ?? settings.EVIDENCE_S3_REGION,
    EVIDENCE_S3_KEY: settings.BACKUP_S3_KEY ?? settings.EVIDENCE_S3_KEY,
    EVIDENCE_S3_SECRET: settings.BACKUP_S3_SECRET ?? settings.EVIDENCE_S3_SECRET,
  };
  if (Object.values(named).some((value) => !value))
    throw new OperatorError(
      `${target} needs BACKUP_S3_ENDPOINT, BACKUP_S3_REGION, BACKUP_S3_KEY and BACKUP_S3_SECRET, or those of EVIDENCE_S3_.`,
    );
  const folder = prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`;
  return bucketPlace(await makeDisk({ ...settings, ...named }), folder, `s3://${bucket}/${folder}`);
}

export type BackupSettings = StorageSettings &
  Partial<Record<"BACKUP_S3_ENDPOINT" | "BACKUP_S3_REGION" | "BACKUP_S3_KEY" | "BACKUP_S3_SECRET", string>>;

/** A backup by its own address: the place that it lies in, and its name there. */
export async function locate(address: string, settings: BackupSettings): Promise<{ place: BackupPlace; name: string }> {
  const cut = address.replace(/\/$/, "");
  const name = path.posix.basename(cut);
  const target = cut.startsWith("s3://") ? cut.slice(0, cut.length - name.length) : path.dirname(path.resolve(cut));
  return { place: await placeOf(target, settings), name };
}
