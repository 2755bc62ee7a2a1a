import { withClient } from "../../../scripts/migrations";
import { accountOf, as, expect, expectAccessible, fillProgress, monthFor, signIn, test } from "../../support/app";

test("an anonymous visitor is sent to sign in and, after it, back to where they wanted to go", async ({ page }) => {
  await page.goto("/kelola/program/bank-sampah?x=1");
  await expect(page).toHaveURL(/\/masuk\?ke=%2Fkelola%2Fprogram%2Fbank-sampah%3Fx%3D1$/);
  await signIn(page, "dlhkp");
  await expect(page).toHaveURL(/\/kelola\/program\/bank-sampah\?x=1$/);
});

test("signing in never leads to another site", async ({ page, baseURL }) => {
  await page.goto("/masuk?ke=//evil.test/kelola");
  await signIn(page, "dlhkp");
  expect(page.url()).toBe(`${baseURL}/kelola`);
});

test("a wrong password and an unknown account get the same sentence, and the password is not sent back", async ({
  page,
}) => {
  for (const email of [accountOf("admin").email, "tidak.ada@enampilar.test"]) {
    await page.goto("/masuk");
    await page.getByLabel("Alamat surel").fill(email);
    await page.getByLabel("Kata sandi").fill("bukan-ini");
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    await expect(page.getByText("Surel atau kata sandi tidak cocok")).toBeVisible();
    await expect(page.getByLabel("Alamat surel")).toHaveValue(email);
    await expect(page.getByLabel("Kata sandi")).toHaveValue("");
  }
});

test("signing out ends it: the next page asks to sign in", async ({ page }) => {
  await signIn(page, "dlhkp");
  await page.getByRole("button", { name: "Keluar" }).click();
  await page.waitForURL(/masuk/);
  await page.goto("/kelola");
  await expect(page).toHaveURL(/masuk/);
});

test("disabling an account ends its session at once, whatever its cookie says", async ({ browser, watched }, {
  project,
}) => {
  const who = project.name === "phone" ? "sementara" : "sementara2";
  const page = await as(browser, who, watched);
  await page.goto("/kelola/program");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await withClient(process.env.TEST_OWNER_URL ?? "", (client) =>
    client.query(`UPDATE users SET "disabledAt" = now() WHERE email = $1`, [accountOf(who).email]),
  );
  await page.goto("/kelola/program");
  await expect(page).toHaveURL(/\/masuk\?ke=/);
});

test("another agency's programme, indicator, report and forms are not found", async ({ browser, watched }, {
  project,
}) => {
  const owner = await as(browser, "dlhkp", watched);
  await fillProgress(owner, "bank-sampah", {
    period: monthFor(project.name === "phone" ? 4 : 6),
    percent: "11",
    done: `Rahasia draf`,
  });
  await owner.getByRole("button", { name: "Simpan draf" }).click();
  await expect(owner.getByText("Draf tersimpan.")).toBeVisible();
  const draft = new URL(owner.url()).pathname;

  const other = await as(browser, "rsud", (page) => watched(page, { expectedErrors: /404/ }));
  for (const path of [
    "/kelola/program/bank-sampah",
    "/kelola/program/bank-sampah/lapor",
    "/kelola/indikator/ENV-02",
    "/kelola/indikator/ENV-02/isi",
    draft,
    "/kelola/verifikasi",
    "/dewan",
    "/dewan/smart-living",
  ]) {
    const response = await other.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(other.locator("body")).not.toContainText("Rahasia");
  }
  await other.goto("/kelola/program");
  await expect(other.getByRole("main")).not.toContainText("Bank Sampah");

  const council = await as(browser, "dewan", (page) => watched(page, { expectedErrors: /404/ }));
  expect((await council.goto(draft))?.status(), "a draft, to the council").toBe(404);
  expect((await council.goto("/kelola/verifikasi"))?.status()).toBe(404);
});

test("a draft is not public: not by page, API or guessed address", async ({ browser, watched, page, request }, {
  project,
}) => {
  const secret = `Belum terbit`;
  const owner = await as(browser, "dlhkp", watched);
  await fillProgress(owner, "bank-sampah", {
    period: monthFor(project.name === "phone" ? 5 : 7),
    percent: "99",
    done: secret,
  });
  await owner.getByRole("button", { name: "Ajukan untuk verifikasi" }).click();
  await expect(owner.getByText("Sudah diajukan.")).toBeVisible();
  const id = new URL(owner.url()).pathname.split("/").at(-1);
  for (const path of ["/", "/program", "/program/bank-sampah", "/en/program/bank-sampah", "/pilar/smart-environment"]) {
    await page.goto(path);
    await expect(page.locator("body")).not.toContainText(secret);
  }
  for (const path of [
    "/api/v1/programmes?pageSize=200",
    "/api/v1/programmes?format=csv",
    `/api/v1/programmes/${id}`,
    `/kelola/laporan/${id}`,
    `/id/kelola/laporan/${id}`,
    `/en/kelola/laporan/${id}`,
  ]) {
    const response = await request.get(path);
    expect(await response.text(), path).not.toContain(secret);
  }
});

