// A web server that is begun before `npm start` has looked at everything (docs/decisions/0034): what it must not do meanwhile.
import { fork } from "node:child_process";
import { once } from "node:events";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { freePort, portProblem } from "../../scripts/network-port";
import { projectRoot } from "../../scripts/operator";
import { holdWebServer } from "../../scripts/web-server";
import { copyBuild } from "../support/build-copy";

const { DATABASE_URL = "", ...settings } = inject("site").env;

test.each([1, 2])("it is opened with the settings of then, and does nothing before (%i workers)", async (workers) => {
  const distDir = await copyBuild(`held-${process.pid}-${workers}`);
  const folder = path.join(projectRoot, distDir);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv("DATABASE_URL", "");
  const port = await freePort();
  const held = holdWebServer({ distDir, workers, env: { ...settings, PORT: String(port), LOG_LEVEL: "warn" } });
  onTestFinished(() => held.stop());
  const before = await readdir(folder, { recursive: true });
  // Its program is loaded by then.
  await wait(3000);
  expect(await portProblem(port, "127.0.0.1")).toBeNull();
  expect(await readdir(folder, { recursive: true })).toEqual(before);

  vi.stubEnv("DATABASE_URL", DATABASE_URL);
  const server = await held.open({ port });
  const answered = async () => expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(200);
  await vi.waitFor(answered, { timeout: 60_000, interval: 200 });
});

test.each(["serve.mjs", "workers.mjs"])("%s ends with whoever began it and died before opening it", async (program) => {
  const env = { ...process.env, WEB_WORKERS: "2", NODE_ENV: "production" as const };
  const child = fork(path.join(projectRoot, "server", program), { env });
  onTestFinished(() => void child.kill("SIGKILL"));
  child.disconnect();
  expect(await once(child, "exit")).toEqual([0, null]);
});
