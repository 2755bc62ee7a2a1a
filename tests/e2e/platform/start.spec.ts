import { expect, test } from "@playwright/test";
import { signInByForm } from "../../../scripts/bench/plain-form";
import { processIdentity } from "../../../scripts/process-identity";
import { type Run, Site, until } from "../../support/site";

test.describe.configure({ mode: "serial" });

let site: Site;
let run: Run;

test.beforeAll(async () => {
  site = await Site.make();
  run = await site.started();
});
test.afterAll(() => site?.remove());

const PAGES = ["/", "/en", "/indikator/ENV-02", "/en/indikator/ENV-02"];
/** The same as they are kept: by their address with the language. */
const KEPT = ["/id", "/en", "/id/indikator/ENV-02", "/en/indikator/ENV-02"];
const statuses = () => Promise.all(PAGES.map(async (page) => (await site.get(page)).status));
const all = (status: number) => PAGES.map(() => status);
const health = async () => (await site.get("/api/health/ready")).status;
const isHealth = async (status: number) =>
  until(
    async () => (await health()) === status,
    () => `Health never became ${status}:\n${run.output()}`,
  );

test("a new folder becomes a site that is ready and shows the facts", async () => {
  await isHealth(200);
  expect(await statuses()).toEqual(all(200));
  expect(await (await site.get("/indikator/ENV-02")).text()).toContain("ENV-02");
});

// Before the others: what the first start renders in the background is what this one waits for.
test("every page of the sitemap is rendered anew at a start, so that it outlives the database", async () => {
  const sitemap = await (await site.get("/sitemap.xml")).text();
  const pages = [...new Set([...sitemap.matchAll(/(?:<loc>|href=")([^"<]+)/g)].map(([, url]) => url ?? ""))];
  expect(pages.length).toBeGreaterThan(100);
  const since = Date.now();
  expect(await site.publish()).toBe(204);
  const last = new URL(pages.filter((url) => url.includes("/en/")).at(-1) ?? "").pathname;
  await until(
    async () => (await site.renderedAt(last)) > since,
    () => `${last} was not rendered anew:\n${run.output()}`,
  );
  process.kill(await site.databasePid(), "SIGKILL");
  await isHealth(503);
  const answers = await Promise.all(pages.map(async (url) => ({ url, status: (await fetch(url)).status })));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  await isHealth(200);
});

test("a second start beside it is refused in one sentence and disturbs nothing", async () => {
  const second = site.start();
  expect(await second.ended).toBe(1);
  expect(second.output().trim()).toMatch(/^Enam Pilar already runs from this folder [^\n]+\.$/);
  expect(await health()).toBe(200);
});

test("a caller who names other addresses is counted under its own", async () => {
  const attempt = (number: number) =>
    signInByForm(
      site.url,
      { email: `nobody-${number}@enampilar.test`, password: "wrong" },
      { "x-forwarded-for": `198.51.100.${number}` },
    );
  const lockedOut: boolean[] = [];
  for (let number = 1; number <= 41; number++) {
    // The page carries the sentence for its scripts in any case; as text it is there only when it is said.
    lockedOut.push((await attempt(number)).html.includes(">Terlalu banyak percobaan<"));
  }
  expect(lockedOut.indexOf(true)).toBe(40);
});

test("a database that is killed leaves public pages up, and comes back by itself", async () => {
  const said = run.output().length;
  process.kill(await site.databasePid(), "SIGKILL");
  await isHealth(503);
  expect(await statuses()).toEqual(all(200));
  await isHealth(200);
  await expect.poll(() => run.output().slice(said)).toContain("The embedded database runs again.");
});

const GONE = "postgresql://a:b@127.0.0.1:1/gone";
const startedWithoutDatabase = () => {
  const secrets = { NEXTAUTH_SECRET: "s".repeat(32), INTERNAL_TOKEN: "s".repeat(32) };
  return site.started(["--without-database"], { DATABASE_URL: GONE, NEXTAUTH_URL: site.url, ...secrets });
};

async function killEverything(): Promise<void> {
  const pids = [run.process.pid ?? 0, await site.serverPid(), await site.databasePid()];
  for (const pid of pids) process.kill(pid, "SIGKILL");
  await run.ended;
}

test("when every process is killed right after a publication, no start brings an old page back", async () => {
  await site.plant("/en/indikator/ENV-02", "words that are taken back");
  await site.publish();
  await killEverything();
  run = await startedWithoutDatabase();
  expect(await (await site.get("/en/indikator/ENV-02")).text()).not.toContain("taken back");
  run.process.kill("SIGTERM");
  await run.ended;
});

test("a start with a database shows no visitor, the first included, a page of before it", async () => {
  run = await site.started();
  // Rendered and kept for whoever asks first.
  expect((await site.get("/en/indikator/ENV-02")).status).toBe(200);
  await until(
    async () => (await site.renderedAt("/en/indikator/ENV-02")) > 0,
    () => `The page was not kept:\n${run.output()}`,
  );
  await killEverything();
  await site.plant("/en/indikator/ENV-02", "words of yesterday");
  run = await site.started();
  const page = await (await site.get("/en/indikator/ENV-02")).text();
  expect(page).toContain("ENV-02");
  expect(page).not.toContain("words of yesterday");
});

test("when every process is killed the next start recovers by itself", async () => {
  await killEverything();
  run = await site.started();
  await isHealth(200);
  expect(await statuses()).toEqual(all(200));
  // The next tests end it and ask for what it kept: what the start itself makes anew comes first, and all of it after.
  await expect.poll(run.output, { timeout: 120_000 }).toContain("Public pages renewed");
  const since = Date.now();
  expect(await site.publish()).toBe(204);
  for (const page of KEPT)
    await until(
      async () => (await site.renderedAt(page)) > since,
      () => `${page} was not rendered anew:\n${run.output()}`,
    );
});

test("SIGTERM ends everything, with success", async () => {
  const pids = [await site.serverPid(), await site.databasePid()];
  run.process.kill("SIGTERM");
  expect(await run.ended).toBe(0);
  expect(pids.map(processIdentity)).toEqual([null, null]);
  await expect(site.get("/")).rejects.toThrow();
});

for (const time of ["first", "second"]) {
  test(`without a database the kept public pages are served, at a ${time} restart too`, async () => {
    run = await startedWithoutDatabase();
    expect(await statuses()).toEqual(all(200));
    expect(await (await site.get("/indikator/ENV-02")).text()).toContain("ENV-02");
    expect(await health()).toBe(503);
    run.process.kill("SIGTERM");
    expect(await run.ended).toBe(0);
  });
}
