// The app as it is served in production, on a database of its own: Playwright's global set-up, and that of tests/server.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { ensureBuild } from "../../scripts/build";
import { startTemporaryDatabase } from "../../scripts/database";
import { prepareSchema } from "../../scripts/database-grants";
import { runServerScript } from "../../scripts/first-data";
import { freePort } from "../../scripts/network-port";
import { projectRoot, say, step } from "../../scripts/operator";
import { renewPublicPages, startWebServer } from "../../scripts/web-server";

/** Apart from .next: the pages that tests cause to be kept must never be served by a real start. */
export const testDistDir = ".next-test";

const accountsScript = "tests/support/accounts.ts";

async function prepareDatabase(env: Record<string, string>, ownerUrl: string): Promise<void> {
  await step("Test database migrated", () => prepareSchema(ownerUrl, env.DATABASE_URL ?? ""));
  const asOwner = { ...env, DATABASE_URL: ownerUrl };
  await step("Facts loaded", () => runServerScript("prisma/seed.ts", asOwner, "The facts could not be loaded."));
  if (existsSync(path.join(projectRoot, accountsScript))) {
    await step("Test accounts made", () =>
      runServerScript(accountsScript, env, "The test accounts could not be made."),
    );
  }
}

export interface ServedSite {
  /** What the site runs with, and BASE_URL. */
  env: Record<string, string>;
  serverPid: number;
  databasePid: number;
  tearDown(): Promise<void>;
}

/** Tests find the site at BASE_URL and its database at DATABASE_URL. */
export default async function setup(): Promise<() => Promise<void>> {
  const { env, tearDown } = await serveSite();
  Object.assign(process.env, env);
  return tearDown;
}

export async function serveSite(): Promise<ServedSite> {
  const database = await step("Test database started", () => startTemporaryDatabase());
  const undo: Array<() => Promise<void>> = [database.stop];
  const tearDown = async () => {
    for (const one of undo.reverse()) await one();
  };
  try {
    const port = await freePort(Number(process.env.E2E_PORT) || undefined);
    // `localhost` and not the number: a cookie for one is not sent to the other.
    const baseUrl = `http://localhost:${port}`;
    const secret = () => randomBytes(36).toString("base64url");
    const files = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-e2e-"));
    undo.push(() => rm(files, { recursive: true, force: true }));
    const env = {
      ENAM_PILAR_DATA_DIR: files,
      DATABASE_URL: database.url,
      NEXTAUTH_SECRET: secret(),
      NEXTAUTH_URL: baseUrl,
      INTERNAL_TOKEN: secret(),
    };
    await prepareDatabase(env, database.ownerUrl);
    await step(
      "Build",
      () => ensureBuild(testDistDir),
      (outcome) => outcome,
    );
    const server = await step("Web server started", () => startWebServer({ port, distDir: testDistDir, env }));
    undo.push(server.stop);
    const renewal = await renewPublicPages(server.url, env.INTERNAL_TOKEN);
    if (!renewal.ok) say(`The public pages of an earlier run could not be renewed: ${renewal.detail}`);
    return {
      env: { ...env, BASE_URL: baseUrl, TEST_OWNER_URL: database.ownerUrl },
      serverPid: server.pid,
      databasePid: database.pid,
      tearDown,
    };
  } catch (error) {
    await tearDown();
    throw error;
  }
}
