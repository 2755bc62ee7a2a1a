import { hashOfFacts, SHIPPED_FACTS, type ShippedFacts } from "../prisma/seed-files";
import { isTableEmpty, withClient } from "./migrations";
import { OperatorError, runTool, say, step, type Variables } from "./operator";

/** Prisma's client and the domain modules are server-only; this condition is how they tell a server from a browser. */
export async function runServerScript(file: string, env: Variables, failure: string): Promise<string> {
  const unhurried = { ...env, DATABASE_STATEMENT_SECONDS: "0" };
  return runTool("tsx", ["--conditions=react-server", file], unhurried, failure);
}

/** Whether this database has other facts than this program brings, or none. */
async function lacksFacts(url: string, facts: ShippedFacts): Promise<boolean> {
  return withClient(url, async (client) => {
    const answer = await client.query<{ sha256: string }>(
      `SELECT "sha256" FROM "fact_loads" ORDER BY "at" DESC LIMIT 1`,
    );
    return answer.rows[0]?.sha256 !== hashOfFacts(facts);
  });
}

/**
 * Whose facts belong into this database. Kota Kediri's stay where they are and never come into a city that is in use; a
 * new one gets what the operator says, by default Kota Kediri's for a trial and none for a city's own.
 */
async function factsFor(url: string, isTrial: boolean): Promise<ShippedFacts> {
  const asked = process.env.SHIPPED_FACTS || (isTrial ? "kediri" : "none");
  const facts = SHIPPED_FACTS.find((one) => one === asked);
  if (!facts) throw new OperatorError(`SHIPPED_FACTS is "${asked}"; it may be ${SHIPPED_FACTS.join(" or ")}.`);
  const known = await withClient(url, (client) =>
    client.query<{ shipped: boolean; used: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM "evaluation_rounds" WHERE "shipped") AS shipped, EXISTS (SELECT 1 FROM "users") AS used`,
    ),
  );
  if (known.rows[0]?.shipped) return "kediri";
  return known.rows[0]?.used ? "none" : facts;
}

/**
 * Loads the facts where these are not there yet. Where there is no account a trial, which has Kota Kediri's facts and the
 * embedded database, gets one of each role; every other city gets none: `isFirstRun` then, and the operator is shown the
 * way to the first one.
 */
export async function fillDatabase(
  url: string,
  ownerUrl: string,
  isEmbedded: boolean,
): Promise<{ isFirstRun: boolean; facts: ShippedFacts }> {
  const facts = await factsFor(url, isEmbedded);
  // One transaction: a start that was killed meanwhile left nothing half loaded.
  if (await lacksFacts(url, facts)) {
    const env = { DATABASE_URL: ownerUrl, SHIPPED_FACTS: facts };
    await step(facts === "kediri" ? "Facts of Kota Kediri loaded" : "Pillars and instruments loaded", () =>
      runServerScript("prisma/seed.ts", env, "The facts could not be loaded."),
    );
  }
  if (!(await isTableEmpty(url, "users"))) return { isFirstRun: false, facts };
  const isTrial = isEmbedded && facts === "kediri";
  if (isTrial) {
    const output = await step("First accounts made", () =>
      runServerScript("scripts/first-accounts.ts", { DATABASE_URL: url }, "The first accounts could not be made."),
    );
    say(output.trimEnd());
  }
  return { isFirstRun: !isTrial, facts };
}
