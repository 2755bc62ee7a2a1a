import { hashOfFacts } from "../prisma/seed-files";
import { isTableEmpty, withClient } from "./migrations";
import { runTool, say, step, type Variables } from "./operator";

/** Prisma's client and the domain modules are server-only; this condition is how they tell a server from a browser. */
export async function runServerScript(file: string, env: Variables, failure: string): Promise<string> {
  const unhurried = { ...env, DATABASE_STATEMENT_SECONDS: "0" };
  return runTool("tsx", ["--conditions=react-server", file], unhurried, failure);
}

/** Whether this database has other facts than this program brings, or none. */
async function lacksFacts(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const answer = await client.query<{ sha256: string }>(
      `SELECT "sha256" FROM "fact_loads" ORDER BY "at" DESC LIMIT 1`,
    );
    return answer.rows[0]?.sha256 !== hashOfFacts();
  });
}

/**
 * Loads the facts where these are not there yet. Where there is no account the embedded database, which is for a trial,
 * gets one of each role; a city's own gets none: true then, and the operator is shown the way to the first one.
 */
export async function fillDatabase(url: string, ownerUrl: string, isTrial: boolean): Promise<boolean> {
  const env = { DATABASE_URL: url };
  // One transaction: a start that was killed meanwhile left nothing half loaded.
  if (await lacksFacts(url)) {
    await step("Facts loaded", () =>
      runServerScript("prisma/seed.ts", { DATABASE_URL: ownerUrl }, "The facts could not be loaded."),
    );
  }
  if (!(await isTableEmpty(url, "users"))) return false;
  if (isTrial) {
    const output = await step("First accounts made", () =>
      runServerScript("scripts/first-accounts.ts", env, "The first accounts could not be made."),
    );
    say(output.trimEnd());
  }
  return !isTrial;
}
