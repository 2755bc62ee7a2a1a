import { as, dayFromNow, expect, expectAccessible, test } from "../../support/app";

// Agencies of this spec are its own, and of the settings it changes what no other spec reads.

test("ADMIN sets the city's contact and colours, and merges two agencies into a new one", async ({
  browser,
  watched,
}) => {
  const admin = await as(browser, "admin", watched);
  const save = admin.getByRole("button", { name: "Simpan pengaturan" });

  // A colour that cannot be read is refused with its figure, and what was typed stays.
  await admin.goto("/kelola/pengaturan");
  await expectAccessible(admin);
  await admin.getByLabel("Surel PPID").fill("ppid@uji.go.id");
  await admin.getByLabel("Warna utama pada latar terang").fill("#facc15");
  await admin.getByLabel("Warna utama pada latar gelap").fill("#93c5fd");
  await save.click();
  await expect(admin.getByText(/hanya 1,\d\d banding 1; paling sedikit 4,5/).first()).toBeVisible();
  await expect(admin.getByLabel("Surel PPID")).toHaveValue("ppid@uji.go.id");
  await expectAccessible(admin);
  await admin.getByLabel("Warna utama pada latar terang").fill("");
  await admin.getByLabel("Warna utama pada latar gelap").fill("");
  await save.click();
  await expect(admin.getByText("Pengaturan tersimpan dan sudah berlaku di semua halaman.")).toBeVisible();

  // It counts at once, without a build.
  const visitor = await browser.newPage();
  await visitor.goto("/tentang");
  await expect(visitor.getByRole("link", { name: "ppid@uji.go.id" })).toBeVisible();

  for (const [code, name] of [
    ["UJI_SATU", "Dinas Uji Satu"],
    ["UJI_DUA", "Dinas Uji Dua"],
  ] as const) {
    await admin.goto("/kelola/perangkat-daerah/baru");
    await admin.getByLabel("Kode").fill(code);
    await admin.getByLabel("Nama", { exact: true }).fill(name);
    await admin.getByLabel("Nama singkat").fill(name);
    await admin.getByRole("button", { name: "Tambahkan" }).click();
    await expect(admin.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  // First who takes part and what moves, then who goes on.
  await admin.goto("/kelola/perangkat-daerah/UJI_SATU/gabung");
  await admin.getByText("Hanya perangkat daerah ini.").click();
  await admin.getByLabel("Dinas Uji Dua").check();
  await admin.getByRole("button", { name: "Tampilkan yang akan pindah" }).click();
  await expect(admin.getByRole("heading", { level: 3, name: "Dinas Uji Dua" })).toBeVisible();
  await expectAccessible(admin);
  await admin.getByLabel("Diteruskan oleh").selectOption({ label: "Perangkat daerah baru" });
  await admin.getByLabel("Kode").fill("UJI_BARU");
  await admin.getByLabel("Nama", { exact: true }).fill("Dinas Uji Bersama");
  await admin.getByLabel("Nama singkat").fill("DUB");
  await admin.getByLabel("Berlaku sejak").fill(dayFromNow(0));
  await admin.getByLabel("Dasar hukum").fill("Perda Nomor 5 Tahun 2026");
  await admin.getByRole("button", { name: "Gabungkan" }).click();
  await admin.getByRole("button", { name: "Ya, gabungkan" }).click();
  await expect(admin.getByText("Penggabungan selesai.")).toBeVisible();
  await expect(admin.getByRole("heading", { level: 1, name: "Dinas Uji Bersama" })).toBeVisible();

  // The old ones are closed, and found by their names.
  await admin.goto("/kelola/perangkat-daerah?status=tutup&q=Uji");
  await expect(admin.getByRole("link", { name: "Dinas Uji Dua" })).toBeVisible();
  await admin.getByRole("link", { name: "Dinas Uji Satu" }).click();
  await expect(admin.getByText(/Diteruskan oleh Dinas Uji Bersama/)).toBeVisible();
  await expectAccessible(admin);
  await visitor.goto("/tentang");
  await expect(visitor.getByText("dahulu Dinas Uji Satu, Dinas Uji Dua")).toBeVisible();
  await visitor.close();
});
