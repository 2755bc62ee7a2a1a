// `npm run bench`: how fast the production build is with ten years of data, and how heavy its public pages are
// (docs/decisions/0006).
import { mkdir, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { calibrate } from "./bench/calibration";
import { measureDoor } from "./bench/door";
import { type Load, measureLoad } from "./bench/load";
import { watchMemory } from "./bench/memory";
import { weighPage } from "./bench/page-weight";
import { prepareDatabase } from "./bench/prepared-database";
import { renderingDone } from "./bench/rendering-done";
import { type Measurements, printTables, verdicts } from "./bench/results";
import { ensureBuild, TEST_BUILD } from "./build";
import { projectRoot, report, say, step } from "./operator";
import { renewPublicPages, startWebServer, type WebServer } from "./web-server";

const STARTS = 3;
const PAGES = [
  "/",
  "/pilar/smart-governance",
  "/program",
  "/program/e-sptpd",
  "/indikator",
  "/indikator/ENV-02",
  "/evaluasi",
  "/evaluasi/2022",
  "/rekomendasi",
  "/metodologi",
  "/tentang",
  "/en",
];

const undo: Array<() => Promise<void>> = [];

/** From the start of the process to its first answer, several times; the last server stays. */
async function measureStarts(env: Record<string, string>): Promise<{ server: WebServer; milliseconds: number[] }> {
  const milliseconds: number[] = [];
  for (;;) {
    const began = performance.now();
    const server = await startWebServer({ port: Number(env.PORT), distDir: TEST_BUILD, env });
    milliseconds.push(Math.round(performance.now() - began));
    if (milliseconds.length === STARTS) return { server, milliseconds };
    await server.stop();
  }
}

async function measureReads(origin: string, indicator: string): Promise<Record<string, Load>> {
  const gzip = { "accept-encoding": "gzip" };
  const reads: Record<string, { path: string; headers?: Record<string, string> }> = {
    "home page": { path: "/" },
    "home page, gzip": { path: "/", headers: gzip },
    "indicator page": { path: `/indikator/${indicator}` },
    "indicator page, gzip": { path: `/indikator/${indicator}`, headers: gzip },
    "API list": { path: "/api/v1/indicators?limit=50" },
  };
  const loads: Record<string, Load> = {};
  for (const [what, shot] of Object.entries(reads)) {
    loads[what] = await step(`Measured: ${what}`, () => measureLoad(origin, () => shot));
  }
  return loads;
}

async function measure(): Promise<Measurements> {
  const env = await prepareDatabase("enam_pilar_benchmark", undo);
  // Only now: these modules read DATABASE_URL.
  const { fillForBenchmark } = await import("./bench/filling");
  const { fillRecommendations } = await import("./bench/recommendation-filling");
  const { measureRecommendations } = await import("./bench/recommendations");
  const { measureSubmissions } = await import("./bench/submission");
  const filling = await step("Ten years × 200 indicators × months filled in", fillForBenchmark);
  const followed = await step("Five thousand recommendations of 25 rounds filled in", fillRecommendations);
  await step(
    "Build",
    () => ensureBuild(TEST_BUILD),
    (outcome) => outcome,
  );
  const hello = [await step("Calibrated", calibrate)];
  const { server, milliseconds } = await step("Web server started", () => measureStarts(env));
  undo.push(server.stop);
  const memory = watchMemory(server.pid);
  const atRest = memory();
  await renewPublicPages(server.url, env.INTERNAL_TOKEN ?? "");
  await step("Public pages rendered", renderingDone, (outcome) => outcome);
  const origin = env.NEXTAUTH_URL ?? "";
  const pages = await step("Pages weighed", () => Promise.all(PAGES.map((one) => weighPage(origin, one))));
  const loads = await measureReads(origin, filling.indicator);
  hello.push(await step("Calibrated", calibrate));
  const recommendations = await step("Measured: recommendations", () => measureRecommendations(origin, followed));
  hello.push(await step("Calibrated", calibrate));
  const submissions = await step("Measured: submission", () => measureSubmissions(origin, filling));
  hello.push(await step("Calibrated", calibrate));
  const door = await step("Measured: the door", () => measureDoor(origin));
  return {
    at: new Date().toISOString(),
    machine: { cpus: os.cpus().map((cpu) => cpu.model), node: process.version, loadAverage: os.loadavg() },
    values: filling.values,
    recommendations: { filled: followed.recommendations, overdue: followed.overdue, pages: recommendations },
    hello,
    loads: { ...loads, submission: submissions },
    submissionsWritten: submissions.written,
    door,
    startMilliseconds: milliseconds,
    memoryMegabytes: { atRest, underLoad: memory() },
    pages,
  };
}

async function main(): Promise<void> {
  const measured = await measure();
  const judged = verdicts(measured);
  printTables(measured, judged);
  const folder = path.join(projectRoot, "bench-results");
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${measured.at.replaceAll(":", "-")}.json`);
  await writeFile(file, `${JSON.stringify({ ...measured, verdicts: judged }, null, 2)}\n`);
  say(`\nWritten to ${path.relative(projectRoot, file)}`);
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  for (const one of undo.reverse()) await one();
  // The pool of the benchmark's own connections would keep the process for a while.
  process.exit();
}
