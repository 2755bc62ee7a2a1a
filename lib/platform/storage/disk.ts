import "server-only";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { type Environment, env } from "@/lib/platform/config/env";

/** Of the settings, what says where files lie; whoever makes a backup needs no more. */
export type StorageSettings = Pick<
  Environment,
  | "ENAM_PILAR_DATA_DIR"
  | "EVIDENCE_S3_ENDPOINT"
  | "EVIDENCE_S3_BUCKET"
  | "EVIDENCE_S3_REGION"
  | "EVIDENCE_S3_KEY"
  | "EVIDENCE_S3_SECRET"
>;

// One for the process: each bundle of Next's has a copy of this module.
const kept = globalThis as unknown as { enamPilarDisk?: Promise<Disk> };

/** Where files lie: a folder of the data directory, or an S3-compatible bucket where the environment names one. */
export function disk(): Promise<Disk> {
  kept.enamPilarDisk ??= makeDisk(env());
  return kept.enamPilarDisk;
}

export async function makeDisk(settings: StorageSettings): Promise<Disk> {
  const bucket = settings.EVIDENCE_S3_BUCKET;
  return new Disk(bucket ? await s3(settings, bucket) : folder(settings));
}

/** A folder of our own beside the database's, which nobody else on the machine reads. */
export function dataPath(settings: Pick<StorageSettings, "ENAM_PILAR_DATA_DIR">, name: string): string {
  const place = path.resolve(/* turbopackIgnore: true */ settings.ENAM_PILAR_DATA_DIR, name);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  return place;
}

function folder(settings: StorageSettings): FSDriver {
  return new FSDriver({ location: dataPath(settings, "evidence"), visibility: "private" });
}

/** A bucket that takes connections and says nothing is asked twice, and a person has an answer within 20 seconds. */
const PATIENCE = { connectionTimeout: 4000, socketTimeout: 5000 };

async function s3(settings: StorageSettings, bucket: string) {
  // Its client is large, and most cities keep their files in a folder.
  const { S3Driver } = await import("flydrive/drivers/s3");
  return new S3Driver({
    endpoint: settings.EVIDENCE_S3_ENDPOINT,
    region: settings.EVIDENCE_S3_REGION,
    bucket,
    credentials: {
      accessKeyId: settings.EVIDENCE_S3_KEY ?? "",
      secretAccessKey: settings.EVIDENCE_S3_SECRET ?? "",
    },
    requestHandler: PATIENCE,
    maxAttempts: 2,
    visibility: "private",
    // Servers other than Amazon's know neither ACLs, nor the newer checksums, nor a host name per bucket.
    supportsACL: false,
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}