test("the assessor reads and cannot write", async ({ browser, watched }) => {
  const guest = watched(await (await browser.newContext()).newPage(), { expectedErrors: /404/ });
  await signIn(guest, "asesor");
  await expect(guest).toHaveURL(/\/asesor$/);
  for (const path of [
    "/dewan",
    "/dewan/smart-economy",
    "/kelola/putaran",
    "/kelola/putaran/2022",
    "/kelola/putaran/2022/jalur",
    "/kelola/putaran/2022/andai",
    "/kelola/putaran/2022/catatan",
  ])
    expect((await guest.goto(path))?.status(), path).toBe(404);
  expect((await guest.goto("/kelola/program/bank-sampah/lapor"))?.status()).toBe(404);
});

test("signed-in pages carry a nonce policy without unsafe scripts; public ones a strict one, and no cookie", async ({
  page,
  request,
}) => {
  await signIn(page, "dlhkp");
  const policies = [];
  for (const path of ["/kelola", "/kelola"])
    policies.push((await page.goto(path))?.headers()["content-security-policy"] ?? "");
  for (const policy of policies) {
    expect(policy).toMatch(/script-src[^;]*'nonce-[^']+'/);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    expect(policy).toContain("frame-ancestors 'none'");
  }
  expect(policies[0]).not.toBe(policies[1]);
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name.includes("session"));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });

  const home = await request.get("/", { headers: { cookie: "" } });
  expect(home.headers()["set-cookie"]).toBeUndefined();
  expect(home.headers()["content-security-policy"]).toContain("default-src 'self'");
  expect(home.headers()["x-content-type-options"]).toBe("nosniff");
});

test("health: live, and ready with its database; the internal address answers nobody without the token", async ({
  request,
}) => {
  expect((await request.get("/api/health/live")).status()).toBe(200);
  expect((await request.get("/api/health/ready")).status()).toBe(200);
  expect((await request.post("/api/internal/revalidate", { headers: { authorization: "Bearer x" } })).status()).toBe(
    404,
  );
});

test("a cookie that was copied opens nothing after the sign-out, at our pages and at the sign-in library's own addresses", async ({
  browser,
  page,
  watched,
  baseURL,
}) => {
  await signIn(page, "dlhkp");
  const elsewhere = await as(browser, "dlhkp", watched);
  const cookies = await page.context().cookies();
  await page.getByRole("button", { name: "Keluar", exact: true }).click();
  await page.waitForURL(/masuk/);
  const thief = await browser.newContext();
  await thief.addCookies(cookies);
  const copied = watched(await thief.newPage());
  await copied.goto("/kelola");
  await expect(copied).toHaveURL(/masuk/);
  await thief.addCookies(cookies);
  const session = await thief.request.get(`${baseURL}/api/auth/session`);
  expect(await session.json()).toEqual({});
  // The cookie is taken away, and not given another twelve hours.
  expect((await thief.cookies()).filter(({ name }) => name.endsWith("session-token"))).toEqual([]);
  await elsewhere.goto("/kelola");
  await expect(elsewhere.getByRole("heading", { level: 1 })).toBeVisible();
});

test("one press ends every session of an account, and no other account's", async ({ browser, watched }, {
  project,
}) => {
  const who = project.name === "phone" ? "sesi" : "sesi2";
  const [here, elsewhere] = [await as(browser, who, watched), await as(browser, who, watched)];
  await here.goto("/kelola/akun");
  await expectAccessible(here);
  await here.getByRole("button", { name: "Keluar dari semua perangkat" }).click();
  await here.waitForURL(/masuk/);
  await elsewhere.goto("/kelola/akun");
  await expect(elsewhere).toHaveURL(/masuk/);
});

test("the security record is ADMIN's, in both languages, and tells who was refused what", async ({
  browser,
  watched,
}) => {
  const staff = await as(browser, "diskominfo", watched);
  const notFound = watched(await staff.context().newPage(), { expectedErrors: /404/ });
  await notFound.goto("/kelola/keamanan");
  await expect(notFound.getByRole("heading", { level: 1 })).toHaveText("Halaman tidak ditemukan");
  const admin = await as(browser, "admin", watched);
  for (const [address, title, kind] of [
    ["/kelola/keamanan", "Catatan keamanan", "Ditolak"],
    ["/en/kelola/keamanan", "Security record", "Refused"],
  ] as const) {
    await admin.goto(`${address}?jenis=REFUSED`);
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(admin.getByRole("cell", { name: kind }).first()).toBeVisible();
    await expect(admin.getByText("/kelola/keamanan", { exact: true }).first()).toBeVisible();
    // Who may come in leaves no refusal.
    await expect(admin.getByText("/en/kelola/keamanan")).toHaveCount(0);
    await expect(admin.getByText("/kelola/akun")).toHaveCount(0);
    await expectAccessible(admin);
  }
});
