import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Disk } from "flydrive";
import { parseEnvironment } from "@/lib/platform/config/env";
import { makeDisk } from "@/lib/platform/storage/disk";
import { startS3 } from "./s3-server";

type Storage = { disk: Disk; stop: () => Promise<void> };

async function folder(): Promise<Storage> {
  const place = mkdtempSync(path.join(os.tmpdir(), "enam-pilar-folder-"));
  const disk = await makeDisk(parseEnvironment({ ...process.env, ENAM_PILAR_DATA_DIR: place }));
  return { disk, stop: async () => rmSync(place, { recursive: true, force: true }) };
}

async function bucket(): Promise<Storage> {
  const s3 = await startS3();
  return { disk: await makeDisk(parseEnvironment({ ...process.env, ...s3.environment })), stop: s3.stop };
}

/** Both places that a city may keep its files in; the product's own disk for as long as it is open. */
export const STORAGES = { "a local folder": folder, "an S3-compatible server": bucket } as const;

export async function openStorage(name: keyof typeof STORAGES): Promise<Storage> {
  const storage = await STORAGES[name]();
  // Where lib/platform/storage/disk.ts keeps the one of the process.
  (globalThis as unknown as { enamPilarDisk?: Promise<Disk> }).enamPilarDisk = Promise.resolve(storage.disk);
  return storage;
}
