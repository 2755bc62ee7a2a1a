import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { dataFolder } from "./environment";
import { isTableEmpty } from "./migrations";
import { runTool, say, step, type Variables } from "./operator";

/** Prisma's client and the domain modules are server-only; this condition is how they tell a server from a browser. */
export async function runServerScript(file: string, env: Variables, failure: string): Promise<string> {
  return runTool("tsx", ["--conditions=react-server", file], env, failure);
}

/** Loads the facts into an empty database and makes the first accounts where there is none. */
export async function fillDatabase(url: string, ownerUrl: string): Promise<void> {
  const env = { DATABASE_URL: url };
  // Left by a start that was killed while it loaded: the table is no longer empty, but not full either.
  const unfinished = path.join(dataFolder, "seeding");
  if (existsSync(unfinished) || (await isTableEmpty(url, "pillars"))) {
    await step("Facts loaded", async () => {
      await writeFile(unfinished, "");
      await runServerScript("prisma/seed.ts", { DATABASE_URL: ownerUrl }, "The facts could not be loaded.");
      await rm(unfinished);
    });
  }
  if (await isTableEmpty(url, "users")) {
    const output = await step("First accounts made", () =>
      runServerScript("scripts/first-accounts.ts", env, "The first accounts could not be made."),
    );
    say(output.trimEnd());
  }
}
