import { readFile } from "node:fs/promises";

/** One line of the server's output (server/log.mjs). */
export type Line = {
  level: string;
  message: string;
  request?: string;
  method?: string;
  route?: string;
  status?: number;
  queries?: number;
  user?: string;
  error?: { message: string; code?: string };
};

/** Lines so far; what is being written is left for the next reading. */
export async function readLines(file: string): Promise<Line[]> {
  const whole = (await readFile(file, "utf8")).split("\n").slice(0, -1);
  return whole.flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as Line] : []));
}

/** Statements that a page may ask of the database, however much lies in it (docs/decisions/0041). */
const MOST_STATEMENTS = 25;

/** What the process reads once a second for everybody falls on whoever comes first: the city's settings. */
const FOR_EVERYBODY = 3;

/** An answer of the open API is made anew, this often at most, where something was committed while it was made. */
const MAKINGS = 3;

/** All lists in one file, and all values as they are read: as many statements as there are lists, or thousands of rows. */
const WHOLE = new Set(["/api/v1/archive", "/api/v1/values"]);

function mostOf(route: string): number {
  if (WHOLE.has(route)) return Number.POSITIVE_INFINITY;
  return (route.startsWith("/api/v1/") ? MAKINGS * MOST_STATEMENTS : MOST_STATEMENTS) + FOR_EVERYBODY;
}

/** Addresses that asked for more, whoever visited them; one that was refused or failed is none. */
export async function overBudget(file: string): Promise<string[]> {
  const most = new Map<string, number>();
  for (const { message, method, route = "", status = 0, queries = 0 } of await readLines(file))
    if (message === "request" && method === "GET" && status < 400)
      most.set(route, Math.max(most.get(route) ?? 0, queries));
  return [...most]
    .filter(([route, count]) => count > mostOf(route))
    .map(([route, count]) => `${route} asks the database ${count} times; a page may ask ${MOST_STATEMENTS} times`);
}

/** Sitemaps that tests ask for; the server asks for one at each publication, unless `rendered-at-visit.cjs` holds. */
const MOST_SITEMAPS = 10;

/** Whether the server rendered every page after each publication, which costs the browser tests half their time. */
export async function rendersForNobody(file: string): Promise<string[]> {
  const asked = (await readLines(file)).filter(
    ({ message, route }) => message === "request" && route === "/sitemap.xml",
  );
  return asked.length > MOST_SITEMAPS
    ? [`The server asked for its sitemap ${asked.length} times: tests/support/rendered-at-visit.cjs does not hold it.`]
    : [];
}
