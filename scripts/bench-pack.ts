// `npm run bench:pack [-- MEGABYTES]`: makes an evidence pack of that much (2 GB unless told) in a process of its own,
// and says the most memory that it held (docs/decisions/0009).
import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { watchMemory } from "./bench/memory";
import { startTemporaryDatabase } from "./database";
import { prepareSchema } from "./database-grants";
import { databaseUrl } from "./database-record";
import { OperatorError, report, say, step } from "./operator";

const LIMIT_MEGABYTES = 300;
const undo: Array<() => Promise<void>> = [];

async function prepare(): Promise<void> {
  const server = await step("Temporary database started", () => startTemporaryDatabase());
  undo.push(server.stop);
  const folder = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-pack-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const secret = randomBytes(36).toString("base64url");
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl(server.url, "enam_pilar_pack"),
    ENAM_PILAR_DATA_DIR: folder,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: secret,
    INTERNAL_TOKEN: secret,
  });
  await step("Migrated", () =>
    prepareSchema(databaseUrl(server.ownerUrl, "enam_pilar_pack"), process.env.DATABASE_URL ?? ""),
  );
}

async function pack(id: string): Promise<{ megabytes: number; seconds: number }> {
  const began = performance.now();
  // The heap of the web server, in which the job runs (scripts/web-server.ts).
  const args = ["--max-old-space-size=192", "--max-semi-space-size=8", "--import", "tsx", "--conditions=react-server"];
  const child = spawn(process.execPath, [...args, "scripts/bench/pack-work.ts", id], { stdio: "inherit" });
  const memory = watchMemory(child.pid ?? 0);
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, memory());
  }, 200);
  const [code] = await once(child, "exit");
  clearInterval(timer);
  if (code !== 0) throw new OperatorError("The pack was not made.");
  return { megabytes: most, seconds: (performance.now() - began) / 1000 };
}

async function main(): Promise<void> {
  const wanted = Number(process.argv[2] ?? 2048);
  await prepare();
  // Only now: it reads DATABASE_URL.
  const { fillWithEvidence, packOf } = await import("./bench/pack-filling");
  const bytes = await step(`${wanted} MB of evidence stored`, () => fillWithEvidence(wanted));
  const id = randomUUID();
  await packOf(id);
  const { megabytes, seconds } = await pack(id);
  const met = megabytes <= LIMIT_MEGABYTES;
  say(
    `${bytes} bytes packed in ${seconds.toFixed(1)} s with ${megabytes} MB of memory at most (limit ${LIMIT_MEGABYTES}): ${met ? "met" : "MISSED"}`,
  );
  if (!met) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  for (const one of undo.reverse()) await one();
  process.exit();
}
