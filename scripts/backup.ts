// npm run backup [-- --to FOLDER | s3://bucket/prefix] [--keep 7,5,12]: database and evidence as one file, while the app runs.
// npm run backup -- --verify FILE [--identity FILE]: brings it back into a temporary database and compares everything.
// npm run backup -- --list: what there is. npm run backup -- --new-key FILE: a key to encrypt with.
// Exit 0 good, 1 not made or not good, 2 made, but evidence is missing or damaged or the audit chain does not hold.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { addAbortSignal } from "node:stream";
import { parseArgs } from "node:util";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { makeDisk } from "@/lib/platform/storage/disk";
import { bringBack, openBackup } from "./backup/bring-back";
import { onlyRead } from "./backup/evidence-files";
import { makeBackup } from "./backup/make";
import { type BackupPlace, locate, placeOf } from "./backup/place";
import { parseRetention, toRemove } from "./backup/retention";
import { identityOf, readSettings } from "./backup/settings";
import { contentsInWords, sayArrival, sayFaults, sizeInWords } from "./backup/words";
import { startTemporaryDatabase } from "./database";
import { dataFolder, loadEnvFile, openEnvironment } from "./environment";
import { ensureDatabase } from "./migrations";
import { errorCode, OperatorError, report, say, seconds, stopSignal } from "./operator";

const { values: options } = parseArgs({
  options: {
    to: { type: "string" },
    keep: { type: "string" },
    verify: { type: "string" },
    identity: { type: "string" },
    list: { type: "boolean", default: false },
    "new-key": { type: "string" },
  },
});

const stopped = stopSignal();

async function newKey(file: string): Promise<number> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  await writeFile(file, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: "wx" }).catch((error) => {
    throw new OperatorError(
      errorCode(error) === "EEXIST"
        ? `${file} is there already and is not written over.`
        : `${file} cannot be written (${errorCode(error)}).`,
    );
  });
  say(`The secret key is in ${file}. Keep it away from this machine: without it no backup can be read again.`);
  say(`BACKUP_RECIPIENTS=${recipient}`);
  return 0;
}

async function list(place: BackupPlace): Promise<number> {
  const kept = await place.list();
  for (const { name, bytes } of kept) say(`${name}  ${sizeInWords(bytes)}`);
  if (kept.length === 0) say(`There is no backup in ${place.words}.`);
  return 0;
}

async function verify(address: string): Promise<number> {
  const began = performance.now();
  const identity = await identityOf(options.identity);
  const { place, name } = await locate(address, readSettings());
  const source = addAbortSignal(stopped, await place.read(name));
  const backup = await openBackup(source, identity);
  const database = await startTemporaryDatabase();
  try {
    await ensureDatabase(database.ownerUrl);
    const { ownerUrl, url } = database;
    const isGood = sayArrival(await bringBack(backup, { ownerUrl, url, takeFile: onlyRead }));
    say(`${name} can be brought back (${seconds(began)}).`);
    return isGood ? 0 : 2;
  } finally {
    await database.stop();
  }
}

async function make(place: BackupPlace): Promise<number> {
  const began = performance.now();
  const settings = readSettings();
  const keep = options.keep ?? settings.keep;
  const retention = keep === undefined ? null : parseRetention(keep);
  const isEmbedded = !process.env.DATABASE_URL;
  const close = await openEnvironment();
  try {
    const made = await makeBackup({
      databaseUrl: process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL || "",
      disk: await makeDisk(settings),
      place,
      recipients: settings.recipients,
      signal: stopped,
      secretsFile: isEmbedded ? path.join(dataFolder, "secrets.json") : null,
    });
    say(`${made.name} in ${place.words}: ${sizeInWords(made.bytes)}, SHA-256 ${made.sha256} (${seconds(began)})`);
    say(`It holds ${contentsInWords(made.contents)}.`);
    if (settings.recipients.length === 0)
      say("It is not encrypted, and holds all that the city knows of people: see BACKUP_RECIPIENTS in README.md.");
    if (!isEmbedded || settings.recipients.length === 0) say("Keep NEXTAUTH_SECRET too: it is not in it.");
    if (!sayFaults(made.contents)) {
      if (retention) say("Nothing older was removed, for it may hold what is missing here.");
      return 2;
    }
    if (retention) {
      for (const { name } of toRemove(await place.list(), retention)) {
        await place.remove(name);
        say(`Removed ${name}.`);
      }
    }
    return 0;
  } finally {
    await close();
  }
}

async function main(): Promise<number> {
  loadEnvFile();
  if (options["new-key"]) return newKey(options["new-key"]);
  if (options.verify) return verify(options.verify);
  const settings = readSettings();
  const place = await placeOf(options.to ?? settings.target, settings);
  return options.list ? list(place) : make(place);
}

try {
  process.exitCode = await main();
} catch (error) {
  report(stopped.aborted ? new OperatorError("Stopped; nothing was kept of it.") : error);
  process.exitCode = 1;
}
