import { withClient } from "../../../scripts/migrations";
import { as, expect, expectAccessible, test } from "../../support/app";

test("a next version: weights that do not add up are refused beside the sum, and a file with a fault changes nothing", async ({
  browser,
  watched,
}) => {
  const admin = await as(browser, "admin", watched);
  const code = `uji-${Date.now()}`;
  await admin.goto("/kelola/instrumen");
  await admin.locator("a[href$='/kelola/instrumen/gerakan-smart-city-2022']").click();
  await admin.getByRole("link", { name: "Buat versi berikutnya" }).click();
  await admin.getByLabel("Kode versi").fill(code);
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Buat rancangan" }).click();
  await expect(admin.getByText("Versi berikutnya dibuat sebagai rancangan.")).toBeVisible();
  await expectAccessible(admin);

  await admin.getByRole("link", { name: "Ubah bagian dan bobot" }).click();
  await admin.getByLabel("Bobot", { exact: true }).first().fill("0,15");
  await expect(admin.getByText("lebih 0,05")).toBeVisible();
  await admin.getByRole("button", { name: "Simpan bagian dan bobot" }).click();
  await expect(admin.getByText("Jumlah bobot harus tepat 1. Belum ada yang disimpan.").last()).toBeVisible();
  await expect(admin.getByLabel("Bobot", { exact: true }).first()).toHaveValue("0,15");
  await expectAccessible(admin);
  await admin.getByLabel("Bobot", { exact: true }).first().fill("0,1");
  await expect(admin.getByText("tepat 1", { exact: true })).toBeVisible();
  await admin.getByRole("button", { name: "Simpan bagian dan bobot" }).click();
  await expect(admin.getByText("Bagian dan bobot tersimpan.")).toBeVisible();

  await admin.goto(`/kelola/instrumen/${code}/impor`);
  const name = "kuesioner.xlsx";
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await admin.getByLabel("Berkas Excel").setInputFiles({ name, mimeType, buffer: Buffer.from("bukan berkas Excel") });
  await admin.getByRole("button", { name: "Periksa berkas" }).click();
  await expect(admin.getByText("Berkas ini bukan .xlsx yang dapat dibaca.")).toBeVisible();
  const other = await admin.request.get("/api/exports/copy-sheets/2024-2");
  await admin.getByLabel("Berkas Excel").setInputFiles({ name, mimeType, buffer: await other.body() });
  await admin.getByRole("button", { name: "Periksa berkas" }).click();
  await expect(admin.getByText("Kolom ini tidak ada di baris pertama.").first()).toBeVisible();
  await expectAccessible(admin);
  const own = await admin.request.get(`/api/exports/questionnaires/${code}`);
  await admin.getByLabel("Berkas Excel").setInputFiles({ name, mimeType, buffer: await own.body() });
  await admin.getByRole("button", { name: "Periksa berkas" }).click();
  await expect(admin.getByText("39 butir tetap")).toBeVisible();
  await admin.getByRole("button", { name: "Terapkan perubahan ini" }).click();
  await expect(admin.getByText("Kuesioner diperbarui dari berkas.")).toBeVisible();
});

for (const path of [
  "/kelola/instrumen",
  "/kelola/instrumen/gerakan-smart-city-2022?bagian=IMPACT",
  ...["hasil", "survei", "survei/baru", "salin"].map((page) => `/kelola/putaran/2024-2/${page}`),
])
  test(`${path} is accessible in both languages and fits the screen`, async ({ reading }) => {
    const staff = await reading("diskominfo");
    for (const address of [path, `/en${path}`]) {
      expect((await staff.goto(address))?.status(), address).toBe(200);
      await expect(staff.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectAccessible(staff);
    }
  });

test("others find neither instruments nor letter nor copy sheet; an agency finds its survey", async ({
  browser,
  watched,
}) => {
  const agency = await as(browser, "rsud", (page) => watched(page, { expectedErrors: /404/ }));
  for (const path of ["/kelola/instrumen", "/kelola/putaran/2024-2/hasil", "/kelola/putaran/2024-2/salin"])
    expect((await agency.goto(path))?.status(), path).toBe(404);
  expect((await agency.request.get("/api/exports/copy-sheets/2024-2")).status()).toBe(404);
  expect((await agency.request.get("/api/exports/questionnaires/gerakan-smart-city-2022")).status()).toBe(404);
  expect((await agency.goto("/kelola/putaran/2024-2/survei"))?.status()).toBe(200);
});

test("the letter's rows work without scripts, and nothing typed is lost by them", async ({ browser, watched }) => {
  const staff = await as(browser, "diskominfo", watched, { javaScriptEnabled: false });
  await staff.goto("/kelola/putaran/2024-2/hasil");
  await staff.getByLabel("Nilai akhir menurut surat").fill("3,31");
  await staff.getByLabel("Isi rekomendasi").fill("Yang pertama");
  await staff.getByRole("button", { name: "Tambah rekomendasi" }).click();
  await staff.getByLabel("Isi rekomendasi").nth(1).fill("Yang kedua");
  await staff.getByRole("button", { name: "Hapus rekomendasi 1" }).click();
  await expect(staff.getByLabel("Isi rekomendasi")).toHaveValue("Yang kedua");
  await expect(staff.getByLabel("Nilai akhir menurut surat")).toHaveValue("3,31");
  await staff.getByRole("button", { name: "Ajukan untuk pengesahan" }).click();
  await expect(staff.getByText("Perangkat daerah penanggung jawab, rekomendasi 1: Wajib diisi.")).toBeVisible();
});

test("a tick of the copy sheet stays, with who set it, and works without scripts", async ({ browser, watched }) => {
  const item = "OUT-02";
  await withClient(process.env.TEST_OWNER_URL ?? "", (client) =>
    client.query(
      `INSERT INTO answers (id, "roundId", "itemId", score, reason, "enteredByIds", "updatedAt")
       SELECT gen_random_uuid(), r.id, i.id, 3.5, 'Sudah ditetapkan.', '{}', now() FROM evaluation_rounds r
       JOIN questionnaire_items i ON i."instrumentId" = r."instrumentId" WHERE r.slug = '2024-2' AND i.code = $1
       ON CONFLICT DO NOTHING`,
      [item],
    ),
  );
  const staff = await as(browser, "diskominfo", watched, { javaScriptEnabled: false });
  await staff.goto("/kelola/putaran/2024-2/salin");
  await staff.getByRole("button", { name: `Tandai sudah disalin: ${item}` }).click();
  await expect(staff.locator(`#butir-${item}`).getByText(/^Disalin Petugas Diskominfo, /)).toBeVisible();
  await staff.goto("/kelola/putaran/2024-2/salin?tampil=belum");
  await expect(staff.locator(`#butir-${item}`)).toHaveCount(0);
  await staff.goto("/kelola/putaran/2024-2/salin");
  await staff.getByRole("button", { name: `Batalkan tanda: ${item}` }).click();
  await expect(staff.getByRole("button", { name: `Tandai sudah disalin: ${item}` })).toBeVisible();

  const copier = await as(browser, "diskominfo", watched, { permissions: ["clipboard-read", "clipboard-write"] });
  await copier.goto("/kelola/putaran/2024-2/salin");
  await copier.getByRole("button", { name: `Salin jawaban ${item}` }).click();
  await expect(copier.getByText("Tersalin")).toBeVisible();
  expect(await copier.evaluate(() => navigator.clipboard.readText())).toBe("3,5\nSudah ditetapkan.");
});
