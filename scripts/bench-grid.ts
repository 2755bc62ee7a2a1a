// `npm run bench:grid`: 200 indicators of 12 months on a temporary database, served by the production build: cells
// saved over HTTP at 16 connections, beside what a bare server answers; with `-- page` the page alone (docs/decisions/0043).
import os from "node:os";
import { calibrate } from "./bench/calibration";
import { measureGridPage, openGrid } from "./bench/grid-page";
import { CONNECTIONS, measureSaves, type Saves } from "./bench/grid-saves";
import { signInByForm } from "./bench/plain-form";
import { prepareDatabase } from "./bench/prepared-database";
import { quiet } from "./bench/processor";
import { ensureBuild, TEST_BUILD } from "./build";
import { OperatorError, report, say, step } from "./operator";
import { startWebServer } from "./web-server";

const undo: Array<() => Promise<void>> = [];
/** A year that is over, so that each of its months can be filled in. */
const YEAR = new Date().getUTCFullYear() - 1;
const EDITS = 2000;

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(0);

const told = ({ perSecond, p50, p99, webMs, databaseMs }: Saves) =>
  `${perSecond.toFixed(0)} a second, ${p50.toFixed(0)} ms (p99 ${p99.toFixed(0)}); ` +
  `processor ${webMs.toFixed(2)} ms of the web server, ${databaseMs.toFixed(2)} ms of the database`;

async function main(): Promise<void> {
  const env = await prepareDatabase("enam_pilar_grid", undo);
  // Only now: they read DATABASE_URL.
  const { fillGrid, GRID } = await import("./bench/grid-filling");
  const { account, codes } = await step(`${GRID.indicators} indicators with ten years of figures`, () =>
    fillGrid(YEAR),
  );
  await step(
    "Build",
    () => ensureBuild(TEST_BUILD),
    (outcome) => outcome,
  );
  const cells = codes.flatMap((code) => ["11", "12"].map((month) => ({ code, period: `${YEAR}-${month}`, ref: null })));
  const hello = await calibrate();
  say(`A bare server answers ${hello.requestsPerSecond} requests a second on this machine now`);
  for (const workers of [1, os.cpus().length]) {
    const server = await startWebServer({ port: Number(env.PORT), distDir: TEST_BUILD, env, workers });
    undo.push(server.stop);
    const { cookie } = await signInByForm(env.NEXTAUTH_URL ?? "", account);
    if (!cookie) throw new OperatorError("The benchmark's account could not sign in.");
    const page = {
      cookie,
      url: `${env.NEXTAUTH_URL}/kelola/isi?frekuensi=MONTHLY&dari=${YEAR}&sampai=${YEAR}&baris=200`,
    };
    await quiet(server.pid);
    const visits = await measureGridPage(page, codes.length, server.pid);
    say(
      `Page of ${codes.length} × 12, ${workers} web processes: ${visits.median.toFixed(0)} ms (first ` +
        `${visits.first.toFixed(0)}, slowest ${visits.slowest.toFixed(0)}), processor ${visits.webMs.toFixed(0)} ms, ` +
        `${kilobytes(visits.html)} KB of HTML`,
    );
    const opened = await openGrid(page);
    say(
      `In Chromium: the first cell takes what is typed after ${opened.firstCell.toFixed(0)} ms, all rows are drawn after ` +
        `${opened.allRows.toFixed(0)} ms; on the line ${kilobytes(opened.html)} KB of HTML and ` +
        `${kilobytes(opened.javascript)} KB of JavaScript in ${opened.files} files`,
    );
    if (process.argv.includes("page")) {
      await server.stop();
      continue;
    }
    const saves = await measureSaves(server, { cookie, cells, count: EDITS });
    say(`Cells saved over HTTP, ${CONNECTIONS} at once, ${workers} web processes: ${told(saves)}`);
    await server.stop();
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
