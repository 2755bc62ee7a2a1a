import { hashOfFacts, SHIPPED_FACTS, type ShippedFacts } from "../prisma/seed-files";
import { withClient } from "./migrations";
import { OperatorError, runTool, say, step, type Variables } from "./operator";

/** Prisma's client and the domain modules are server-only; this condition is how they tell a server from a browser. */
export async function runServerScript(file: string, env: Variables, failure: string): Promise<string> {
  const unhurried = { ...env, DATABASE_STATEMENT_SECONDS: "0" };
  return runTool("tsx", ["--conditions=react-server", file], unhurried, failure);
}

interface Known {
  /** The hash of the facts that were loaded last. */
  sha256: string | null;
  shipped: boolean;
  used: boolean;
}

async function readKnown(url: string): Promise<Known> {
  const { rows } = await withClient(url, (client) =>
    client.query<Known>(
      `SELECT (SELECT "sha256" FROM "fact_loads" ORDER BY "at" DESC LIMIT 1) AS sha256,
         EXISTS (SELECT 1 FROM "evaluation_rounds" WHERE "shipped") AS shipped, EXISTS (SELECT 1 FROM "users") AS used`,
    ),
  );
  return rows[0] ?? { sha256: null, shipped: false, used: false };
}

/**
 * Whose facts belong into this database. Kota Kediri's stay where they are and never come into a city that is in use; a
 * new one gets what the operator says, by default Kota Kediri's for a trial and none for a city's own.
 */
function factsFor(known: Known, isTrial: boolean): ShippedFacts {
  const asked = process.env.SHIPPED_FACTS || (isTrial ? "kediri" : "none");
  const facts = SHIPPED_FACTS.find((one) => one === asked);
  if (!facts) throw new OperatorError(`SHIPPED_FACTS is "${asked}"; it may be ${SHIPPED_FACTS.join(" or ")}.`);
  if (known.shipped) return "kediri";
  return known.used ? "none" : facts;
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
  const known = await readKnown(url);
  const facts = factsFor(known, isEmbedded);
  // One transaction: a start that was killed meanwhile left nothing half loaded.
  if (known.sha256 !== hashOfFacts(facts)) {
    const env = { DATABASE_URL: ownerUrl, SHIPPED_FACTS: facts };
    await step(facts === "kediri" ? "Facts of Kota Kediri loaded" : "Pillars and instruments loaded", () =>
      runServerScript("prisma/seed.ts", env, "The facts could not be loaded."),
    );
  }
  if (known.used) return { isFirstRun: false, facts };
  const isTrial = isEmbedded && facts === "kediri";
  if (isTrial) {
    const output = await step("First accounts made", () =>
      runServerScript("scripts/first-accounts.ts", { DATABASE_URL: url }, "The first accounts could not be made."),
    );
    say(output.trimEnd());
  }
  return { isFirstRun: !isTrial, facts };
}
