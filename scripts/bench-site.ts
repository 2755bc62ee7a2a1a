// `npm run bench:site`: what a phone on a slow line has of the public pages, by Lighthouse, the median of three; with
// `-- URL` of a site that runs already (docs/decisions/0030).
import { execFile } from "node:child_process";
import { access, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { weighPage } from "./bench/page-weight";
import { prepareDatabase } from "./bench/prepared-database";
import { renderingDone } from "./bench/rendering-done";
import { ensureBuild, TEST_BUILD } from "./build";
import { ensureChromium } from "./chromium";
import { report, say, step } from "./operator";
import { renewPublicPages, startWebServer } from "./web-server";

const PAGES = [
  "/",
  "/pilar/smart-economy",
  "/indikator/ECO-05",
  "/evaluasi/2022",
  "/rekomendasi",
  "/data",
  "/cari?q=kemiskinan",
];
const TIMES = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

interface Judged {
  categories: Record<(typeof CATEGORIES)[number], { score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
}

const undo: Array<() => Promise<void>> = [];
const run = promisify(execFile);
const median = (figures: number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;

async function started(): Promise<string> {
  const env = await prepareDatabase("enam_pilar_lighthouse", undo);
  await step(
    "Build",
    () => ensureBuild(TEST_BUILD),
    (outcome) => outcome,
  );
  const server = await startWebServer({ port: Number(env.PORT), distDir: TEST_BUILD, env });
  undo.push(server.stop);
  await renewPublicPages(server.url, env.INTERNAL_TOKEN ?? "");
  await step("Public pages rendered", renderingDone, (outcome) => outcome);
  return env.NEXTAUTH_URL ?? "";
}

/** Its 156 MB are fetched for a measurement and kept for the next one, and installed for nobody else. */
const LIGHTHOUSE = "13.5.0";

/** Where its command line stands; from the npm registry at the first time. */
async function fetchLighthouse(): Promise<string> {
  const folder = path.join(tmpdir(), `enam-pilar-lighthouse-${LIGHTHOUSE}`);
  const cli = path.join(folder, "node_modules/lighthouse/cli/index.js");
  const isThere = await access(cli).then(
    () => true,
    () => false,
  );
  if (!isThere)
    await run("npm", ["install", "--no-audit", "--no-fund", "--prefix", folder, `lighthouse@${LIGHTHOUSE}`]);
  return cli;
}

/** One visit of a telephone, as Lighthouse imitates it. */
async function judge(url: string, { cli, chromium }: { cli: string; chromium: string }): Promise<Judged> {
  const file = path.join(tmpdir(), `lighthouse-${process.pid}.json`);
  const given = [cli, url, "--quiet", "--output=json", `--output-path=${file}`, "--no-enable-error-reporting"];
  await run(process.execPath, [...given, "--chrome-flags=--headless=new --no-sandbox"], {
    env: { ...process.env, CHROME_PATH: chromium },
  });
  const judged = JSON.parse(await readFile(file, "utf8")) as Judged;
  await rm(file, { force: true });
  return judged;
}

async function main(): Promise<void> {
  const origin = process.argv[2] ?? (await started());
  const tools = { chromium: await ensureChromium(), cli: await step("Lighthouse fetched", fetchLighthouse) };
  for (const page of PAGES) {
    const isThere = (await fetch(`${origin}${page}`)).ok;
    if (!isThere) {
      say(`${page}: is not there`);
      continue;
    }
    const visits: Judged[] = [];
    for (let time = 0; time < TIMES; time += 1) visits.push(await judge(`${origin}${page}`, tools));
    const scores = CATEGORIES.map(
      (name) => `${name} ${median(visits.map(({ categories }) => Math.round((categories[name].score ?? 0) * 100)))}`,
    );
    const { html, javascript, css, font } = await weighPage(origin, page);
    const blocked = median(visits.map(({ audits }) => audits["total-blocking-time"]?.numericValue ?? 0));
    const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
    say(
      `${page}: ${scores.join(", ")}; blocked ${Math.round(blocked)} ms; ${kilobytes(html + javascript + css + font)} kB, of it scripts ${kilobytes(javascript)} kB`,
    );
  }
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
