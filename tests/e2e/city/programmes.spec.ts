import type { Page } from "@playwright/test";
import { as, expect, expectAccessible, NOT_SEEN_YET, submit, test, verifyAndPublish } from "../../support/app";

const savedUrl = (page: Page) => page.url().replace(/\?.*$/, "");
const reloaded = async (page: Page, path: string, text: string) =>
  expect(async () => {
    await page.goto(path);
    await expect(page.getByRole("main")).toContainText(text, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  await expect(async () => {
    for (const [label, text] of Object.entries(fields)) {
      // The whole label, with or without "(opsional)" behind it: others begin alike.
      const field = page.getByLabel(new RegExp(`^${label}( \\(|$)`));
      await field.fill(text);
      await expect(field).toHaveValue(text, { timeout: 500 });
    }
  }).toPass();
}

test("Diskominfo makes a programme, its agency tells year, milestone and money, the public reads what was published", async ({
  page,
  browser,
  watched,
}) => {
  const steward = await as(browser, "diskominfo", watched);
  await steward.goto("/kelola/program/baru");
  await expectAccessible(steward);
  await fill(steward, {
    "Nama program": "Pasar Digital Uji",
    Uraian: "Pedagang berjualan daring",
    "Uraian dalam bahasa Inggris": "Traders sell online",
    "Manfaat bagi warga": "Berbelanja dari rumah",
    Sumber: "Masterplan 2023",
  });
  await steward.getByLabel("Pilar").selectOption({ label: "Smart Environment" });
  await steward.getByLabel("Penanggung jawab").selectOption("DLHKP");
  await steward.getByRole("button", { name: "Buat program" }).click();
  await expect(steward.getByText("Program tersimpan.")).toBeVisible();
  expect((await page.request.get("/program/pasar-digital-uji")).status()).toBe(404);

  const officer = await as(browser, "dlhkp", watched);
  const entries: string[] = [];
  const handIn = async () => {
    await submit(officer);
    await expect(officer.getByText("Sudah diajukan. Diskominfo akan memeriksanya.")).toBeVisible();
    entries.push(savedUrl(officer));
  };
  await officer.goto("/kelola/program/pasar-digital-uji/tahun");
  await expectAccessible(officer);
  await fill(officer, { Sumber: "RKPD 2026" });
  await officer.getByLabel("Direncanakan untuk tahun ini?").selectOption("true");
  await officer.getByLabel("Berjalan pada tahun ini?").selectOption("true");
  await handIn();
  await officer.goto("/kelola/program/pasar-digital-uji/tonggak");
  await expectAccessible(officer);
  await fill(officer, { "Nama tonggak": "Pasar pertama terhubung", Tenggat: "2024-06-30" });
  await handIn();
  await officer.goto("/kelola/program/pasar-digital-uji/dana");
  await expectAccessible(officer);
  await fill(officer, { Rencana: "100.000.000", Terpakai: "80.000.000", "Dokumen sumber": "Laporan triwulan III" });
  await officer.getByLabel("Sumber dana").selectOption("APBD");
  await handIn();

  for (const entry of entries) await verifyAndPublish(steward, entry, NOT_SEEN_YET);
  await steward.goto("/kelola/program/pasar-digital-uji");
  await expectAccessible(steward);
  await steward.getByRole("button", { name: "Terbitkan", exact: true }).click();
  await steward.getByRole("dialog").getByRole("button", { name: "Ya, terbitkan" }).click();
  await expect(steward.getByText("Sudah terbit di situs publik.")).toBeVisible();
  await reloaded(page, "/program/pasar-digital-uji", "Pasar pertama terhubung");
  await expect(page.getByRole("main")).toContainText("Terlambat");
  await expect(page.getByRole("main")).toContainText(/Rp100\.000\.000\s*Rp80\.000\.000\s*80,00%/);
  await expect(page.getByRole("main")).toContainText("Berbelanja dari rumah");
  await expectAccessible(page);
  await reloaded(page, "/en/program/pasar-digital-uji", "Rp80,000,000");

  // On the page of rows beside the grid: progress with beneficiaries, and what is published corrected with a reason.
  const inRow = async (jenis: string, typed: Record<string, string>) => {
    await officer.goto(`/kelola/isi/${jenis}?bentuk=formulir`);
    const row = officer.locator("details", { hasText: "Pasar Digital Uji" });
    await row.locator("summary").click();
    await expectAccessible(officer);
    for (const [label, text] of Object.entries(typed)) {
      const field = row.getByLabel(label, { exact: true });
      await (label === "Keadaan" ? field.selectOption({ label: text }) : field.fill(text));
    }
    await row.getByRole("button", { name: "Ajukan" }).click();
    await expect(officer.getByText("Sudah diajukan. Diskominfo akan memeriksanya.")).toBeVisible();
    await row.locator("summary").click();
    await expect(row.getByText("Sudah diajukan dan menunggu verifikasi.")).toBeVisible();
    return (await row.getByRole("link", { name: "Buka halamannya" }).getAttribute("href")) ?? "";
  };
  /** The promise is two seconds from the publication to a reader's page. */
  const isFresh = (text: string) =>
    expect(async () => {
      expect(await (await page.request.get("/program/pasar-digital-uji")).text()).toContain(text);
    }).toPass({ timeout: 2_000, intervals: [100] });
  const rows = [
    [
      "kemajuan",
      { "Kemajuan fisik (%)": "42,5", "Penerima manfaat (orang)": "1250", "Yang dikerjakan": "Pelatihan" },
      "1.250 orang",
    ],
    ["dana", { "Terpakai (Rp)": "95.000.000", Alasan: "Realisasi akhir tahun" }, "Rp95.000.000"],
    ["tonggak", { Keadaan: "selesai", "Selesai pada": "2024-07-01", Alasan: "Sudah dipakai" }, "1 Juli 2024"],
  ] as const;
  for (const [jenis, typed, shown] of rows) {
    await verifyAndPublish(steward, await inRow(jenis, typed));
    await isFresh(shown);
  }
});

test("an indicator with a range as its target is made, filled and published, and says whether it is met", async ({
  page,
  browser,
  watched,
}) => {
  const steward = await as(browser, "diskominfo", watched);
  await steward.goto("/kelola/indikator/baru");
  await expectAccessible(steward);
  await fill(steward, {
    Kode: "UJI-77",
    Nama: "Sekolah terhubung uji",
    "Nama dalam bahasa Inggris": "Schools connected, test",
    Satuan: "%",
    "Definisi dan rumus": "Sekolah terhubung dibagi sekolah",
    "Asal data": "Dinas",
  });
  await steward.getByLabel("Pilar").selectOption({ label: "Smart Environment" });
  await steward.getByLabel("Penanggung jawab").selectOption("DLHKP");
  await steward.getByRole("button", { name: "Buat indikator" }).click();
  await expect(steward.getByText("Indikator tersimpan.")).toBeVisible();
  await steward.goto("/kelola/indikator/UJI-77/target");
  await expectAccessible(steward);
  const year = String(new Date().getFullYear() - 1);
  await fill(steward, { Tahun: year, "Dokumen rencana": "RPJMD", Sumber: "tabel 5" });
  await steward.getByLabel("Bentuk target").selectOption("RANGE");
  await steward.getByRole("textbox", { name: /^Dari/ }).fill("80");
  await steward.getByRole("textbox", { name: /^Sampai/ }).fill("90");
  await steward.getByRole("button", { name: "Simpan target" }).click();
  await expect(steward.getByText("Target tersimpan.")).toBeVisible();
  await expect(steward.getByRole("table").first()).toContainText("80–90%");

  const officer = await as(browser, "dlhkp", watched);
  await officer.goto(`/kelola/indikator/UJI-77/isi?periode=${year}`);
  await fill(officer, { Nilai: "85", Sumber: "Laporan Dinas" });
  await submit(officer);
  await expect(officer.getByText("Sudah diajukan. Diskominfo akan memeriksanya.")).toBeVisible();
  await verifyAndPublish(steward, savedUrl(officer), NOT_SEEN_YET);
  await steward.goto("/kelola/indikator/UJI-77");
  await expectAccessible(steward);
  await steward.getByRole("button", { name: "Terbitkan", exact: true }).click();
  await steward.getByRole("dialog").getByRole("button", { name: "Ya, terbitkan" }).click();
  await expect(steward.getByText("Sudah terbit di situs publik.")).toBeVisible();
  await reloaded(page, "/indikator/UJI-77", "80–90%");
  await expect(page.getByRole("main")).toContainText("Target tercapai");
  await expectAccessible(page);
});
