import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { as, expect, expectAccessible, fillProgress, monthFor, submit, test } from "../../support/app";

// The agency of this spec: Bagian Pemerintahan, programme Prodamas Plus.
const PROGRAMME = "prodamas-plus";

const document = (bytes: number) => Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(bytes - 9)]);

const pdfNamed = (buffer: Buffer) => ({ name: "laporan.pdf", mimeType: "application/pdf", buffer });

async function report(page: Page, index: number): Promise<string> {
  const period = monthFor(index);
  await fillProgress(page, PROGRAMME, { period, percent: "30", done: "Kunjungan rumah" });
  await submit(page);
  await page.waitForURL(/\/kelola\/laporan\//);
  return page.url().replace(/\?.*/, "");
}

type Chosen = { name: string; mimeType: string; buffer: Buffer } | string;

async function choose(page: Page, file: Chosen, informationClass = "Berkala"): Promise<void> {
  const form = page.getByRole("form", { name: "Unggah berkas" });
  await form.getByLabel("Berkas", { exact: true }).setInputFiles(file);
  await form.getByLabel("Kelas informasi").selectOption({ label: informationClass });
  await form.getByRole("button", { name: "Unggah", exact: true }).click();
}

const stored = (page: Page) => page.getByText("Berkas sudah tersimpan.");

test("a 25 MB upload that is cut in the middle goes on where it was, by itself and after a reload", async ({
  browser,
  watched,
}, info) => {
  // Each request that is cut is an error in the console, and meant to be.
  const page = await as(browser, "pemerintahan", (one) =>
    watched(one, { expectedErrors: /ERR_FAILED|Failed to load resource/ }),
  );
  const url = await report(page, 4);
  const file = document(26_214_400);
  // On disk: the browser knows a file again by its name, size and day.
  const place = info.outputPath("laporan-besar.pdf");
  await writeFile(place, file);
  const sent: number[] = [];
  let cutAfter = 6;
  await page.route("**/api/evidence/uploads/**", async (route) => {
    const request = route.request();
    if (request.method() !== "PATCH") return route.continue();
    if (cutAfter <= 0) return route.abort();
    cutAfter -= 1;
    sent.push(Number(request.headers()["upload-offset"]));
    await route.continue();
  });
  await choose(page, place);
  await expect(page.getByText("Sambungan terputus")).toBeVisible();
  cutAfter = 6;
  await expect.poll(() => sent.length).toBeGreaterThan(8);
  await expect(page.getByText("Sambungan terputus")).toBeVisible();
  // The page is left in the middle; the browser keeps where it was.
  await page.goto(url);
  await expect(page.getByText("Ada unggahan yang belum selesai")).toBeVisible();
  cutAfter = 1000;
  await choose(page, place);
  await expect(stored(page)).toBeVisible({ timeout: 300_000 });
  // No part was sent twice, and the first after the reload was not the beginning.
  expect(sent).toEqual([...new Set(sent)]);
  expect(sent.filter((offset) => offset === 0)).toHaveLength(1);
  const link = page.getByRole("link", { name: "Buka PDF, 25,0 MB" });
  await expect(link).toBeVisible();
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect((await answer.body()).equals(file)).toBe(true);
  expect(answer.headers()).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="laporan-besar.pdf"; filename*=UTF-8''laporan-besar.pdf`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, no-store",
  });
});

test("a program named laporan.pdf is refused, a link needs no script, walidata checks, and citizens read it", async ({
  browser,
  watched,
}) => {
  const officer = await as(browser, "pemerintahan", (one) => watched(one, { expectedErrors: /422/ }));
  const url = await report(officer, 5);
  await choose(officer, pdfNamed(Buffer.concat([Buffer.from("MZ\x90\0", "latin1"), Buffer.alloc(5000)])));
  await expect(officer.getByText("Isinya program, bukan dokumen")).toBeVisible();
  await choose(officer, pdfNamed(document(2000)));
  await expect(stored(officer)).toBeVisible();
  await expect(officer.getByRole("heading", { level: 3, name: "laporan", exact: true })).toBeVisible();
  await expectAccessible(officer);
  const file = (await officer.getByRole("link", { name: /^Buka PDF/ }).getAttribute("href")) ?? "";

  const other = await as(browser, "disdik", watched);
  expect((await other.request.get(file)).status()).toBe(404);

  const steward = await as(browser, "diskominfo", watched);
  await steward.goto(url);
  await steward.getByRole("button", { name: /^Tandai sudah diperiksa/ }).click();
  await expect(steward.getByText("Diperiksa walidata").first()).toBeVisible();
  await steward.getByRole("button", { name: "Verifikasi", exact: true }).click();
  await steward.getByRole("button", { name: "Terbitkan", exact: true }).click();
  await steward.getByRole("dialog").getByRole("button", { name: "Ya, terbitkan" }).click();
  await expect(steward.getByText("Sudah terbit di situs publik.")).toBeVisible();

  const citizen = watched(await (await browser.newContext()).newPage());
  const shown = citizen.getByRole("link", { name: /^laporan \(PDF/ });
  await expect(async () => {
    await citizen.goto(`/program/${PROGRAMME}`);
    await expect(shown.first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  const address = (await shown.first().getAttribute("href")) ?? "";
  expect((await citizen.request.get(address)).headers()["content-type"]).toBe("application/pdf");
  expect((await citizen.request.get(file)).status()).toBe(401);
});

test("without scripts a link is added with a plain form", async ({ browser, watched }) => {
  const officer = await as(browser, "pemerintahan", watched);
  const url = await report(officer, 6);
  const cookies = await officer.context().storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: cookies });
  const page = watched(await plain.newPage());
  await page.goto(url);
  const form = page.getByRole("form", { name: "Tambah tautan" });
  await form.getByLabel("Judul tautan").fill("Berita acara");
  await form.getByLabel("Alamat tautan").fill("https://contoh.go.id/berita-acara");
  await form.getByLabel("Kelas informasi").selectOption({ label: "Setiap saat" });
  await form.getByRole("button", { name: "Tambahkan tautan" }).click();
  await expect(page.getByRole("link", { name: "Buka tautan di contoh.go.id" })).toBeVisible();
});

test("a pack of a round is made in the background, its bar moves by itself, and it is downloaded", async ({
  browser,
  watched,
}) => {
  const steward = await as(browser, "diskominfo", watched);
  await steward.goto("/kelola/putaran/2022/paket");
  await expectAccessible(steward);
  await steward.getByRole("button", { name: "Buat paket bukti" }).click();
  const link = steward.getByRole("link", { name: /^Unduh paket/ });
  await expect(link).toBeVisible({ timeout: 120_000 });
  const answer = await steward.request.get((await link.getAttribute("href")) ?? "");
  expect((await answer.body()).subarray(0, 2).toString()).toBe("PK");
  await expectAccessible(steward);
  const officer = await as(browser, "pemerintahan", (one) => watched(one, { expectedErrors: /404/ }));
  expect((await officer.request.get((await link.getAttribute("href")) ?? "")).status()).toBe(404);
});

test("recommendations: a list and a page with the letter's words and a place for evidence", async ({
  browser,
  watched,
}) => {
  const steward = await as(browser, "diskominfo", watched);
  await steward.goto("/kelola/rekomendasi?tampilan=daftar");
  await expectAccessible(steward);
  await steward.getByRole("table").getByRole("link").first().click();
  await expect(steward.getByRole("heading", { level: 2, name: "Bukti dukung" })).toBeVisible();
  await expectAccessible(steward);
});
