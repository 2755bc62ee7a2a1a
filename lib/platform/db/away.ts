// Whether the database is away: not reachable, not answering in time, or going down. No import: the web server's start,
// forms and the client of the database each tell or ask it.

/**
 * Told to the web server, which then answers 503 instead of 500 (server/failed-answers.mjs) and says it once instead of at
 * each failure (server/log.mjs).
 */
const AWAY = "enam-pilar:database-away";
const ANSWERED = "enam-pilar:database-answered";

/** PostgreSQL's codes for connections that fail or end, a server that is full or goes down, and a statement out of time. */
const STATES = /^(08...|53...|57...|ECONN(REFUSED|RESET)|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH)$/;
/** Prisma's codes for the same, for a full pool and for a transaction out of time. */
const PRISMA = /^(P1001|P1002|P1008|P1011|P1017|P2024|P2028|P2037)$/;
const WORDS =
  /^(Query read timeout|timeout (expired|exceeded when trying to connect)|Connection terminated|Client has encountered a connection error)/;
const KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);

type Trouble = { code?: unknown; message?: unknown; cause?: unknown; kind?: unknown; originalCode?: unknown };

/** True where an error, or what caused it, says that the database is away, and not that a query was wrong. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 4) return false;
  const { code, message, cause, kind, originalCode } = error as Trouble;
  const says = [code, originalCode].some((one) => typeof one === "string" && (STATES.test(one) || PRISMA.test(one)));
  if (says || KINDS.has(String(kind)) || (typeof message === "string" && WORDS.test(message))) return true;
  return isDatabaseAway(cause, depth + 1);
}

/** Tells the web server, where there is one, and says whether the error was the database's. */
export function noteIfAway(error: unknown): boolean {
  const isAway = isDatabaseAway(error);
  if (isAway) (process as NodeJS.EventEmitter).emit(AWAY, error);
  return isAway;
}

/** Has the web server know an error of the database where Next prints it (server/log.mjs). */
export function offerJudgement(): void {
  (globalThis as { enamPilarIsAway?: typeof isDatabaseAway }).enamPilarIsAway = isDatabaseAway;
}

/** Tells the web server that the database answers. */
export function noteAnswered(): void {
  (process as NodeJS.EventEmitter).emit(ANSWERED);
}
