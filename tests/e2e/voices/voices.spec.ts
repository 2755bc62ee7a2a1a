import type { APIRequestContext, Page } from "@playwright/test";
import { as, dayFromNow, expect, expectAccessible, query, test } from "../../support/app";

// The agency of this spec: RSUD Gambiran, Quick Win Homecare.

test("a testimony stands where it was consented to, and within a second of the withdrawal nowhere", async ({
  browser,
  watched,
}) => {
  const story = `Perawat datang ke rumah dua kali sebulan`;
  const name = `Sumarni`;

  const officer = await as(browser, "rsud", watched);
  await officer.goto("/kelola/testimoni/baru");
  await expectAccessible(officer);
  await officer.getByLabel("Quick Win").selectOption("homecare");
  await officer.getByLabel("Cerita", { exact: true }).fill(story);
  await officer.getByLabel("Nama samaran").fill("Ibu S.");
  await officer.getByLabel("Tanggal bercerita").fill(dayFromNow(-3));
  await officer.getByLabel("Nama yang bercerita").fill(name);
  await officer.getByLabel("Yang bercerita belum berumur 18 tahun").check();
  await officer.getByLabel("Cara persetujuan diberikan").selectOption({ label: "Formulir" });
  await officer.getByLabel("Tanggal persetujuan").fill(dayFromNow(-3));
  await officer.getByRole("button", { name: "Ajukan ke Diskominfo" }).click();
  // A minor's guardian consents, and nobody hands in what was not consented to.
  await expect(officer.getByRole("alert").first()).toBeFocused();
  await expect(officer.getByLabel("Cerita", { exact: true })).toHaveValue(story);
  await expect(officer.getByLabel("Yang bercerita belum berumur 18 tahun")).toBeChecked();
  await expectAccessible(officer);
  await officer.getByLabel("Nama orang tua atau wali").fill(`Wali`);
  await officer.getByLabel("Yang bercerita (atau walinya) sudah menyetujui semua ini").check();
  await officer.getByRole("button", { name: "Ajukan ke Diskominfo" }).click();
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();
  await expectAccessible(officer);
  const place = new URL(officer.url()).pathname;

  const staff = await as(browser, "diskominfo", watched);
  await staff.goto(place);
  await staff.getByRole("button", { name: "Terbitkan", exact: true }).click();
  await staff.getByRole("dialog").getByRole("button", { name: "Ya, terbitkan" }).click();
  await expect(staff.getByText("Sudah terbit di situs publik.")).toBeVisible();

  // Everywhere the public looks; read twice, so that what can be kept is kept.
  const reader = (await browser.newContext()).request;
  const places = ["/program/homecare", "/en/program/homecare", "/api/v1/testimonies", "/api/v1/testimonies?format=csv"];
  const texts = async (request: APIRequestContext) =>
    Promise.all(places.map(async (one) => (await request.get(one)).text()));
  for (const _ of [1, 2])
    for (const text of await texts(reader)) {
      expect(text).toContain(story);
      expect(text).toContain("Ibu S.");
      expect(text).not.toContain(name);
    }

  await officer.goto(place);
  await officer.getByRole("button", { name: "Tarik persetujuan" }).click();
  await expectAccessible(officer);
  await officer.getByRole("dialog").getByRole("button", { name: "Ya, tarik dan hapus" }).click();
  await expect(officer.getByText("Persetujuan ditarik. Testimoni ini sudah hilang")).toBeVisible();
  const since = Date.now();
  await expect
    .poll(async () => (await texts(reader)).some((text) => text.includes(story)), { timeout: 1000 })
    .toBe(false);
  expect(Date.now() - since).toBeLessThan(1500);
  await expectAccessible(officer);
  const id = place.split("/").at(-1);
  const [left] = await query(
    `SELECT t.text, t.pseudonym, t.status, c."testimonyId" AS consent FROM testimonies t LEFT JOIN consents c ON c."testimonyId" = t.id WHERE t.id = $1`,
    [id],
  );
  expect(left).toEqual({ text: "", pseudonym: "", status: "WITHDRAWN", consent: null });
  const traces = await query(`SELECT 1 FROM audit_events WHERE "before"::text || "after"::text LIKE '%' || $1 || '%'`, [
    name,
  ]);
  expect(traces, "the name stands in the audit log").toEqual([]);
  await expect(query(`UPDATE testimonies SET text = 'kembali' WHERE id = $1`, [id])).rejects.toThrow(/withdrawn/);
});

const numbers = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

/** Does the sum that the form asks. */
async function solve(page: Page): Promise<void> {
  const label = (await page.locator("label", { hasText: /^Berapa / }).innerText()).replace("?", "");
  const sum = label.split(" ").reduce((total, word) => total + Math.max(0, numbers.indexOf(word)), 0);
  await page.getByLabel(/^Berapa /).fill(String(sum));
}

/**
 * Sends the form until it is taken: one that comes sooner than a person types is refused. What was sent is not sent again
 * because its answer takes its time.
 */
