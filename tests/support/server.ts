// The app as it is served in production, on a database of its own: Playwright's global set-up, and that of tests/server.
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { ensureBuild, TEST_BUILD } from "../../scripts/build";
import { freePort } from "../../scripts/network-port";
import { say, step } from "../../scripts/operator";
import { renewPublicPages, startWebServer } from "../../scripts/web-server";
import { databaseForSite, databasesOfRun } from "./databases";
import { overBudget, rendersForNobody } from "./server-lines";

export interface ServedSite {
  /** What the site runs with, and BASE_URL. */
  env: Record<string, string>;
  serverPid: number;
  /** The file of the server's lines, for as long as the site stands. */
  log: string;
  databasePid: number;
  tearDown(): Promise<void>;
}

const AT_VISIT = path.join(import.meta.dirname, "rendered-at-visit.cjs");

/** Tests find the site at BASE_URL and its database at DATABASE_URL. */
export default async function setup(): Promise<() => Promise<void>> {
  const { env, log, tearDown } = await serveSite({ NODE_OPTIONS: `--require=${AT_VISIT}` });
  Object.assign(process.env, env);
  return async () => {
    const faults = [...(await overBudget(log)), ...(await rendersForNobody(log))];
    await tearDown();
    if (faults.length > 0) throw new Error(faults.join("\n"));
  };
}

/** `given` is for the server alone. */
export async function serveSite(given: Record<string, string> = {}): Promise<ServedSite> {
  const databases = await step("Test database ready", databasesOfRun);
  const undo: Array<() => Promise<void>> = [databases.stop];
  const tearDown = async () => {
    for (const one of undo.reverse()) await one();
  };
  try {
    const database = await step("Its facts and accounts ready", () =>
      databaseForSite(databases, `site_${process.pid}`),
    );
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
      METRICS_TOKEN: secret(),
      LOG_LEVEL: "info",
    };
    const log = path.join(files, "server.log");
    const output = createWriteStream(log);
    await step(
      "Build",
      () => ensureBuild(TEST_BUILD),
      (outcome) => outcome,
    );
    const server = await step("Web server started", () =>
      startWebServer({ port, distDir: TEST_BUILD, env: { ...env, ...given }, output }),
    );
    undo.push(server.stop);
    const renewal = await renewPublicPages(server.url, env.INTERNAL_TOKEN);
    if (!renewal.ok) say(`The public pages of an earlier run could not be renewed: ${renewal.detail}`);
    return {
      env: { ...env, BASE_URL: baseUrl, TEST_OWNER_URL: database.ownerUrl },
      serverPid: server.pid,
      log,
      databasePid: databases.pid,
      tearDown,
    };
  } catch (error) {
    await tearDown();
    throw error;
  }
}
