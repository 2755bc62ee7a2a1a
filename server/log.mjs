// What the server tells its operator: JSON, one object a line, on the standard output (docs/operations.md, "What it tells").
// Names of fields are few and the same everywhere. No address of a person, no query of an address, no text that somebody
// typed; whom a line is about is said by a user's id.
import { AsyncLocalStorage } from "node:async_hooks";
import { format } from "node:util";
import pino from "pino";

/** Lines that wait for a reader who stands still; what comes after is left out rather than kept for ever. */
const WAITING_BYTES = 4 * 1024 * 1024;
const MESSAGE_CHARACTERS = 2000;

/** What is known of the request that is being answered: `{ id, userId?, queries }`. The app writes into it (lib/platform/observability/request.ts). */
export const requests = new AsyncLocalStorage();
globalThis.enamPilarRequests = requests;

const output = pino.destination({ fd: 1, sync: false, maxLength: WAITING_BYTES });

export const log = pino(
  {
    level: process.env.LOG_LEVEL || "info",
    base: { pid: process.pid },
    messageKey: "message",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    mixin: () => {
      const request = requests.getStore();
      return request ? { request: request.id } : {};
    },
  },
  output,
);

/** To be called where the process ends by itself: lines are written beside the work. */
export function flushLog() {
  try {
    output.flushSync();
  } catch {
    // Nobody reads any more.
  }
}
process.on("exit", flushLog);

/** Called where nobody reads what is printed any more. */
export const onUnread = (act) => output.on("error", act);

/** An error as a line carries it. `code` is what the page of the failure shows to whom it met. */
export function described(error, depth = 0) {
  if (!(error instanceof Error)) return { message: shortened(format(error)) };
  const { name, message, stack, digest, code, cause } = error;
  return {
    type: name,
    message: shortened(message),
    ...(code === undefined ? {} : { sign: String(code) }),
    ...(digest === undefined ? {} : { code: digest }),
    stack: stack
      ?.split("\n")
      .slice(1, 12)
      .map((line) => line.trim()),
    ...(cause && depth < 3 ? { cause: described(cause, depth + 1) } : {}),
  };
}

const shortened = (text) => (text.length > MESSAGE_CHARACTERS ? `${text.slice(0, MESSAGE_CHARACTERS)}…` : text);

// ---- The database away: one line when it begins, one a minute while it lasts, one when it is over. ----
const STILL_MS = 60_000;
/** The first answer so long after the last failure ends it: a database that comes and goes is one trouble, not many. */
const OVER_MS = 5000;
let outage = null;
/** Errors that an outage has brought: each is counted where it arises, and Next prints it once more. */
const ofOutage = new WeakSet();

process.on("enam-pilar:database-away", (error) => {
  const isNew = typeof error !== "object" || error === null || !ofOutage.has(error);
  if (typeof error === "object" && error !== null) ofOutage.add(error);
  if (!outage) {
    outage = { since: Date.now(), last: Date.now(), said: Date.now(), failures: 0 };
    log.error({ error: described(error) }, "The database is away");
  }
  outage.last = Date.now();
  if (isNew) outage.failures += 1;
  if (outage.last - outage.said < STILL_MS) return;
  outage.said = outage.last;
  log.error({ seconds: secondsOf(outage), failures: outage.failures }, "The database is still away");
});
// Sent by lib/platform/db/patient-client.ts after each answer, so it must cost nothing while all is well.
process.on("enam-pilar:database-answered", () => {
  if (!outage || Date.now() - outage.last < OVER_MS) return;
  log.warn({ seconds: secondsOf(outage), failures: outage.failures }, "The database is back");
  outage = null;
});
const secondsOf = ({ since }) => Math.round((Date.now() - since) / 1000);
export const isDatabaseAway = () => outage !== null;

// Sent by lib/platform/observability/failure.ts: a failure that no request can tell anybody of.
process.on("enam-pilar:failure", (what, error) => {
  if (!ofOutage.has(Object(error))) log.error({ error: described(error) }, what);
});

// Next prints what fails in a page, an action or a handler.
const levels = { error: "error", warn: "warn", info: "info", log: "info", debug: "debug" };
for (const [name, level] of Object.entries(levels))
  console[name] = (...given) => {
    const error = given.find((one) => one instanceof Error);
    // Printed before or after it is told as the database's.
    if (error && globalThis.enamPilarIsAway?.(error)) return process.emit("enam-pilar:database-away", error);
    // The cross is Next's mark before an error.
    const words = given.filter((one) => one !== error && one !== "⨯");
    log[level](
      error ? { error: described(error) } : {},
      words.length > 0 ? shortened(format(...words)) : "A request failed",
    );
  };
process.on("uncaughtExceptionMonitor", (error) => {
  log.fatal({ error: described(error) }, "The server ends by a fault of its own");
  flushLog();
});
