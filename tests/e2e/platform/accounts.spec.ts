// An officer's way through the product: made by ADMIN, in by a first password, a code and a passkey, and away again.
import type { CDPSession, Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { as, expect, expectAccessible, query, test } from "../../support/app";

const OWN = "sungai brantas mengalir";
async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/masuk");
  await page.getByLabel("Alamat surel").fill(email);
  await page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
}

/** A finger that is always right, as Chromium brings it for tests. */
async function virtualAuthenticator(page: Page): Promise<CDPSession> {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  await client.send("WebAuthn.addVirtualAuthenticator", { options });
  return client;
}

/** A code that is not of a step that was used already. */
const codeOf = (secret: string, ahead = 0) =>
  new TOTP({ secret: secret.replaceAll(" ", "") }).generate({ timestamp: Date.now() + ahead * 1000 });

test("from the first password to the hand-over: one officer's account, all the way", async ({ browser, watched }) => {
  test.slow();
  const stamp = Date.now();
  const email = `petugas-${stamp}@kota.go.id`;
  const admin = await as(browser, "admin", watched);

  // ADMIN makes it; the first password stands on this page alone.
  await admin.goto("/kelola/pengguna");
  await expectAccessible(admin);
  await admin.getByRole("link", { name: "Akun baru" }).click();
  await admin.getByRole("button", { name: "Buat akun" }).click();
  await expect(admin.getByRole("alert").first()).toBeFocused();
  await expectAccessible(admin);
  await admin.getByLabel("Nama lengkap").fill(`Petugas ${stamp}`);
  await admin.getByLabel("Alamat surel").fill(email);
  await admin.getByLabel("Perangkat daerah").last().selectOption("PERKIM");
  await admin.getByRole("button", { name: "Buat akun" }).click();
  const made = admin.getByRole("status").filter({ hasText: "Kata sandi awal untuk" });
  await expect(made).toBeVisible();
  await expectAccessible(admin);
  const first = (await made.locator(".font-mono").textContent()) ?? "";
  expect(first).toMatch(/^\w{5}(?:-\w{5}){3}$/);

  // In with it, and nowhere else before it is changed.
  const officer = watched(await (await browser.newContext()).newPage(), { expectedErrors: /40[14]/ });
  await enter(officer, email, first);
  await expect(officer).toHaveURL(/\/masuk\/kata-sandi$/);
  await officer.goto("/kelola");
  await expect(officer).toHaveURL(/\/masuk\/kata-sandi$/);
  await expectAccessible(officer);
  await officer.getByLabel("Kata sandi baru", { exact: true }).fill("password1234");
  await officer.getByLabel("Kata sandi baru, sekali lagi").fill("password1234");
  await officer.getByRole("button", { name: "Simpan kata sandi" }).click();
  await expect(officer.getByText(/sudah bocor/).first()).toBeVisible();
  await officer.getByLabel("Kata sandi baru", { exact: true }).fill(OWN);
  await officer.getByLabel("Kata sandi baru, sekali lagi").fill(OWN);
  await officer.getByRole("button", { name: "Simpan kata sandi" }).click();
  await expect(officer).toHaveURL(/\/kelola$/);

  // Codes on the telephone, with paper for when it is away.
  await officer.goto("/kelola/akun");
  await expectAccessible(officer);
  await officer.getByRole("link", { name: "Atur langkah kedua" }).click();
  await officer.getByRole("button", { name: "Pasang kode di ponsel" }).click();
  await expect(officer.getByRole("img", { name: /dipindai/ })).toBeVisible();
  await expectAccessible(officer);
  const secret = (await officer.locator("p > .font-mono").textContent()) ?? "";
  await officer.getByLabel("Kode 6 angka dari ponsel").fill(codeOf(secret));
  await officer.locator("#setup-password").fill(OWN);
  await officer.getByRole("button", { name: "Pasang", exact: true }).click();
  const paper = officer.getByRole("status").filter({ hasText: "Catat atau cetak kode cadangan" });
  await expect(paper.getByRole("listitem")).toHaveCount(10);
  const code = (await paper.getByRole("listitem").first().textContent()) ?? "";

  // A passkey beside them.
  await virtualAuthenticator(officer);
  await officer.getByLabel("Nama kunci").fill("Laptop kantor");
  await officer.locator("#passkey-password").fill("bukan kata sandinya");
  await officer.getByRole("button", { name: "Tambah kunci sandi" }).click();
  await expect(officer.getByText("Kata sandi ini salah.")).toBeVisible();
  await officer.locator("#passkey-password").fill(OWN);
  await officer.getByRole("button", { name: "Tambah kunci sandi" }).click();
  await expect(officer.getByText("Langkah kedua terpasang.")).toBeVisible();
  await officer.reload();
  await expect(officer.getByText("Laptop kantor", { exact: true })).toBeVisible();
  await expectAccessible(officer);

  // Out, and in again: by a code, by one of paper, by the passkey as second step, and by the passkey alone.
  const leave = async () => {
    await officer.getByRole("button", { name: "Keluar", exact: true }).first().click();
    await expect(officer).toHaveURL(/\/masuk$/);
  };
  await leave();
  await enter(officer, email, OWN);
  await expect(officer).toHaveURL(/\/masuk\/langkah-kedua/);
  await expectAccessible(officer);
  await officer.getByLabel("Kode", { exact: true }).fill("000000");
  await officer.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(officer.getByText(/Kode ini salah/).first()).toBeVisible();
  await officer.getByLabel("Kode", { exact: true }).fill(codeOf(secret, 30));
  await officer.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(officer).toHaveURL(/\/kelola$/);
  await leave();
  await enter(officer, email, OWN);
  await officer.getByLabel("Kode", { exact: true }).fill(code);
  await officer.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(officer).toHaveURL(/\/kelola$/);
  await leave();
  await enter(officer, email, OWN);
  await officer.getByRole("button", { name: "Pakai kunci sandi" }).click();
  await expect(officer).toHaveURL(/\/kelola$/);
  await leave();
  await officer.getByRole("button", { name: "Masuk dengan kunci sandi" }).click();
  await expect(officer).toHaveURL(/\/kelola$/);

  // Their work goes to another one of the agency, and the account is closed.
  const [id] = (await query<{ id: string }>("SELECT id FROM users WHERE email = $1", [email])).map((row) => row.id);
  const [colleague] = await query<{ id: string; name: string }>(
    `SELECT u.id, u.name FROM users u JOIN agencies a ON a.id = u."agencyId" WHERE a.code = 'PERKIM' AND u.id <> $1 ORDER BY u.name LIMIT 1`,
    [id],
  );
  await query(
    `INSERT INTO follow_up_actions ("id", "decisionId", "recommendationId", "text", "agencyId", "officerId", "dueOn", "createdById")
     SELECT gen_random_uuid(), NULL, c.id, 'Menata drainase ' || n, $1, $2, current_date + 90, $2
       FROM (SELECT r.id FROM recommendations r WHERE r.state NOT IN ('CONFIRMED', 'REPORTED') ORDER BY r.id LIMIT 1) c, generate_series(1, 3) n`,
    [(await query<{ id: string }>("SELECT id FROM agencies WHERE code = 'PERKIM'"))[0]?.id, id],
  );
  await admin.goto(`/kelola/pengguna/${id}`);
  await expect(admin.getByText("Serahkan pekerjaannya dulu")).toBeVisible();
  await expectAccessible(admin);
  await admin.getByRole("link", { name: "Serahkan pekerjaan" }).first().click();
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Lihat dulu" }).click();
  await expect(admin.getByText("Pilih penerimanya.").first()).toBeVisible();
  await admin.getByLabel("Penerima untuk semua yang dicentang").selectOption(colleague?.id ?? "");
  await admin.getByLabel("Catatan").fill("Pindah tugas ke kecamatan");
  await admin.getByRole("button", { name: "Lihat dulu" }).click();
  await expect(admin.getByText(`3 pekerjaan kepada ${colleague?.name}`)).toBeVisible();
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Serahkan sekarang" }).click();
  await expect(admin.getByText("Pekerjaan sudah diserahkan.")).toBeVisible();
  await admin.getByRole("button", { name: "Tutup akun" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Ya, lanjutkan" }).click();
  await expect(admin.getByText("Akun sudah ditutup. Sesinya langsung berakhir.")).toBeVisible();
  await officer.goto("/kelola");
  await expect(officer).toHaveURL(/\/masuk\?ke=/);
  const held = await query<{ officerId: string }>(
    `SELECT "officerId" FROM follow_up_actions WHERE text LIKE 'Menata drainase %'`,
  );
  expect(new Set(held.map(({ officerId }) => officerId))).toEqual(new Set([colleague?.id]));
});

test("one's own sessions are seen by device and ended one by one", async ({ browser, watched }) => {
  const here = await as(browser, "sesi2", watched);
  const there = await as(browser, "sesi2", watched);
  await there.goto("/kelola/akun");
  await here.goto("/kelola/akun");
  await here
    .getByRole("button", { name: /^Akhiri sesi/ })
    .first()
    .click();
  await expect(here.getByText("Sesi sudah diakhiri.")).toBeVisible();
  await there.goto("/kelola/akun");
  await expect(there).toHaveURL(/\/masuk/);
});

test("without a mail server the page of a forgotten password says who helps, and a link that is none says so", async ({
  page,
}) => {
  await page.goto("/masuk");
  await page.getByRole("link", { name: "Lupa kata sandi?" }).click();
  await expect(page.getByText("Surel belum tersedia di sini")).toBeVisible();
  await expectAccessible(page);
  for (const address of ["/masuk/tautan?t=x", "/masuk/langkah-kedua", "/mulai?kunci=x"]) {
    await page.goto(address);
    await expect(page.getByText(/tidak berlaku|sudah habis/).first()).toBeVisible();
    await expectAccessible(page);
  }
});