async function untilThanked(page: Page, prove: () => Promise<void>): Promise<void> {
  const isThanked = () => page.url().includes("terima-kasih");
  await expect(async () => {
    if (isThanked()) return;
    await prove();
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Kirim" }).click();
    await answered;
    await expect(page).toHaveURL(/terima-kasih/, { timeout: 3000 });
  }).toPass();
}

/** The device's own check, which takes the place of the sum. */
const checked = (page: Page) => expect(page.getByText("Pemeriksaan selesai: tidak perlu berhitung.")).toBeVisible();

/** What a form carries unseen; some browsers bring it back with the page, others load the page anew. */
const unseen = (page: Page) => page.locator('input[name="token"], input[name="task"]');

test("who goes back after sending and asks another question loses neither", async ({ page }) => {
  const [first, second] = ["Berapa biaya Homecare untuk keluarga?", "Siapa perawat Homecare di kelurahan kami?"];
  await page.goto("/tanya?program=homecare");
  await page.getByLabel("Pertanyaan atau laporan Anda").fill(first);
  let sent: string[] = [];
  await untilThanked(page, async () => {
    await checked(page);
    sent = await unseen(page).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  });
  await page.goBack();
  await page.getByLabel("Pertanyaan atau laporan Anda").fill(second);
  await checked(page);
  await unseen(page).evaluateAll((all, values) => {
    for (const [at, one] of all.entries()) (one as HTMLInputElement).value = values[at] ?? "";
  }, sent);
  await page.getByRole("button", { name: "Kirim" }).click();
  await expect(page.getByText("Formulir ini sudah pernah dikirim").first()).toBeVisible();
  await expect(page.getByLabel("Pertanyaan atau laporan Anda")).toHaveValue(second);
  await expectAccessible(page);
  await untilThanked(page, () => checked(page));
  const stored = await query(`SELECT text FROM public_questions WHERE text IN ($1, $2)`, [first, second]);
  expect(stored.length).toBe(2);
});

test.describe("a resident without scripts and without an account", () => {
  test.use({ javaScriptEnabled: false });

  test("asks, is answered, and reads how long it took; nobody sees the address", async ({
    page,
    context,
    browser,
    watched,
  }) => {
    const options = { javaScriptEnabled: true };
    const text = `Apakah Homecare sudah berjalan di kelurahan kami?`;
    await page.goto("/program/homecare");
    await page.getByRole("link", { name: "Tanya atau laporkan" }).click();
    await page.getByLabel("Pertanyaan atau laporan Anda").fill(text);
    await page.getByLabel("Kelurahan").selectOption({ index: 1 });
    await page.getByLabel(/^Berapa /).fill("99");
    await page.getByRole("button", { name: "Kirim" }).click();
    // Refused, for a person does sums and takes more than three seconds; what was typed is still there.
    await expect(page.getByLabel("Pertanyaan atau laporan Anda")).toHaveValue(text);
    await untilThanked(page, () => solve(page));
    expect(await context.cookies()).toEqual([]);
    const [asked] = await query<{ number: number; id: string }>(
      `SELECT number, id FROM public_questions WHERE text = $1`,
      [text],
    );
    expect((await page.request.get(`/tanya-jawab/${asked?.number}`)).status()).toBe(404);

    const staff = await as(browser, "diskominfo", watched, options);
    await staff.goto("/kelola/pertanyaan");
    await expectAccessible(staff);
    await staff.goto(`/kelola/pertanyaan/${asked?.id}`);
    await expectAccessible(staff);
    await staff.getByRole("button", { name: "Teruskan dan tampilkan" }).click();
    await expect(staff.getByText("Pertanyaan diteruskan dan tampil di situs publik.")).toBeVisible();
    await page.goto(`/tanya-jawab/${asked?.number}`);
    await expect(page.getByRole("main")).toContainText("Menunggu jawaban");

    const officer = await as(browser, "rsud", watched, options);
    await officer.goto("/kelola");
    await officer.getByRole("link", { name: new RegExp(`Pertanyaan warga ${asked?.number}`) }).click();
    await officer.getByLabel("Jawaban", { exact: true }).fill("Sudah, setiap hari Selasa di puskesmas pembantu.");
    await officer.getByRole("button", { name: "Ajukan jawaban" }).click();
    await expect(officer.getByText("Jawaban diajukan.")).toBeVisible();
    await expectAccessible(officer);
    expect(await (await page.request.get(`/tanya-jawab/${asked?.number}`)).text()).not.toContain("hari Selasa");
    await staff.reload();
    await staff.getByRole("button", { name: "Terbitkan jawaban" }).click();
    await staff.getByRole("dialog").getByRole("button", { name: "Ya, terbitkan" }).click();
    await expect(staff.getByText("Sudah terbit di situs publik.")).toBeVisible();
    await page.goto(`/tanya-jawab/${asked?.number}`);
    await expect(page.getByRole("main")).toContainText("Sudah, setiap hari Selasa di puskesmas pembantu.");
    await expect(page.getByRole("main")).toContainText("dalam waktu kurang dari sehari");
  });
});
