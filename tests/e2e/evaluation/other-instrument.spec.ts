import type { Page } from "@playwright/test";
import { as, expect, expectAccessible, test } from "../../support/app";

const LEVELS = ["Rintisan", "Terkelola", "Terstandarisasi", "Terpadu", "Optimum"];
const ASPECTS = Array.from({ length: 9 }, (_, index) => `Aspek uji ${index + 1}`);

/** Fills a form of rows, one row more at a time, as the form grows. */
async function fillRows(page: Page, add: string, rows: readonly ((row: number) => Promise<void>)[]) {
  for (const [row, fill] of rows.entries()) {
    if (row > 0) {
      await page.getByRole("button", { name: add }).click();
      await expect(page.locator("input[name=rows]")).toHaveValue(`${row + 1}`);
    }
    await fill(row);
  }
}

test("an instrument of nine aspects and five levels is made in the browser, gets a round, and is linked with an indicator", async ({
  browser,
  watched,
}) => {
  test.slow();
  const admin = await as(browser, "admin", watched);
  const mark = `${Date.now()}`;
  const code = `uji-${mark}`;
  const own = `/kelola/instrumen/${code}`;
  const nth = (label: string, row: number) => admin.getByLabel(label, { exact: true }).nth(row);

  await admin.goto("/kelola/instrumen");
  await admin.getByRole("link", { name: "Instrumen baru" }).click();
  await admin.getByLabel("Nama (Indonesia)").fill("Indeks uji");
  await admin.getByLabel("Nama (Inggris)").fill("Trial index");
  await admin.getByLabel("Kode versi").fill(code);
  await admin.getByLabel("Evaluasi", { exact: true }).fill(code);
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Buat rancangan" }).click();
  await expect(admin.getByText("Rancangan kosong dibuat.")).toBeVisible();

  await admin.goto(`${own}/ubah/bagian`);
  const section = (name: string, weight: string) => async (row: number) => {
    await nth("Kode", row).fill(name);
    await nth("Bobot", row).fill(weight);
    await nth("Nama (Indonesia)", row).fill(name);
    await nth("Nama (Inggris)", row).fill(name);
    await nth("Skor kelompok dari bagian ini", row).selectOption("Ya");
  };
  await fillRows(admin, "Tambah bagian", [section("TATA_KELOLA", "0,545"), section("LAYANAN", "0,4")]);
  await admin.getByRole("button", { name: "Simpan bagian dan bobot" }).click();
  await expect(admin.getByText("Jumlah bobot harus tepat 1. Belum ada yang disimpan.").last()).toBeVisible();
  await nth("Bobot", 1).fill("0,455");
  await admin.getByRole("button", { name: "Simpan bagian dan bobot" }).click();
  await expect(admin.getByText("Bagian dan bobot tersimpan.")).toBeVisible();

  for (const [index, name] of ASPECTS.entries()) {
    await admin.goto(`${own}/pilar-baru`);
    await admin.getByLabel("Nama", { exact: true }).fill(name);
    await admin.getByLabel("Kode", { exact: true }).fill(`UJI_${mark}_${index + 1}`);
    await admin.getByLabel("Alamat").fill(`uji-${mark}-${index + 1}`);
    await admin.getByLabel("Tujuan dalam satu kalimat (Indonesia)").fill("Uji");
    await admin.getByLabel("Tujuan dalam satu kalimat (Inggris)").fill("Trial");
    await admin.getByRole("button", { name: "Buat kelompok" }).click();
    await admin.waitForURL(/\/ubah\/pilar/);
  }
  await fillRows(
    admin,
    "Tambah baris kelompok",
    ASPECTS.map((name) => async (row) => {
      await nth("Kelompok", row).selectOption(name);
    }),
  );
  await admin.getByRole("button", { name: "Simpan kelompok" }).click();
  await expect(admin.getByText("Kelompok tersimpan.")).toBeVisible();

  await admin.goto(`${own}/ubah/tingkat`);
  await fillRows(
    admin,
    "Tambah tingkat",
    LEVELS.map((label, index) => async (row) => {
      await nth("Angka", row).fill(`${index + 1}`);
      await nth("Sebutan (Indonesia)", row).fill(label);
      await nth("Sebutan (Inggris)", row).fill(label);
    }),
  );
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Simpan tingkat" }).click();
  await expect(admin.getByText("Tingkat tersimpan.")).toBeVisible();

  for (const [index, name] of ASPECTS.entries()) {
    await admin.goto(`${own}/butir-baru`);
    await admin.getByLabel("Kode butir").fill(`UJI.${index + 1}`);
    await admin.getByLabel("Bagian", { exact: true }).selectOption(index < 5 ? "TATA_KELOLA" : "LAYANAN");
    await admin.getByLabel("Kelompok atau subdimensi").selectOption(name);
    await admin.getByLabel("Pertanyaan (Indonesia)").fill(`Sejauh mana ${name} berjalan?`);
    await expect(admin.getByLabel("Nilai minimum")).toHaveValue("1");
    await admin.getByRole("button", { name: "Tambah butir" }).click();
    await expect(admin.getByText("Butir tersimpan.")).toBeVisible();
  }
  await admin.goto(own);
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Berlakukan versi ini" }).click();
  await admin.getByRole("button", { name: "Ya, berlakukan" }).click();
  await expect(admin.getByText("Versi ini sekarang berlaku.")).toBeVisible();

  await admin.goto("/kelola/indikator/GOV-03");
  const item = admin.getByLabel("Butir", { exact: true });
  const choice = item.locator("option", { hasText: "Indeks uji · UJI.1 " }).last();
  await item.selectOption((await choice.getAttribute("value")) ?? "");
  await admin.getByRole("button", { name: "Kaitkan dengan butir" }).click();
  await expect(admin.getByText("Dikaitkan. Ditawarkan di jawaban butir itu.")).toBeVisible();
  await expect(admin.getByRole("rowheader", { name: /^UJI\.1 / }).first()).toBeVisible();
  await expectAccessible(admin);

  await admin.goto("/kelola/putaran/baru");
  await admin.getByLabel("Tahun").fill("2021");
  await admin.getByLabel("Instrumen").selectOption({ value: code });
  await admin.getByRole("button", { name: /Siapkan|Buat/ }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toContainText(`2021 (UJI ${mark})`);
});
