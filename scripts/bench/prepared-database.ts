import { randomBytes } from "node:crypto";
import { startTemporaryDatabase } from "../database";
import { prepareSchema } from "../database-grants";
import { databaseUrl } from "../database-record";
import { runServerScript } from "../first-data";
import { freePort } from "../network-port";
import { step } from "../operator";

/** A database of its own with the shipped facts, and the settings of a web server on it; `undo` says how it ends. */
export async function prepareDatabase(name: string, undo: Array<() => Promise<void>>): Promise<Record<string, string>> {
  const server = await step("Temporary database started", () => startTemporaryDatabase());
  undo.push(server.stop);
  const url = databaseUrl(server.url, name);
  const secret = () => randomBytes(36).toString("base64url");
  const port = await freePort();
  const env = {
    DATABASE_URL: url,
    PORT: String(port),
    NEXTAUTH_SECRET: secret(),
    NEXTAUTH_URL: `http://localhost:${port}`,
    // A line for each of thousands of requests would bury what is measured.
    LOG_LEVEL: "warn",
    INTERNAL_TOKEN: secret(),
    DATABASE_STATEMENT_SECONDS: "8",
  };
  const ownerUrl = databaseUrl(server.ownerUrl, name);
  // This process fills in what no application may write; the web server is given the application's own address.
  Object.assign(process.env, env, { DATABASE_URL: ownerUrl, DATABASE_STATEMENT_SECONDS: "0" });
  await step("Migrated and facts loaded", async () => {
    await prepareSchema(ownerUrl, url);
    await runServerScript("prisma/seed.ts", { ...env, DATABASE_URL: ownerUrl }, "The facts could not be loaded.");
  });
  return env;
}
