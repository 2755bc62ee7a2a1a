// npm run audit:verify [-- --head HASH]: does every audit event stand as it was written, and everything that is published or
// proves something as the events recorded it?
// npm run audit:verify -- --archive FILE: and whether it tells what a file of `npm run audit:archive` told.
// npm run audit:verify -- --published ADDRESS | FILE…: the same of what is published, without the database.
// Exit 0 yes, 1 no, 2 cannot say.
import { parseArgs } from "node:util";
import { readArchive } from "./audit-archive-file";
import { type Verdict, verifyAuditChain } from "./audit-chain";
import { fetchPublished, readPublished, verifyPublished } from "./audit-published";
import { compareSeals, type SealReport } from "./audit-seals";
import { openEnvironment } from "./environment";
import { withClient } from "./migrations";
import { OperatorError, report, say } from "./operator";

function sentence(verdict: Verdict, head: string | undefined): string {
  if (verdict.holds) {
    const found = head ? ` The hash given is the head as of event ${verdict.headPosition} of the chain.` : "";
    return `The chain holds: ${verdict.events} events, head ${verdict.head}.${found}`;
  }
  const { position, eventId, fault } = verdict;
  const event = eventId === null ? `The event at position ${position}` : `Event ${eventId} at position ${position}`;
  switch (fault) {
    case "changed":
      return `${event} was changed: its content does not give the hash that was made when it was written.`;
    case "removed":
      return `${event} was removed.`;
    case "moved":
      return `${event} does not continue the one before it: events were reordered, or their links rewritten.`;
    case "inserted":
      return `Event ${eventId} was inserted past the chain: it has no link.`;
    case "headMissing":
      return `The chain holds, but the hash given is not in it: events up to that hash were cut off, or the chain was made anew.`;
  }
}

/** Every line to print about the rows; the last one counts. */
function linesOf({ rows, baseline, faults, again }: SealReport): string[] {
  const since = baseline > 0 ? `, ${baseline} of them as they were on the day of the upgrade (baseline)` : "";
  const count = `${rows} rows compared with the events that recorded them${since}: ${faults.length} differ.`;
  return [...again, ...faults, count];
}

/** Whether the database tells the same events as the file of earlier. */
async function verifyArchive(url: string, file: string): Promise<boolean> {
  const { events, before, differs } = await withClient(url, (client) => readArchive(file, client));
  if (differs === null)
    say(`The archive of before ${before} is in the chain: all of its ${events} events are the same.`);
  else
    say(
      `The archive of before ${before} tells another event than the database at position ${differs}: the chain was made anew from there on, or its end was cut off.`,
    );
  return differs === null;
}

async function verifyDatabase(head: string | undefined, archive: string | undefined): Promise<number> {
  const close = await openEnvironment();
  try {
    const url = process.env.DATABASE_URL ?? "";
    const isAsArchived = archive === undefined || (await verifyArchive(url, archive));
    const verdict = await withClient(url, (client) => verifyAuditChain(client, head));
    say(sentence(verdict, head));
    const seals = await withClient(url, compareSeals);
    for (const line of linesOf(seals)) say(line);
    return isAsArchived && verdict.holds && seals.faults.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

async function verifyFromOutside(words: string[]): Promise<number> {
  const [first = ""] = words;
  if (!first)
    throw new OperatorError("Say what: --published https://enampilar.kota.go.id, or files downloaded from there.");
  const isAddress = /^https?:\/\//.test(first) && words.length === 1;
  const { seals, frozen, traces, values, faults } = verifyPublished(
    isAddress ? await fetchPublished(first) : await readPublished(words),
  );
  for (const fault of faults) say(fault);
  say(`${seals} seals, ${frozen} frozen rounds, ${traces} traces, ${values} values: ${faults.length} differ.`);
  return faults.length === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const options = { head: { type: "string" }, archive: { type: "string" }, published: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.published) return verifyFromOutside(positionals);
  const head = values.head?.trim().toLowerCase();
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) {
    throw new OperatorError("--head takes a hash of 64 hexadecimal digits, as the page /tentang shows it.");
  }
  return verifyDatabase(head, values.archive);
}

try {
  process.exitCode = await main();
} catch (error) {
  report(error);
  process.exitCode = 2;
}
