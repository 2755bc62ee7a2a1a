import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  type ConsoleMessage,
  expect,
  type Page,
} from "@playwright/test";
import type { AxeResults } from "axe-core";
import pg from "pg";
import { ACCOUNTS_FILE, type Who } from "./people";
import { PHONE } from "./screens";
import { sessionCookie } from "./session-cookie";

type Given = { expectedErrors?: RegExp };

type Watched = (page: Page, given?: Given) => Page;
type Lasting = { lasting: Map<Who | "nobody", Page> };

/** Pages whose console errors, script errors and refused scripts or styles (CSP) fail the test. */
export const test = base.extend<{ watched: Watched; reading: (who?: Who) => Promise<Page> }, Lasting>({
  watched: async ({ javaScriptEnabled }, use) => {
    usual = { javaScriptEnabled };
    const problems: string[] = [];
    const undo: (() => void)[] = [];
    await use((page, { expectedErrors } = {}) => {
      const note = (text: string) => {
        if (!expectedErrors?.test(text)) problems.push(`${page.url()}: ${text}`);
      };
      const onConsole = (message: ConsoleMessage) => message.type() === "error" && note(message.text());
      const onError = (error: Error) => note(error.message);
      page.on("console", onConsole).on("pageerror", onError);
      undo.push(() => page.off("console", onConsole).off("pageerror", onError));
      return page;
    });
    for (const one of undo) one();
    await giveBack();
    expect(problems, "errors in the browser's console").toEqual([]);
  },
  page: async ({ page, watched }, use) => {
    await use(watched(page));
  },
  lasting: [
    async ({ browser: _browser }, use) => {
      const pages = new Map<Who | "nobody", Page>();
      await use(pages);
      for (const page of pages.values()) await page.context().close();
    },
    { scope: "worker" },
  ],
  /**
   * A page of one's own browser that the next test goes on with: who only reads, as those do who go through every page,
   * need not begin with an empty browser each time.
   */
  reading: async ({ browser, lasting, watched }, use) => {
    await use(async (who) => {
      const known = lasting.get(who ?? "nobody");
      if (known) return watched(known);
      const context = await browser.newContext();
      if (who) await comeIn(context, who);
      const page = watched(await context.newPage());
      lasting.set(who ?? "nobody", page);
      return page;
    });
  },
});

export { expect };

export function accountOf(who: Who): { email: string; password: string } {
  return JSON.parse(readFileSync(ACCOUNTS_FILE, "utf8"))[who];
}

/** Through the form, where signing in is what is tested; `as` opens a session without it. */
export async function signIn(page: Page, who: Who): Promise<void> {
  if (!new URL(page.url(), "http://x").pathname.endsWith("/masuk")) await page.goto("/masuk");
  const { email, password } = accountOf(who);
  await page.getByLabel("Alamat surel").fill(email);
  await page.getByLabel("Kata sandi").fill(password);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/masuk"));
}

// A browser that has loaded the site's scripts and styles once need not load them again: whoever took part in a test
// leaves theirs to the next one, emptied of what it knew. In one test nobody is given another's.
const idle = new Map<string, BrowserContext[]>();
const taken = new Map<BrowserContext, string>();
// What `test.use` of the present test gives to every browser.
let usual: BrowserContextOptions = {};

async function giveBack(): Promise<void> {
  for (const [context, kind] of taken) {
    await Promise.all(context.pages().map((page) => page.close()));
    idle.set(kind, [...(idle.get(kind) ?? []), context]);
  }
  taken.clear();
}

async function comeIn(context: BrowserContext, who: Who, url = process.env.BASE_URL ?? ""): Promise<void> {
  await context.addCookies([await sessionCookie(accountOf(who).email, url)]);
}

/** Of what a page may keep on the device. */
async function forget(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const storageTypes = "local_storage,indexeddb,cache_storage,service_workers";
  await session.send("Storage.clearDataForOrigin", {
    origin: new URL(process.env.BASE_URL ?? "").origin,
    storageTypes,
  });
  await session.detach();
}

/** A page of somebody else's own browser, signed in and as yet nowhere. */
export async function as(
  browser: Browser,
  who: Who,
  watched: (page: Page) => Page,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const kind = JSON.stringify([who, { ...usual, ...options }]);
  const known = idle.get(kind)?.pop();
  const context = known ?? (await browser.newContext(options));
  if (!known) context.once("close", () => taken.delete(context));
  taken.set(context, kind);
  await context.clearCookies();
  await comeIn(context, who, options.baseURL);
  const page = watched(await context.newPage());
  if (known) await forget(context, page);
  return page;
}

export type Progress = { period: string; percent: string; done: string };

