import { as, expect, expectAccessible, query, test } from "../../support/app";

/** Rows of title, years as columns, a dash for nothing, a name that is nearly ours; of an indicator that no other journey touches. */
const TABLE = `Rekap capaian kota;;;
;;;
No;Indikator;Satuan;2009;2010
1;GOV-04;indeks;-;1,5
2;Indikator yang tidak dikenal;indeks;2;3
`;

test("ADMIN loads a table: what is read and asked is shown, and nothing is written before it is accepted", async ({
  browser,
  watched,
}) => {
  const admin = await as(browser, "admin", watched);
  await admin.goto("/kelola/muat/baru");
  await admin.getByRole("button", { name: "Baca berkas" }).click();
  await expect(admin.getByText("Pilih berkasnya dulu.")).toBeVisible();
  const file = { name: "capaian-uji.csv", mimeType: "text/csv", buffer: Buffer.from(TABLE) };
  await admin.getByLabel("Berkas").setInputFiles(file);
  await admin.getByRole("button", { name: "Baca berkas" }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "capaian-uji.csv" })).toBeVisible();
  await expect(admin.getByLabel("Baris judul kolom")).toHaveValue("3");
  await expectAccessible(admin);

  await admin.getByLabel("Sumber untuk baris yang tidak menyebutnya").fill("LKjIP uji");
  await admin.getByRole("button", { name: "Baca ulang dengan pilihan ini" }).click();
  await expect(admin.getByText("Dibaca ulang dengan pilihan Anda.")).toBeVisible();
  await admin.getByLabel("Indikator: “Indikator yang tidak dikenal”").selectOption("Tidak dimuat: lewati barisnya");
  await admin.getByRole("button", { name: "Simpan arti nama" }).click();
  await expect(admin.getByText("Arti nama tersimpan.")).toBeVisible();

  const written = () => query(`SELECT 1 FROM indicator_values WHERE "source" = 'LKjIP uji'`);
  expect(await written()).toHaveLength(0);
  await admin.getByRole("button", { name: "Muat", exact: true }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Ya, muat" }).click();
  await expect(admin.getByText("Sudah dimuat.")).toBeVisible();
  await expect(admin.getByText("Nilai indikator: 1 baru, 0 berubah", { exact: true })).toBeVisible();
  expect(await written()).toHaveLength(1);
  // It waits for somebody else's eyes like everything that is entered.
  expect(await query(`SELECT "status" FROM indicator_values WHERE "source" = 'LKjIP uji'`)).toEqual([
    { status: "SUBMITTED" },
  ]);
});
