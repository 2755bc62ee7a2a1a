import { noteIfAway } from "@/lib/platform/db/away";

// The same trouble every few seconds, as while the database is away, is one line a minute.
const QUIET_MS = 60_000;
const said = new Map<string, number>();

/** The web server's log (server/log.mjs) listens; single commands have none. */
const FAILURE = "enam-pilar:failure";

/** Tells the operator, in the server's output, of a failure that no request can tell anybody of. */
export function reportFailure(what: string, error: unknown): void {
  noteIfAway(error);
  const line = `${what}: ${messageOf(error)}`;
  const now = Date.now();
  if (now - (said.get(line) ?? 0) < QUIET_MS) return;
  if (said.size > 100) said.clear();
  said.set(line, now);
  if (!(process as NodeJS.EventEmitter).emit(FAILURE, what, error)) process.stderr.write(`${line}\n`);
}

/** The queue's errors are plain objects with a message; an Error may have none. */
function messageOf(error: unknown): string {
  const { message, name } = (typeof error === "object" && error !== null ? error : {}) as Partial<Error>;
  return message || name || String(error);
}
