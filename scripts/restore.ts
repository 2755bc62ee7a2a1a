// npm run restore -- FILE | s3://bucket/prefix/NAME [--identity FILE] [--replace]: brings a backup back, into the database and
// the storage of the settings. Everything is compared before it takes the place of what is there; that stays beside it.
// npm run restore -- --remove-former: removes the databases that earlier restores put aside.
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { addAbortSignal } from "node:stream";
import { parseArgs } from "node:util";
import { makeDisk } from "@/lib/platform/storage/disk";
import { type BroughtBack, bringBack, declareWhole, openBackup } from "./backup/bring-back";
import { intoStorage } from "./backup/evidence-files";
import { markOf } from "./backup/make";
import { locate } from "./backup/place";
import { identityOf, readSettings } from "./backup/settings";
import { dropFormer, prepareTarget } from "./backup/target";
import { sayArrival } from "./backup/words";
import { startDatabase } from "./database";
import { parseKept, readIfThere } from "./database-record";
import { dataFolder, loadEnvFile, prepareDataFolder } from "./environment";
import { OperatorError, report, say, seconds, stopSignal } from "./operator";
import { takeRunLock } from "./run-lock";

const { values: options, positionals } = parseArgs({
  options: {
    identity: { type: "string" },
    replace: { type: "boolean", default: false },
    "remove-former": { type: "boolean", default: false },
  },
  allowPositionals: true,
});

const stopped = stopSignal();

interface Database {
  url: string;
  ownerUrl: string;
  isEmbedded: boolean;
  stop(): Promise<void>;
}

/** The database of the settings, or the embedded one, started for this. */
async function openDatabase(): Promise<Database> {
  const url = process.env.DATABASE_URL;
  if (url) return { url, ownerUrl: process.env.DATABASE_OWNER_URL || url, isEmbedded: false, stop: async () => {} };
  return { ...(await startDatabase(dataFolder)), isEmbedded: true };
}

const secretsFile = path.join(dataFolder, "secrets.json");

/** Secrets of the embedded database: those of the backup where there are none, and what it means where there are others. */
async function settleSecrets({ secrets, head }: BroughtBack, isEmbedded: boolean): Promise<void> {
  const set = process.env.NEXTAUTH_SECRET;
  const kept = isEmbedded && !set ? await readIfThere(secretsFile) : null;
  if (isEmbedded && !set && !kept && secrets) {
    await writeFile(secretsFile, secrets, { mode: 0o600, flag: "wx" });
    say("The secrets came back with it.");
    return;
  }
  const secret = set ?? (kept && parseKept<{ NEXTAUTH_SECRET: string }>(secretsFile, kept).NEXTAUTH_SECRET);
  if (secret && markOf(secret) === head.secretMark) return;
  const where = isEmbedded && !set ? `put the old one into ${secretsFile}` : "set NEXTAUTH_SECRET to the old one";
  say(
    `Everything is back. Only the site's secret is another one than then: everybody signs in again, and codes on telephones are set up again. To keep both, ${where} before \`npm start\`.`,
  );
}

async function restore(address: string, database: Database): Promise<number> {
  const began = performance.now();
  const settings = readSettings();
  const identity = await identityOf(options.identity);
  const { place, name } = await locate(address, settings);
  const source = addAbortSignal(stopped, await place.read(name));
  const backup = await openBackup(source, identity);
  const target = await prepareTarget(database.ownerUrl, database.url, { replace: options.replace });
  const takeFile = intoStorage(await makeDisk(settings));
  let former: string | null;
  let brought: BroughtBack;
  try {
    brought = await bringBack(backup, { ownerUrl: target.ownerUrl, url: target.url, takeFile });
    // Files before the rows that name them, also when the current fails.
    spawnSync("sync");
    await declareWhole(target.ownerUrl);
    former = await target.take();
  } catch (error) {
    await target.leave().catch(report);
    throw error;
  }
  const isGood = sayArrival(brought);
  await settleSecrets(brought, database.isEmbedded);
  say(`${name} was brought back (${seconds(began)}); npm start serves it.`);
  if (former)
    say(
      `What was there before is in the database ${former} until \`npm run restore -- --remove-former\`; its evidence stays, too.`,
    );
  return isGood ? 0 : 2;
}

async function removeFormer(database: Database): Promise<number> {
  const names = await dropFormer(database.ownerUrl);
  say(names.length > 0 ? `Removed ${names.join(", ")}.` : "There is none.");
  return 0;
}

async function main(): Promise<number> {
  loadEnvFile();
  const [address] = positionals;
  if (!address && !options["remove-former"])
    throw new OperatorError(
      "Say which backup: npm run restore -- /path/enam-pilar-….tar.zst (npm run backup -- --list).",
    );
  await prepareDataFolder();
  const lock = await takeRunLock(dataFolder, Number(process.env.PORT || 3000));
  try {
    const database = await openDatabase();
    try {
      return await (address ? restore(address, database) : removeFormer(database));
    } finally {
      await database.stop();
    }
  } finally {
    await lock.release();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  report(stopped.aborted ? new OperatorError("Stopped; nothing was changed.") : error);
  process.exitCode = 1;
}
