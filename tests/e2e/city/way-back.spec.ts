import { as, expect, expectAccessible, query, test } from "../../support/app";

test("a row goes back to what it was, one never used is deleted, and a load is taken back", async ({
  browser,
  watched,
}) => {
  const admin = await as(browser, "admin", watched);
  await admin.goto("/kelola/program/baru");
  await admin.getByLabel("Nama program").fill("Lampu Pintar Uji");
  await admin.getByLabel("Pilar").selectOption({ label: "Smart Environment" });
  await admin.getByLabel("Penanggung jawab").selectOption("DLHKP");
  await admin.getByLabel(/^Uraian( \(|$)/).fill("Lampu jalan hemat listrik");
  await admin.getByLabel("Uraian dalam bahasa Inggris").fill("Street lamps that save power");
  await admin.getByLabel("Sumber").fill("RPJMD 2025");
  await admin.getByRole("button", { name: "Buat program" }).click();
  await expect(admin.getByText("Program tersimpan.")).toBeVisible();
  await admin.goto("/kelola/program/lampu-pintar-uji/ubah");
  await admin.getByLabel("Nama program").fill("Lampu Padam Uji");
  await admin.getByRole("button", { name: "Simpan program" }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "Lampu Padam Uji" })).toBeVisible();

  await admin.getByRole("link", { name: "Riwayat perubahan" }).click();
  await expect(admin.getByText("Nama: Lampu Pintar Uji → Lampu Padam Uji")).toBeVisible();
  await expectAccessible(admin);
  await admin.getByRole("button", { name: /Kembalikan ke keadaan ini/ }).click();
  await expectAccessible(admin);
  await admin.getByRole("dialog").getByRole("button", { name: "Ya, kembalikan" }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "Riwayat: Lampu Pintar Uji" })).toBeVisible();

  await admin.goto("/kelola/program/lampu-pintar-uji/ubah");
  await admin.getByRole("button", { name: "Hapus untuk selamanya" }).click();
  await expectAccessible(admin);
  await admin.getByRole("dialog").getByRole("button", { name: "Ya, hapus" }).click();
  await expect(admin).toHaveURL(/\/kelola\/program\?/);
  expect(await query(`SELECT 1 FROM programmes WHERE slug = 'lampu-pintar-uji'`)).toEqual([]);

  await admin.goto("/kelola/muat/baru");
  const table = "Kode;Nama perangkat daerah;Nama singkat\nUJI_MUAT;Dinas Uji Muat;DUM\n";
  await admin.getByLabel("Berkas").setInputFiles({
    ...{ name: "perangkat-daerah-uji.csv", mimeType: "text/csv", buffer: Buffer.from(table) },
  });
  await admin.getByRole("button", { name: "Baca berkas" }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "perangkat-daerah-uji.csv" })).toBeVisible();
  await admin.getByRole("button", { name: "Muat", exact: true }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Ya, muat" }).click();
  await expect(admin.getByText("Sudah dimuat.")).toBeVisible();
  const loaded = () => query(`SELECT 1 FROM agencies WHERE code = 'UJI_MUAT'`);
  expect(await loaded()).toHaveLength(1);
  await admin.getByRole("button", { name: "Batalkan muatan ini" }).click();
  await expectAccessible(admin);
  await admin.getByRole("dialog").getByRole("button", { name: "Ya, batalkan" }).click();
  await expect(admin.getByText("dibatalkan", { exact: true }).first()).toBeVisible();
  expect(await loaded()).toEqual([]);
});
