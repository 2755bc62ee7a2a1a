// The page of the grid as an officer opens it: from the request to its last byte, its bytes, and when the first cell of it
// takes what is typed.
import { chromium } from "@playwright/test";
import { ensureChromium } from "../chromium";
import { OperatorError } from "../operator";
import { processorOf } from "./processor";

const VISITS = 20;
const WARM_UP = 5;
const OPENINGS = 5;

export type GridPage = { first: number; median: number; slowest: number; webMs: number; html: number };
type Asked = { url: string; cookie: string };

/** Visits one after the other; milliseconds, those of the web server's processor for each, and bytes before they are packed. */
export async function measureGridPage({ url, cookie }: Asked, rows: number, server: number): Promise<GridPage> {
  const times: number[] = [];
  let html = "";
  const visit = async () => {
    const began = performance.now();
    const response = await fetch(url, { headers: { cookie, "accept-encoding": "identity" }, redirect: "manual" });
    html = await response.text();
    times.push(performance.now() - began);
    // Drawn with the page are the first ones; every row's cells are in it.
    const isWhole = html.includes(`aria-rowcount="${rows * 2 + 2}"`) && html.includes('role="gridcell"');
    if (response.status !== 200 || !isWhole) throw new OperatorError(`${url} answered ${response.status}, not whole.`);
  };
  for (let warm = 0; warm < WARM_UP; warm += 1) await visit();
  const [first = 0] = times.splice(0);
  const before = processorOf(server);
  for (let count = 0; count < VISITS; count += 1) await visit();
  const webMs = (processorOf(server) - before) / VISITS;
  times.sort((a, b) => a - b);
  return {
    ...{ first, webMs, median: times[VISITS / 2] ?? 0, slowest: times.at(-1) ?? 0 },
    html: Buffer.byteLength(html),
  };
}

export type Opening = { firstCell: number; allRows: number; html: number; javascript: number; files: number };

/** In the page itself, from its first script on: presses the first open cell twice until it takes a text. */
const watchGrid = () => {
  const seen = { firstCell: 0, allRows: 0 };
  Object.assign(globalThis, { seen });
  const look = () => {
    const cell = document.querySelector('td[role="gridcell"][aria-readonly="false"]:not([data-column="0"])');
    if (seen.firstCell === 0 && cell) {
      if (cell.querySelector("input")) seen.firstCell = performance.now();
      else cell.dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
    }
    const rows = document.querySelectorAll('td[role="gridcell"][data-column="0"]').length;
    const total = Number(document.querySelector('[role="grid"]')?.getAttribute("aria-rowcount") ?? 0);
    if (seen.allRows === 0 && total > 0 && rows >= (total - 2) / 2) seen.allRows = performance.now();
    if (seen.firstCell === 0 || seen.allRows === 0) setTimeout(look, 5);
  };
  look();
};

/** In Chromium with an empty cache each time, the median; milliseconds from the start of the navigation, bytes as they travel. */
export async function openGrid({ url, cookie }: Asked): Promise<Opening> {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox"] });
  const found: Opening[] = [];
  try {
    for (let opening = 0; opening < OPENINGS; opening += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
      const [name = "", value = ""] = cookie.split(/=(.*)/s);
      await context.addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
      const page = await context.newPage();
      // What runs in the page was compiled with a helper for names of functions, which pages do not have.
      await page.addInitScript({ content: "globalThis.__name = (one) => one" });
      await page.addInitScript(watchGrid);
      await page.goto(url);
      const seenNow = () => (globalThis as unknown as { seen: { firstCell: number; allRows: number } }).seen;
      await page.waitForFunction(() => {
        const { seen } = globalThis as unknown as { seen: { firstCell: number; allRows: number } };
        return seen.firstCell > 0 && seen.allRows > 0;
      });
      const seen = await page.evaluate(seenNow);
      const bytes = await page.evaluate(() => {
        const [own] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
        const scripts = (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).filter(
          ({ name: file }) => new URL(file).pathname.endsWith(".js"),
        );
        const javascript = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
        return { html: own?.encodedBodySize ?? 0, javascript, files: scripts.length };
      });
      found.push({ ...seen, ...bytes });
      await context.close();
    }
  } finally {
    await browser.close();
  }
  const median = found.sort((a, b) => a.firstCell - b.firstCell)[Math.floor(OPENINGS / 2)];
  if (!median) throw new OperatorError("The grid was not opened.");
  return median;
}
