// npm run audit:verify [-- --head HASH]: does every audit event stand as it was written? Exit 0 yes, 1 no, 2 cannot say.
import { parseArgs } from "node:util";
import { type Verdict, verifyAuditChain } from "./audit-chain";
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

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { head: { type: "string" } } });
  const head = values.head?.trim().toLowerCase();
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) {
    throw new OperatorError("--head takes a hash of 64 hexadecimal digits, as the page /tentang shows it.");
  }
  const verdict = await withClient(process.env.DATABASE_URL ?? "", (client) => verifyAuditChain(client, head));
  say(sentence(verdict, head));
  return verdict.holds ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  report(error);
  process.exitCode = 2;
}
