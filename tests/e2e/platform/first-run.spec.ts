// A city's own database, which has no account: the way in is a link that `npm start` prints.
import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { TOTP } from "otpauth";
import { DATABASE_NAME, databaseUrl } from "../../../scripts/database-record";
import { withClient } from "../../../scripts/migrations";
import { copyDatabase, databasesOfRun } from "../../support/databases";
import { Site } from "../../support/site";

const NAME = `first_run_${process.pid}`;
const PASSWORD = "sungai brantas mengalir";
let site: Site;

test.beforeAll(async () => {
  site = await Site.make();
});
test.afterAll(() => site?.remove());

test("nothing is known beforehand: a link makes the first administrator, who sets up a second factor first", async ({
  page,
}) => {
  test.slow();
  const { url, ownerUrl } = await databasesOfRun();
  await copyDatabase(ownerUrl, DATABASE_NAME, NAME);
  const own = databaseUrl(ownerUrl, NAME);
  // The tests' template is a trial; a city's database has decided nothing.
  await withClient(own, (client) => client.query("DELETE FROM account_rules"));
  const secret = () => randomBytes(36).toString("base64url");
  const run = await site.started([], {
    DATABASE_URL: databaseUrl(url, NAME),
    DATABASE_OWNER_URL: own,
    NEXTAUTH_URL: site.url,
    NEXTAUTH_SECRET: secret(),
    INTERNAL_TOKEN: secret(),
  });
  await expect.poll(run.output).toContain("/mulai?kunci=");
  expect(run.output()).not.toContain("enampilar.test");
  const link = /http\S+\/mulai\?kunci=\S+/.exec(run.output())?.[0] ?? "";

  await page.goto(link.slice(0, -1));
  await expect(page.getByText("Alamat ini tidak berlaku")).toBeVisible();
  await page.goto(link);
  // Nothing of Kota Kediri is in it.
  await page.getByRole("button", { name: "Buat admin pertama" }).click();
  await expect(page.getByText("Nama kota: ", { exact: false })).toBeVisible();
  await page.getByLabel("Nama kota").fill("Kota Contoh");
  await page.getByLabel("Zona waktu").selectOption("Asia/Makassar");
  await page.getByLabel("Nama walidata").fill("Dinas Komunikasi Kota Contoh");
  await page.getByLabel("Singkatan walidata").fill("Diskominfo");
  await expect(page.getByLabel("Kode walidata")).toHaveValue("DISKOMINFO");
  await page.getByLabel("Nama lengkap Anda").fill("Ibu Admin");
  await page.getByLabel("Alamat surel Anda").fill("admin@kota.go.id");
  await page.getByLabel("Kata sandi baru", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Kata sandi baru, sekali lagi").fill(PASSWORD);
  await page.getByRole("button", { name: "Buat admin pertama" }).click();
  await expect(page).toHaveURL(/\/masuk\/pasang$/);
  for (const address of ["/kelola/pengguna", "/kelola/akun"]) {
    await page.goto(`${site.url}${address}`);
    await expect(page).toHaveURL(/\/masuk\/pasang$/);
  }
  expect((await page.request.get(`${site.url}/api/exports/stage-one/2024-1`)).status()).toBe(401);

  await page.getByRole("button", { name: "Pasang kode di ponsel" }).click();
  const key = (await page.locator("p > .font-mono").textContent()) ?? "";
  const code = new TOTP({ secret: key.replaceAll(" ", "") }).generate();
  await page.getByLabel("Kode 6 angka dari ponsel").fill(code);
  await page.getByRole("button", { name: "Pasang", exact: true }).click();
  await expect(page.getByText("Catat atau cetak kode cadangan ini sekarang")).toBeVisible();
  await page.getByRole("link", { name: "Lanjut bekerja" }).first().click();
  await expect(page).toHaveURL(/\/kelola$/);
  await expect(page.getByText("Akun percobaan masih terbuka")).toHaveCount(0);

  await page.goto(site.url);
  await expect(page.getByText("Kota Contoh").first()).toBeVisible();
  await expect(page.getByText("Kediri")).toHaveCount(0);

  // Once there is an account the link opens nothing any more.
  await page.goto(link);
  await expect(page.getByText("Alamat ini tidak berlaku")).toBeVisible();
});