/** Opens the report form of a programme for a month and fills it in; does not send it. */
export async function fillProgress(page: Page, programme: string, { period, percent, done }: Progress): Promise<void> {
  await page.goto(`/kelola/program/${programme}/lapor?periode=${period}`);
  // What is kept on the device from before comes back while the page wakes up, and would mix with what is filled in.
  await expect(async () => {
    for (const [label, text] of Object.entries({ "Kemajuan fisik": percent, "Yang dikerjakan": done })) {
      await page.getByLabel(label).fill(text);
      await expect(page.getByLabel(label)).toHaveValue(text, { timeout: 500 });
    }
  }).toPass();
}

export async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Ajukan untuk verifikasi" }).click();
}

/** What is said of an entry whose programme or indicator is not published itself. */
export const NOT_SEEN_YET =
  "Isian ini terbit, tetapi publik baru melihatnya sesudah program atau indikatornya sendiri terbit.";

export async function verifyAndPublish(
  page: Page,
  entryUrl: string,
  said = "Sudah terbit di situs publik.",
): Promise<void> {
  await page.goto(entryUrl);
  await page.getByRole("button", { name: "Verifikasi", exact: true }).click();
  await expect(page.getByText("Terverifikasi. Langkah berikutnya: terbitkan.")).toBeVisible();
  await page.getByRole("button", { name: "Terbitkan", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ya, terbitkan" }).click();
  await expect(page.getByText(said)).toBeVisible();
}

/** What the app's own database says, or is made to say: as the owner of its tables, whose rights the app has not. */
export async function query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.TEST_OWNER_URL });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Days from today in WIB, as a date field takes it. */
export const dayFromNow = (days: number) =>
  new Date(Date.now() + days * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10);

/** Adds a link as evidence on the page that is open. */
export async function addEvidenceLink(page: Page, title: string, informationClass = "Berkala"): Promise<void> {
  const form = page.getByRole("form", { name: "Tambah tautan" });
  await form.getByLabel("Judul tautan").fill(title);
  await form.getByLabel("Alamat tautan").fill("https://jdih.kedirikota.go.id/bukti");
  await form.getByLabel("Kelas informasi").selectOption({ label: informationClass });
  await form.getByRole("button", { name: "Tambahkan tautan" }).click();
  await expect(page.getByText("Tautan sudah ditambahkan.")).toBeVisible();
}

/**
 * WCAG 2.2 AA as far as a machine can tell, and nothing wider than the screen, on the desktop and on a phone; one violation
 * fails the test. No script of ours reads the width, so a page that became narrow is the page that opened narrow.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolation(page);
  const size = page.viewportSize();
  if (!size || size.width === PHONE.width) return;
  await page.setViewportSize(PHONE);
  try {
    await expectNoViolation(page);
  } finally {
    await page.setViewportSize(size);
  }
}

async function expectNoViolation(page: Page): Promise<void> {
  const seen = await look(page);
  // React sets the title anew when it takes a page over, on a busy machine long enough to be seen. A page that has none
  // fails at the second look too.
  const isUntitled = seen.violations.some((line) => line.startsWith("document-title"));
  const { violations, wide, width } = isUntitled ? await look(page) : seen;
  expect(violations).toEqual([]);
  expect(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(width);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const GUIDELINES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Seen {
  violations: string[];
  wide: number;
  width: number;
}

async function look(page: Page): Promise<Seen> {
  await expect(page).toHaveTitle(/./);
  expect(page.frames(), "a frame would have to be looked into").toHaveLength(1);
  const seen = await audit(page);
  if (seen) return seen;
  // Once for a document: axe is large. It writes down the HTML of every element that it looks at, unless it is told not to.
  await page.evaluate(`${AXE}; axe.configure({ noHtml: true })`);
  const now = await audit(page);
  if (!now) throw new Error(`${page.url()} went on to another page while it was looked at.`);
  return now;
}

/** What axe finds and how wide the page is; null where axe is not in the page yet. */
function audit(page: Page): Promise<Seen | null> {
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe?: { run(root: Node, options: object): Promise<AxeResults> } };
    if (!axe) return null;
    const options = {
      runOnly: { type: "tag", values: tags },
      // Of what passes one example is enough, and no rule among these reads the style sheets.
      resultTypes: ["violations"],
      preload: { assets: ["media"] },
      // What is violated is told by the element itself.
      elementRef: true,
      selectors: false,
    };
    const { violations } = await axe.run(document, options);
    return {
      violations: violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ element }) => element?.outerHTML.slice(0, 160)).join(" | ")}`,
      ),
      wide: document.documentElement.scrollWidth,
      width: document.documentElement.clientWidth,
    };
  }, GUIDELINES);
}

/** A past month per test, so that no two meet in one report. */
export function monthFor(index: number): string {
  const date = new Date();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - 1 - index);
  return date.toISOString().slice(0, 7);
}
