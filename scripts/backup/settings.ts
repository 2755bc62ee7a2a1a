// What a backup needs of the settings, and no more: a restore may run where the site itself has none yet.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { settings } from "@/lib/platform/config/env";
import { dataFolder } from "../environment";
import { errorCode, OperatorError } from "../operator";
import type { BackupSettings } from "./place";

const wanted = settings.pick({
  EVIDENCE_S3_ENDPOINT: true,
  EVIDENCE_S3_BUCKET: true,
  EVIDENCE_S3_REGION: true,
  EVIDENCE_S3_KEY: true,
  EVIDENCE_S3_SECRET: true,
  BACKUP_TARGET: true,
  BACKUP_RECIPIENTS: true,
  BACKUP_KEEP: true,
  BACKUP_S3_ENDPOINT: true,
  BACKUP_S3_REGION: true,
  BACKUP_S3_KEY: true,
  BACKUP_S3_SECRET: true,
});

export function readSettings(): BackupSettings & { target: string; recipients: string[]; keep: string | undefined } {
  const filled = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value));
  const parsed = wanted.safeParse(filled);
  if (!parsed.success)
    throw new OperatorError(
      `The settings are not right: ${parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ")}.`,
    );
  const { BACKUP_TARGET, BACKUP_RECIPIENTS, BACKUP_KEEP, ...rest } = parsed.data;
  return {
    ...rest,
    ENAM_PILAR_DATA_DIR: dataFolder,
    target: BACKUP_TARGET ?? path.join(dataFolder, "backups"),
    recipients: recipientsOf(BACKUP_RECIPIENTS ?? ""),
    keep: BACKUP_KEEP,
  };
}

/** Public keys of age, with commas or spaces between. */
export function recipientsOf(text: string): string[] {
  const recipients = text.split(/[\s,]+/).filter(Boolean);
  const wrong = recipients.find((one) => !/^age1[a-z0-9]+$/.test(one));
  if (wrong?.startsWith("AGE-SECRET-KEY"))
    throw new OperatorError("BACKUP_RECIPIENTS holds a secret key; it takes the public one, which begins with age1.");
  if (wrong) throw new OperatorError("BACKUP_RECIPIENTS takes public keys of age, which begin with age1.");
  return recipients;
}

/** The secret key in a file as age's own programs write it, comments and all. */
export async function identityOf(file: string | undefined): Promise<string | null> {
  if (!file) return null;
  const text = await readFile(file, "utf8").catch((error) => {
    throw new OperatorError(
      errorCode(error) === "ENOENT"
        ? `There is no file ${file}.`
        : `The file ${file} cannot be read (${errorCode(error)}).`,
    );
  });
  const key = text.split("\n").find((line) => line.startsWith("AGE-SECRET-KEY-"));
  if (!key) throw new OperatorError(`The file ${file} holds no secret key of age; it begins with AGE-SECRET-KEY-.`);
  return key.trim();
}
