import { dayIn, startOfDay } from "@/lib/platform/format/date";
import { cityZone } from "@/lib/platform/settings/published";
import "server-only";
import { createHash } from "node:crypto";
import { EVIDENCE_PREFIX, PACK_PREFIX, UPLOAD_KEPT_MS } from "@/lib/evidence/evidence/limits";
import type { Actor } from "@/lib/platform/auth/actor";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";

import { disk } from "@/lib/platform/storage/disk";
import { isMissing, storedKeys } from "@/lib/platform/storage/listing";
import { uploadRoom } from "@/lib/platform/storage/uploads";
import { type QuotaRefusal, quotaRefusal } from "./quota";

export type StorageFault = { key: string; fault: "fileWithoutRow" | "rowWithoutFile" | "wrongSize" | "wrongHash" };
export type StorageReport = { files: number; rows: number; bytes: number; faults: StorageFault[] };

/** Holds every stored file against its row, and every row against its file; reads each file once, in pieces. For the operator. */
export async function inspectStorage(): Promise<StorageReport> {
  // Files first: one that is stored while this runs has its row a moment later, and that is no fault.
  const stored = new Set<string>();
  for await (const key of storedKeys(await disk(), EVIDENCE_PREFIX)) stored.add(key);
  const packs = new Set<string>();
  for await (const key of storedKeys(await disk(), PACK_PREFIX)) packs.add(key);
  const rows = await db().evidenceFile.findMany({ orderBy: { storageKey: "asc" } });
  const known = new Set(rows.map(({ storageKey }) => storageKey));
  const faults: StorageFault[] = [];
  for (const key of stored) if (!known.has(key)) faults.push({ key, fault: "fileWithoutRow" });
  const packRows = await db().evidencePack.findMany({
    where: { storageKey: { not: null } },
    select: { storageKey: true, status: true },
  });
  const knownPacks = new Set(packRows.map(({ storageKey }) => storageKey));
  for (const key of packs) if (!knownPacks.has(key)) faults.push({ key, fault: "fileWithoutRow" });
  for (const { storageKey, status } of packRows)
    if (storageKey && status === "DONE" && !packs.has(storageKey))
      faults.push({ key: storageKey, fault: "rowWithoutFile" });
  let bytes = 0;
  for (const row of rows) {
    const found = await measure(row.storageKey);
    bytes += found?.size ?? 0;
    const fault = !found
      ? "rowWithoutFile"
      : found.size !== row.size
        ? "wrongSize"
        : found.sha256 !== row.sha256
          ? "wrongHash"
          : null;
    if (fault) faults.push({ key: row.storageKey, fault });
  }
  return { files: stored.size + packs.size, rows: rows.length, bytes, faults };
}

async function measure(key: string): Promise<{ size: number; sha256: string } | null> {
  try {
    const hash = createHash("sha256");
    let size = 0;
    for await (const chunk of await (await disk()).getStream(key)) {
      hash.update(chunk as Buffer);
      size += (chunk as Buffer).length;
    }
    return { size, sha256: hash.digest("hex") };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

const MB = 1024 * 1024;

/** Why this account may not begin an upload of so many bytes now; null where it may. */
export async function uploadQuotaRefusal(actor: Actor, size: number): Promise<QuotaRefusal | null> {
  const zone = await cityZone();
  const midnight = startOfDay(zone, dayIn(zone, new Date()));
  const [{ _sum: today }, room] = await Promise.all([
    db().evidenceFile.aggregate({
      _sum: { size: true },
      where: { evidence: { some: { addedById: actor.id, addedAt: { gte: midnight } } } },
    }),
    uploadRoom(UPLOAD_KEPT_MS, actor.id),
  ]);
  const { EVIDENCE_MB_PER_DAY, EVIDENCE_MB_UNFINISHED, EVIDENCE_DISK_FLOOR_MB } = env();
  const quota = {
    perDay: EVIDENCE_MB_PER_DAY * MB,
    unfinished: EVIDENCE_MB_UNFINISHED * MB,
    free: EVIDENCE_DISK_FLOOR_MB * MB,
  };
  return quotaRefusal(size, { today: today.size ?? 0, ...room }, quota);
}
