import type { Page } from "@playwright/test";
import sharp from "sharp";
import { as, expect, expectAccessible, fillProgress, monthFor, query, submit, test } from "../../support/app";
import { PHONE } from "../../support/screens";

// Months that no other journey of this agency reports on.
const PROGRAMME = "kurnia";
const [MONTH, DRAFT] = [monthFor(13), monthFor(14)] as const;
const LIST = "/kelola/menunggu";
const TELEPHONE = { viewport: PHONE, hasTouch: true, serviceWorkers: "allow" } as const;

const reportsOf = async (period: string) => {
  const [row] = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM progress_reports JOIN programmes ON programmes.id = "programmeId"
     WHERE slug = $1 AND period = $2`,
    [PROGRAMME, period],
  );
  return row?.count;
};

/** Addresses of the pages that open without a line. */
const keptPages = (page: Page) =>
  page.evaluate(async () => {
    const pages = await caches.open("enam-pilar-pages");
    return (await pages.keys()).map(({ url }) => new URL(url).pathname + new URL(url).search);
  });

/** Everything that the office left on the device. */
const left = (page: Page) =>
  page.evaluate(async () => {
    const stores = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("enam-pilar-device");
      opening.onsuccess = () => resolve(opening.result);
    });
    const counts = await Promise.all(
      [...stores.objectStoreNames].map(
        (name) =>
          new Promise<number>((resolve) => {
            const counting = stores.transaction(name).objectStore(name).count();
            counting.onsuccess = () => resolve(counting.result);
          }),
      ),
    );
    stores.close();
    return { caches: (await caches.keys()).length, rows: counts.reduce((sum, count) => sum + count, 0) };
  });

test("a report is opened, filled in and submitted without a line, waits while the browser is closed, and arrives once", async ({
  browser,
  watched,
}) => {
  const expected = { expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED|422|RSC payload/ };
  const officer = await as(browser, "dinkop", (page) => watched(page, expected), TELEPHONE);
  const form = `/kelola/program/${PROGRAMME}/lapor?periode=${MONTH}`;
  await officer.goto(form);
  await expect.poll(() => keptPages(officer)).toEqual(expect.arrayContaining([form, LIST]));
  await fillProgress(officer, PROGRAMME, { period: MONTH, percent: "35", done: "Diisi di lapangan" });
  await officer.context().setOffline(true);
  await submit(officer);
  await expect(officer.getByText("Disimpan di perangkat ini, menunggu terkirim")).toBeVisible();
  await expectAccessible(officer);
  expect(await reportsOf(MONTH)).toBe(0);

  // Closed and opened again, still without a line: what is asked for and is not kept leads to the list.
  const { context } = { context: officer.context() };
  await officer.close();
  const again = watched(await context.newPage(), expected);
  await again.goto("/kelola");
  await expect(again).toHaveURL(new RegExp(`${LIST}$`));
  const waiting = again.getByRole("article", { name: /KURNIA/i });
  await expect(waiting).toContainText("Menunggu terkirim");
  await expect(waiting).toContainText("disimpan");
  await expectAccessible(again);
  await waiting.getByRole("link", { name: "Buka" }).click();
  await expect(again.getByLabel("Yang dikerjakan")).toHaveValue("Diisi di lapangan");
  await again.getByLabel("Yang dikerjakan").fill("Diisi di lapangan, lalu dilengkapi");
  await submit(again);
  await expect(again.getByText("Disimpan di perangkat ini, menunggu terkirim")).toBeVisible();

  await context.setOffline(false);
  await expect(again.getByText("Sudah terkirim")).toBeVisible();
  await again.goto(LIST);
  await expect(waiting).toHaveCount(1);
  await expect(waiting).toContainText("Sudah terkirim");
  expect(await reportsOf(MONTH)).toBe(1);
  await waiting.getByRole("link", { name: "Buka" }).click();
  await expect(again.getByRole("main")).toContainText("Diisi di lapangan, lalu dilengkapi");
});

test("what somebody else changed meanwhile is shown beside what was typed; a photograph waits too; sign-out empties the device", async ({
  browser,
  watched,
}) => {
  const expected = { expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED|422|RSC payload/ };
  const officer = await as(browser, "dinkop", (page) => watched(page, expected), TELEPHONE);
  await fillProgress(officer, PROGRAMME, { period: DRAFT, percent: "10", done: "Awal" });
  await officer.getByRole("button", { name: "Simpan draf" }).click();
  await officer.waitForURL(/\/kelola\/laporan\//);
  const report = new URL(officer.url()).pathname;
  await officer.goto(report);
  await expect.poll(() => keptPages(officer)).toEqual(expect.arrayContaining([report, LIST]));
  await officer.context().setOffline(true);
  // The page may wake up between the marking and the typing of one "fill".
  await expect(async () => {
    await officer.getByLabel("Yang dikerjakan").fill("Dari lapangan");
    await expect(officer.getByLabel("Yang dikerjakan")).toHaveValue("Dari lapangan", { timeout: 500 });
  }).toPass();
  await officer.getByRole("button", { name: "Simpan draf" }).click();
  await expect(officer.getByText("Disimpan di perangkat ini, menunggu terkirim")).toBeVisible();

  const large = await sharp({ create: { width: 5200, height: 2600, channels: 3, background: "#3a6" } })
    .jpeg({ quality: 100 })
    .toBuffer();
  const evidence = officer.getByRole("form", { name: "Unggah berkas" });
  await evidence
    .getByLabel("Ambil foto")
    .setInputFiles({ name: "lapangan.jpg", mimeType: "image/jpeg", buffer: large });
  await evidence.getByLabel("Kelas informasi").selectOption({ label: "Berkala" });
  await evidence.getByRole("button", { name: "Unggah", exact: true }).click();
  await expect(officer.getByText("Disimpan di perangkat ini; terkirim sendiri")).toBeVisible();

  const steward = await as(browser, "diskominfo", watched);
  await steward.goto(report);
  await steward.getByLabel("Yang dikerjakan").fill("Dari kantor");
  await steward.getByRole("button", { name: "Simpan draf" }).click();
  await expect(steward.getByText("Tersimpan").first()).toBeVisible();

  await officer.context().setOffline(false);
  const both = officer.getByRole("table", { name: "Isian yang berbeda" });
  await expect(both).toContainText("Dari lapangan");
  await expect(both).toContainText("Dari kantor");
  const files = () =>
    query<{ width: string }>(
      `SELECT evidence."fileName" FROM evidence JOIN progress_reports ON progress_reports.id = "progressReportId"
       WHERE progress_reports.id = $1`,
      [report.split("/").at(-1)],
    );
  await expect.poll(files).toEqual([{ fileName: "lapangan.jpg" }]);

  await officer.goto(LIST);
  await expect(officer.getByText("Isinya berubah sementara itu")).toBeVisible();
  await expectAccessible(officer);
  await officer
    .getByRole("article", { name: /KURNIA/i })
    .getByRole("link", { name: "Buka" })
    .click();
  await expect(both).toContainText("Dari kantor");
  await expect(officer.getByLabel("Yang dikerjakan")).toHaveValue("Dari lapangan");
  await officer.getByRole("button", { name: "Simpan draf" }).click();
  await expect(officer.getByText("Draf tersimpan.")).toBeVisible();
  await officer.goto(LIST);
  await expect(officer.getByText("Isinya berubah sementara itu")).toHaveCount(0);

  await officer.getByRole("button", { name: "Keluar" }).click();
  await officer.getByRole("heading", { level: 1, name: "Masuk" }).waitFor();
  await expect.poll(() => left(officer)).toEqual({ caches: 0, rows: 0 });
  await officer.context().setOffline(true);
  await expect(officer.goto(report)).rejects.toThrow();
  await officer.context().setOffline(false);
});

test("a telephone is offered the office as an app of its own, apart from the public site, and the worker is never old", async ({
  browser,
  watched,
}) => {
  const officer = await as(browser, "dinkop", watched, TELEPHONE);
  await officer.goto("/kelola");
  const address = (await officer.locator("link[rel=manifest]").getAttribute("href")) ?? "";
  const manifest = (await (await officer.request.get(address)).json()) as { icons: { src: string; purpose: string }[] };
  expect(manifest).toMatchObject({
    start_url: "/kelola",
    display: "standalone",
    theme_color: expect.stringMatching(/^#[0-9a-f]{6}$/i),
  });
  expect(manifest.icons.map(({ purpose }) => purpose)).toContain("maskable");
  for (const { src } of manifest.icons) expect((await officer.request.get(src)).status()).toBe(200);
  for (const file of ["/office-worker.js", "/office-queue.js"])
    expect((await officer.request.get(file)).headers()["cache-control"]).toBe("no-cache");
  const citizen = watched(await (await browser.newContext({ serviceWorkers: "allow" })).newPage());
  await citizen.goto("/");
  const own = (await citizen.locator("link[rel=manifest]").getAttribute("href")) ?? "";
  expect(await (await citizen.request.get(own)).json()).toMatchObject({ start_url: "/" });
  expect(await citizen.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

const EXPECTED = { expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED|404|422|RSC payload/ };
const KEPT = "Disimpan di perangkat ini, menunggu terkirim";

test("a value that was filled in without a line is sent by the browser itself, with no page of the office open", async ({
  browser,
  watched,
}) => {
  const officer = await as(browser, "dinkop", (page) => watched(page, EXPECTED), TELEPHONE);
  const period = monthFor(15);
  const values = async () =>
    (
      await query<{ count: number }>(
        `SELECT count(*)::int AS count FROM indicator_values JOIN indicators i ON i."id" = "indicatorId" WHERE i."code" = 'ECO-01' AND "period" = $1`,
        [period],
      )
    )[0]?.count;
  const form = `/kelola/indikator/ECO-01/isi?periode=${period}`;
  await officer.goto(form);
  await expect.poll(() => keptPages(officer)).toEqual(expect.arrayContaining([form, LIST]));
  await officer.getByLabel("Nilai").first().fill("321");
  await officer.getByLabel("Sumber", { exact: true }).fill("Rekap lapangan");
  await officer.context().setOffline(true);
  await officer.getByRole("button", { name: "Simpan draf" }).click();
  await expect(officer.getByText(KEPT)).toBeVisible();
  await expectAccessible(officer);
  expect(await values()).toBe(0);

  // A page of the public site knows nothing of it: what comes now comes from the worker, as the browser's sync wakes it.
  const elsewhere = watched(await officer.context().newPage(), EXPECTED);
  await officer.close();
  await elsewhere.context().setOffline(false);
  await elsewhere.goto("/tentang");
  const devtools = await elsewhere.context().newCDPSession(elsewhere);
  const registration = new Promise<string>((resolve) =>
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL, isDeleted }) => !isDeleted && scopeURL.endsWith("/kelola"));
      if (own) resolve(own.registrationId);
    }),
  );
  await devtools.send("ServiceWorker.enable");
  await devtools.send("ServiceWorker.dispatchSyncEvent", {
    ...{ origin: new URL(elsewhere.url()).origin, registrationId: await registration },
    ...{ tag: "enam-pilar:kept", lastChance: false },
  });
  await expect.poll(values).toBe(1);
});
