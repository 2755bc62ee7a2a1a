import { say } from "../operator";
import type { BroughtBack } from "./bring-back";
import type { Contents } from "./manifest";

export function sizeInWords(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

const rowsOf = ({ tables }: Contents) => Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);

export function contentsInWords(contents: Contents): string {
  const { files, audit, tables } = contents;
  const chain = audit.holds ? `${audit.events} audit events, head ${audit.head}` : "the audit chain DOES NOT hold";
  return `${rowsOf(contents)} rows of ${Object.keys(tables).length} tables, ${files.count} files of evidence (${sizeInWords(files.bytes)}), ${chain}`;
}

const FAULTS_TOLD = 20;

/** What is wrong in the city itself, and so in its backup; true where nothing is. */
export function sayFaults({ faults, audit }: Contents): boolean {
  for (const { key, fault } of faults.slice(0, FAULTS_TOLD))
    say(
      fault === "missing"
        ? `MISSING  a row names the file ${key}, and the storage does not have it`
        : `CHANGED  the file ${key} is not the one that was stored: it has another hash than its row`,
    );
  if (faults.length > FAULTS_TOLD)
    say(`and ${faults.length - FAULTS_TOLD} more; npm run evidence:check names them all`);
  if (!audit.holds) say("WRONG    the audit chain does not hold; npm run audit:verify says where");
  return faults.length === 0 && audit.holds;
}

/** What was brought back, whether for good or to try. */
export function sayArrival({ head, contents, newer, sealFaults }: BroughtBack): boolean {
  say(`Made ${head.madeAt} of ${head.city || "a city without a name"} on PostgreSQL ${head.postgresql}.`);
  say(`Every hash is right: ${contentsInWords(contents)}.`);
  if (newer > 0) say(`${newer} migration${newer > 1 ? "s" : ""} of this program came after it and ran.`);
  if (sealFaults > 0)
    say(
      `WRONG    ${sealFaults} rows are not as the events recorded them, and were not when it was made; npm run audit:verify`,
    );
  return sayFaults(contents) && sealFaults === 0;
}
