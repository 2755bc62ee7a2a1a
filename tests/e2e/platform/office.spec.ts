import { as, expect, expectAccessible, fillProgress, monthFor, submit, test } from "../../support/app";
import type { Who } from "../../support/people";

const PAGES: [Who, string[]][] = [
  [
    "dlhkp",
    [
      "/kelola",
      "/kelola/program",
      "/kelola/program/bank-sampah",
      "/kelola/program/bank-sampah/lapor",
      "/kelola/indikator",
      "/kelola/indikator/ENV-02",
      "/kelola/indikator/ENV-02/isi",
      "/kelola/indikator/ENV-05/isi",
      "/kelola/isi",
      "/kelola/rekomendasi",
      "/kelola/rekomendasi?tampilan=daftar",
      "/kelola/menahan",
      "/kelola/testimoni",
      "/kelola/testimoni/baru",
      "/kelola/pertanyaan",
    ],
  ],
  [
    "diskominfo",
    [
      "/kelola",
      "/kelola/verifikasi",
      "/kelola/verifikasi?status=VERIFIED",
      "/kelola/indikator?hal=2",
      "/kelola/rekomendasi?putaran=2023-2&terlambat=1&urut=tenggat",
      "/kelola/menahan",
      "/kelola/putaran/2024-1/tahap-1",
      "/kelola/putaran/2023-2/terulang",
      "/dewan/anggota",
      "/dewan/rapat",
      "/dewan/rapat/baru",
      "/dewan/keputusan",
    ],
  ],
  [
    "dewan",
    [
      "/dewan",
      "/dewan/smart-governance",
      "/kelola/putaran/2022/andai",
      "/dewan/rapat",
      "/dewan/anggota",
      "/kelola/rekomendasi",
      "/kelola/menahan",
    ],
  ],
  [
    "admin",
    [
      "/kelola/putaran",
      "/kelola/putaran/2022",
      "/kelola/putaran/2024-2",
      "/kelola/putaran/2022/jalur",
      "/kelola/putaran/2022/jejak",
      "/kelola/putaran/2024-2/hasil",
      "/kelola/pengguna",
      "/kelola/pengguna?peran=AGENCY&keadaan=open&cari=petugas",
      "/kelola/pengguna/baru",
      "/kelola/pengguna/aturan",
      "/kelola/pengguna/jalan-masuk",
      "/kelola/publikasi/belum-terbit",
      "/kelola/keamanan",
      "/kelola/akun",
      "/kelola/akun/kata-sandi",
      "/kelola/akun/langkah-kedua",
    ],
  ],
];

for (const [who, paths] of PAGES)
  for (const path of paths)
    test(`${path} as ${who} is accessible in both languages and holds no wider than the screen`, async ({
      reading,
    }) => {
      const page = await reading(who);
      for (const [lang, address] of [
        ["id", path],
        ["en", `/en${path}`],
      ] as const) {
        expect((await page.goto(address))?.status(), address).toBe(200);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        await expectAccessible(page);
      }
    });

test("the sign-in page is accessible, with and without errors, in both languages", async ({ page }) => {
  for (const path of ["/masuk", "/en/masuk"]) {
    await page.goto(path);
    await expectAccessible(page);
    await page.getByRole("button", { name: /^(Masuk|Sign in)$/ }).click();
    await expect(page.getByRole("alert").first()).toBeFocused();
    await expectAccessible(page);
  }
});

test("an entry is accessible while it is open, refused, submitted and in its dialog", async ({ browser, watched }) => {
  const officer = await as(browser, "bppkad", watched);
  await fillProgress(officer, "e-sptpd", { period: monthFor(4), percent: "xx", done: "" });
  await submit(officer);
  await expect(officer.getByRole("alert").first()).toBeFocused();
  await expectAccessible(officer);
  await fillProgress(officer, "e-sptpd", { period: monthFor(4), percent: "50", done: "Selesai" });
  await submit(officer);
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();
  await expectAccessible(officer);
  const steward = await as(browser, "admin", watched);
  await steward.goto(officer.url());
  await expectAccessible(steward);
  await steward.getByRole("button", { name: "Verifikasi", exact: true }).click();
  await steward.getByRole("button", { name: "Terbitkan", exact: true }).click();
  await expect(steward.getByRole("dialog")).toBeVisible();
  await expectAccessible(steward);
  await steward.keyboard.press("Escape");
  await expect(steward.getByRole("dialog")).toBeHidden();
});

test("the main job works from the keyboard alone", async ({ browser, watched }) => {
  const officer = await as(browser, "bppkad", watched);
  await officer.goto("/kelola/program/e-sptpd");
  await officer.keyboard.press("Tab");
  await expect(officer.getByRole("link", { name: "Langsung ke isi" })).toBeFocused();
  await officer.keyboard.press("Enter");
  await expect(officer.getByRole("main")).toBeFocused();
  await officer.keyboard.press("Tab");
  await officer.keyboard.press("Tab");
  await expect(officer.getByRole("link", { name: "Lapor kemajuan" }).first()).toBeFocused();
  await officer.keyboard.press("Enter");
  await officer.waitForURL(/lapor/);
  await officer.getByLabel("Kemajuan fisik").focus();
  await officer.keyboard.type("33");
  // Past the count of beneficiaries, which may stay open.
  await officer.keyboard.press("Tab");
  await officer.keyboard.press("Tab");
  await officer.keyboard.type("Dengan papan ketik");
  for (let presses = 0; presses < 4; presses++) await officer.keyboard.press("Tab");
  await expect(officer.getByRole("button", { name: "Ajukan untuk verifikasi" })).toBeFocused();
  await officer.keyboard.press("Enter");
  // A second run meets the first one's report of the same month: either way the form has answered.
  await expect(officer.getByText(/Sudah diajukan\.|Periode ini sudah punya isian/).first()).toBeVisible();
});
