import type { Browser, Page } from "@playwright/test";
import { as, expect, fillProgress, monthFor, submit, test, verifyAndPublish } from "../../support/app";

const savedUrl = (page: Page) => page.url().replace(/\?.*$/, "");
const reloaded = async (page: Page, path: string, text: string) =>
  expect(async () => {
    await page.goto(path);
    await expect(page.getByRole("main")).toContainText(text, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });

test("an officer reports, Diskominfo verifies and publishes, council and public see it, also through the API", async ({
  page,
  browser,
  watched,
  request,
}) => {
  const period = monthFor(0);
  const done = `Penimbangan di 63 unit, uji`;
  const officer = await as(browser, "dlhkp", watched);
  await officer.goto("/kelola");
  await expect(officer.getByRole("heading", { level: 1, name: "Tugas saya" })).toBeVisible();
  await fillProgress(officer, "bank-sampah", { period, percent: "46,25", done });
  await submit(officer);
  await expect(officer.getByText("Sudah diajukan. Diskominfo akan memeriksanya.")).toBeVisible();

  await page.goto("/program/bank-sampah");
  await expect(page.getByRole("main")).not.toContainText(done);

  const steward = await as(browser, "diskominfo", watched);
  await steward.goto("/kelola/verifikasi");
  await expect(steward.getByRole("link", { name: "Bank Sampah" }).first()).toBeVisible();
  await verifyAndPublish(steward, savedUrl(officer));
  await reloaded(page, "/program/bank-sampah", done);
  await reloaded(page, "/en/program/bank-sampah", done);
  const api = await request.get("/api/v1/programmes");
  expect(JSON.stringify(await api.json())).toContain("bank-sampah");

  const council = await as(browser, "dewan", watched);
  await council.goto("/dewan/smart-environment");
  await expect(council.getByRole("link", { name: "Bank Sampah", exact: true })).toBeVisible();
  await expect(council.getByText(/Kemajuan fisik, /)).toBeVisible();
});

test("a wrong number is said beside its field, keeps what was typed and saves nothing", async ({
  browser,
  watched,
}) => {
  const officer = await as(browser, "rsud", watched);
  await fillProgress(officer, "homecare", {
    period: monthFor(0),
    percent: "145",
    done: "Kunjungan rumah",
  });
  await submit(officer);
  await expect(officer.getByLabel("Kemajuan fisik")).toHaveAccessibleDescription(/Harus antara 0 dan 100/);
  await expect(officer.getByRole("link", { name: "Kemajuan fisik: Harus antara 0 dan 100." })).toBeVisible();
  await expect(officer.getByLabel("Kemajuan fisik")).toHaveValue("145");
  await expect(officer.getByLabel("Yang dikerjakan")).toHaveValue("Kunjungan rumah");
  await officer.getByLabel("Kemajuan fisik").fill("1,255");
  await submit(officer);
  await expect(officer.getByLabel("Kemajuan fisik")).toHaveAccessibleDescription(/Bisa dibaca 1\.255 atau 1,255/);
  await officer.goto("/kelola/program/homecare");
  await expect(officer.getByRole("main")).not.toContainText("Kunjungan rumah");
});

/** A draft of e-SPTPD in its own month, open in two tabs. */
async function draftInTwoTabs(browser: Browser, watched: (page: Page) => Page, period: string) {
  const first = await as(browser, "bppkad", watched);
  await fillProgress(first, "e-sptpd", { period, percent: "10", done: "Awal" });
  await first.getByRole("button", { name: "Simpan draf" }).click();
  await expect(first.getByText("Draf tersimpan.")).toBeVisible();
  const url = savedUrl(first);
  await first.goto(url);
  const second = watched(await first.context().newPage());
  await second.goto(url);
  return { first, second };
}

test("a stale tab overwrites nothing: both versions are shown, and a second press decides", async ({
  browser,
  watched,
}) => {
  const { first, second } = await draftInTwoTabs(browser, watched, monthFor(0));
  await first.getByLabel("Yang dikerjakan").fill("Dari tab pertama");
  await first.getByRole("button", { name: "Simpan draf" }).click();
  await expect(first.getByText("Draf tersimpan.")).toBeVisible();
  await second.getByLabel("Yang dikerjakan").fill("Dari tab kedua");
  await second.getByRole("button", { name: "Simpan draf" }).click();
  await expect(second.getByText("Sudah ada perubahan yang lebih baru")).toBeVisible();
  await expect(second.getByRole("cell", { name: "Dari tab pertama" })).toBeVisible();
  await expect(second.getByRole("cell", { name: "Dari tab kedua" })).toBeVisible();
  await expect(second.getByLabel("Yang dikerjakan")).toHaveValue("Dari tab kedua");
  await second.getByRole("button", { name: "Simpan draf" }).click();
  await expect(second.getByText("Draf tersimpan.")).toBeVisible();
});

test("what is typed after a saved draft survives a reload", async ({ browser, watched }) => {
  const officer = await as(browser, "disdik", watched);
  await fillProgress(officer, "emas", { period: monthFor(3), percent: "10", done: "Awal" });
  await officer.getByRole("button", { name: "Simpan draf" }).click();
  await expect(officer.getByText("Draf tersimpan.")).toBeVisible();
  await expect(officer).toHaveURL(/laporan\/[^?]+$/);
  await officer.getByLabel("Yang dikerjakan").fill("Lanjutan yang belum disimpan");
  await officer.reload();
  await expect(officer.getByText("Isian yang belum tersimpan dipulihkan dari perangkat ini.")).toBeVisible();
  await expect(officer.getByLabel("Yang dikerjakan")).toHaveValue("Lanjutan yang belum disimpan");
});

test("a second report of one period is not made; the existing one is offered and the typing kept", async ({
  browser,
  watched,
}) => {
  const period = monthFor(1);
  const officer = await as(browser, "bppkad", watched);
  await officer.goto("/kelola/program/e-sptpd/lapor");
  const other = watched(await officer.context().newPage());
  await fillProgress(other, "e-sptpd", { period, percent: "5", done: "Yang pertama" });
  await submit(other);
  await expect(other.getByText("Sudah diajukan.")).toBeVisible();
  await officer.getByLabel("Periode").selectOption(period);
  await officer.getByLabel("Kemajuan fisik").fill("6");
  await officer.getByLabel("Yang dikerjakan").fill("Yang kedua");
  await submit(officer);
  await expect(officer.getByText("Periode ini sudah punya isian")).toBeVisible();
  await expect(officer.getByLabel("Yang dikerjakan")).toHaveValue("Yang kedua");
  await expect(officer.getByLabel("Periode")).toHaveValue(period);
  await officer.getByRole("link", { name: "Buka yang sudah ada" }).click();
  await expect(officer.getByRole("main")).toContainText("Yang pertama");
});

test("a lost connection loses nothing: the form says so, a closed tab brings the typing back", async ({
  browser,
  watched,
}) => {
  const period = monthFor(1);
  const officer = await as(browser, "rsud", (page) =>
    watched(page, { expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ }),
  );
  await fillProgress(officer, "homecare", { period, percent: "12", done: "Diketik tanpa sambungan" });
  await officer.context().setOffline(true);
  await submit(officer);
  await expect(officer.getByText("Tidak ada sambungan internet")).toBeVisible();
  await expect(officer.getByLabel("Yang dikerjakan")).toHaveValue("Diketik tanpa sambungan");
  await officer.context().setOffline(false);
  await officer.goto(`/kelola/program/homecare/lapor?periode=${period}`);
  await expect(officer.getByText("Isian yang belum tersimpan dipulihkan dari perangkat ini.")).toBeVisible();
  await expect(officer.getByLabel("Yang dikerjakan")).toHaveValue("Diketik tanpa sambungan");
  await submit(officer);
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();
  await officer.goto("/kelola/program/homecare/lapor");
  await expect(officer.getByLabel("Yang dikerjakan")).toHaveValue("");
});

test("a connection that breaks while sending is told beside the form, and what was typed stays in it", async ({
  browser,
  watched,
}) => {
  const officer = await as(browser, "rsud", (page) => watched(page, { expectedErrors: /Failed to fetch|ERR_FAILED/ }));
  await fillProgress(officer, "homecare", {
    period: monthFor(2),
    percent: "13",
    done: "Putus di tengah",
  });
  await officer.route("**/lapor**", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await submit(officer);
  await expect(officer.getByText("Sambungan terputus saat mengirim")).toBeVisible();
  await officer.unroute("**/lapor**");
  await expect(officer.getByLabel("Yang dikerjakan")).toHaveValue("Putus di tengah");
  await submit(officer);
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();
});

test("a session that ended keeps the typing and says where to sign in", async ({ browser, watched }) => {
  const officer = await as(browser, "disdik", watched);
  await fillProgress(officer, "emas", { period: monthFor(2), percent: "20", done: "Sesi berakhir" });
  await officer.context().clearCookies();
  await submit(officer);
  await expect(officer.getByText("Sesi Anda sudah berakhir")).toBeVisible();
  await expect(officer.getByLabel("Yang dikerjakan")).toHaveValue("Sesi berakhir");
});

test("a returned report comes back to its officer with the reason, is mended and published; a correction says why", async ({
  browser,
  watched,
  page,
}) => {
  const period = monthFor(0);
  const officer = await as(browser, "disdik", watched);
  await fillProgress(officer, "emas", { period, percent: "30", done: `Kelas berjalan` });
  await submit(officer);
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();
  const url = savedUrl(officer);
  const steward = await as(browser, "diskominfo", watched);
  await steward.goto(url);
  await steward.getByText("Kembalikan ke perangkat daerah").click();
  await steward.getByRole("button", { name: "Kembalikan dengan alasan ini" }).click();
  await expect(steward.getByLabel("Alasan")).toHaveAccessibleDescription(/Wajib diisi/);
  await steward.getByLabel("Alasan").fill("Sebutkan jumlah kelas");
  await steward.getByRole("button", { name: "Kembalikan dengan alasan ini" }).click();
  await expect(steward.getByText("Sudah dikembalikan ke perangkat daerah.")).toBeVisible();

  await officer.goto("/kelola?tampil=dikembalikan");
  await officer
    .getByRole("link", { name: /Sebutkan jumlah kelas/ })
    .first()
    .click();
  await expect(officer.getByText("Dikembalikan Diskominfo")).toBeVisible();
  await officer.getByLabel("Yang dikerjakan").fill(`Empat kelas berjalan`);
  await submit(officer);
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();
  await verifyAndPublish(steward, url);

  await officer.goto(url);
  await officer.getByText("Perbaiki lewat revisi").click();
  await officer.getByLabel("Alasan revisi").fill("Salah hitung kelas");
  await officer.getByRole("button", { name: "Buat revisi" }).click();
  await expect(officer.getByText("Revisi ke-2")).toBeVisible();
  await officer.getByLabel("Yang dikerjakan").fill(`Lima kelas berjalan`);
  await submit(officer);
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();
  await verifyAndPublish(steward, savedUrl(officer));
  await reloaded(page, "/program/emas", `Lima kelas berjalan`);
  await expect(page.getByRole("main")).toContainText("Salah hitung kelas");
});

test("an indicator value: bounds, a running total that falls, and the way to the public page", async ({
  browser,
  watched,
  page,
  request,
}) => {
  const period = monthFor(0);
  const value = "119";
  const officer = await as(browser, "dinkop", watched);
  await officer.goto(`/kelola/indikator/ECO-01/isi?periode=${period}`);
  await officer.getByLabel("Nilai", { exact: true }).fill("-3");
  await officer.getByLabel("Sumber").fill("Laporan bank penyalur");
  await submit(officer);
  await expect(officer.getByLabel("Nilai", { exact: true })).toHaveAccessibleDescription(/Paling sedikit 0/);
  await officer.getByLabel("Nilai", { exact: true }).fill(value);
  await submit(officer);
  await expect(officer.getByText("Angkanya tidak biasa: benarkah?")).toBeVisible();
  await officer.getByLabel("Ya, angka ini memang benar").check();
  await submit(officer);
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();
  const steward = await as(browser, "diskominfo", watched);
  await verifyAndPublish(steward, savedUrl(officer));
  await reloaded(page, "/indikator/ECO-01", value);
  const { data } = await (await request.get("/api/v1/indicators/ECO-01/values?pageSize=200")).json();
  expect(data.find((row: { period: string }) => row.period === period)).toMatchObject({ value });
});

test("who entered it sees why they cannot verify it", async ({ browser, watched }) => {
  const steward = await as(browser, "diskominfo", watched);
  await fillProgress(steward, "kurnia", { period: monthFor(3), percent: "1", done: "Diisi Diskominfo" });
  await submit(steward);
  await expect(steward.getByRole("button", { name: "Verifikasi", exact: true })).toHaveAccessibleDescription(
    /petugas lain yang harus memeriksa/,
  );
});

test("a council member scores a pillar beside another's, and corrects only their own", async ({ browser, watched }) => {
  const pillar = "smart-society";
  for (const [who, score] of [
    ["dewan", "3,1"],
    ["dewan2", "2,75"],
  ] as const) {
    const member = await as(browser, who, watched);
    await member.goto(`/dewan/${pillar}`);
    await member.getByRole("textbox", { name: "Skor" }).fill("4,5");
    await member.getByRole("textbox", { name: "Alasan" }).fill(`Alasan ${who}`);
    await member.getByRole("button", { name: "Simpan skor" }).click();
    await expect(member.getByRole("textbox", { name: "Skor" })).toHaveAccessibleDescription(/antara 0 dan 4/);
    await member.getByRole("textbox", { name: "Skor" }).fill(score);
    await member.getByRole("button", { name: "Simpan skor" }).click();
    await expect(member.getByText("Skor Anda tersimpan.")).toBeVisible();
  }
  const first = await as(browser, "dewan", watched);
  await first.goto(`/dewan/${pillar}`);
  await expect(first.getByText("3,33")).toBeVisible();
  await first.getByRole("textbox", { name: "Skor" }).fill("3,2");
  await first.getByRole("button", { name: "Ubah skor saya" }).click();
  await expect(first.getByText("Skor Anda tersimpan.")).toBeVisible();
  await expect(first.getByText("3,20")).toBeVisible();
  await expect(first.getByText("2,75")).toBeVisible();
});

test("a member's second tab is told of their newer score, sees both, and a second press decides", async ({
  browser,
  watched,
}) => {
  const pillar = "smart-governance";
  const first = await as(browser, "dewan2", watched);
  await first.goto(`/dewan/${pillar}`);
  const second = watched(await first.context().newPage());
  await second.goto(`/dewan/${pillar}`);
  const score = async (page: Page, value: string) => {
    await page.getByRole("textbox", { name: "Skor" }).fill(value);
    await page.getByRole("textbox", { name: "Alasan" }).fill(`Alasan untuk ${value}`);
    await page.getByRole("button", { name: "Simpan skor" }).click();
  };
  await score(first, "3,05");
  await expect(first.getByText("Skor Anda tersimpan.")).toBeVisible();
  await score(second, "2,5");
  await expect(second.getByText("Sudah ada perubahan yang lebih baru")).toBeVisible();
  await expect(second.getByRole("cell", { name: "3,05", exact: true })).toBeVisible();
  await second.getByRole("button", { name: "Simpan skor" }).click();
  await expect(second.getByText("Skor Anda tersimpan.")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("an officer signs in, is told what is wrong, and submits", async ({ page }) => {
    const { accountOf } = await import("../../support/app");
    await page.goto(`/masuk?ke=/kelola/program/kurnia/lapor`);
    await page.getByLabel("Alamat surel").fill(accountOf("dinkop").email);
    await page.getByLabel("Kata sandi").fill(accountOf("dinkop").password);
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    await page.getByLabel("Periode").selectOption(monthFor(1));
    await page.getByLabel("Kemajuan fisik").fill("abc");
    await page.getByLabel("Yang dikerjakan").fill("Tanpa skrip");
    await submit(page);
    await expect(page.getByLabel("Kemajuan fisik")).toHaveAccessibleDescription(/Tulis sebagai angka/);
    await expect(page.getByLabel("Yang dikerjakan")).toHaveValue("Tanpa skrip");
    await page.getByLabel("Kemajuan fisik").fill("15");
    await submit(page);
    await expect(page.getByText("Sudah diajukan.")).toBeVisible();
  });
});
