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

/** Pages that asked for more, whoever visited them; a page that was refused or failed is none. */
export async function overBudget(file: string): Promise<string[]> {
  const most = new Map<string, number>();
  for (const { message, method, route = "", status = 0, queries = 0 } of await readLines(file))
    if (message === "request" && method === "GET" && status < 400 && route.startsWith("/[locale]"))
      most.set(route, Math.max(most.get(route) ?? 0, queries));
  return [...most]
    .filter(([, count]) => count > MOST_STATEMENTS + FOR_EVERYBODY)
    .map(([route, count]) => `${route} asks the database ${count} times; a page may ask ${MOST_STATEMENTS} times`);
}
