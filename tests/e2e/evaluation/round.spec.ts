import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { as, expect, expectAccessible, query, test } from "../../support/app";
import type { Who } from "../../support/people";

// A year before all that is known of Kediri: the newest round stays what the other specs know it as.
const round = "2002";

const confirmed = async (page: Page, trigger: string, confirm: string) => {
  await page.getByRole("button", { name: trigger }).click();
  await page.getByRole("dialog").getByRole("button", { name: confirm }).click();
};
const forward = async (page: Page, round: string, phase: string) => {
  await page.goto(`/kelola/putaran/${round}`);
  await confirmed(page, `Lanjut ke ${phase}`, "Ya, lanjutkan");
  await expect(page.getByText("Putaran masuk ke tahapan berikutnya.")).toBeVisible();
};
const openItem = async (page: Page, round: string, item: string) => {
  await page.goto(`/kelola/putaran/${round}/jawaban`);
  await page.getByRole("link", { name: item }).click();
  await expect(page.getByRole("heading", { level: 1, name: item })).toBeVisible();
};
test("five people take a round from its preparation to its publication, and nobody can rewrite it", async ({
  browser,
  watched,
  baseURL,
}) => {
  const person = (who: Who) => as(browser, who, watched);

  // Diskominfo prepares it.
  const staff = await person("diskominfo");
  await staff.goto("/kelola/putaran/baru");
  await expectAccessible(staff);
  await staff.getByLabel("Tahun").fill(round);
  await staff.getByLabel("Instrumen").selectOption("uji-ringkas");
  await staff.getByRole("button", { name: "Buat putaran" }).click();
  await expect(staff.getByText("Putaran dibuat.")).toBeVisible();
  await staff.goto(`/kelola/putaran/${round}/tanggal`);
  await expectAccessible(staff);
  const tomorrow = new Date(Date.now() + 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 16);
  await staff.locator("[id='closes-EVIDENCE_REPAIR']").fill(tomorrow);
  await staff.getByRole("button", { name: "Simpan tanggal" }).click();
  await expect(staff.getByText("Tanggal tersimpan.")).toBeVisible();
  await expect(staff.getByText("3 butir belum dibagikan")).toBeVisible();
  await expectAccessible(staff);
  await staff.goto(`/kelola/putaran/${round}/penugasan`);
  await expectAccessible(staff);
  await staff.getByLabel("Centang semua di halaman ini").check();
  await staff.getByLabel("Perangkat daerah").selectOption("BAPPEDA");
  await staff.getByLabel("Petugas").selectOption({ label: "Petugas Bappeda" });
  await staff.getByRole("button", { name: "Bagikan butir yang dipilih" }).click();
  await expect(staff.getByText("Penugasan tersimpan.")).toBeVisible();
  await forward(staff, round, "pengisian");

  // The agency answers, one item after the other.
  const officer = await person("bappeda");
  await officer.goto("/kelola");
  await officer.getByRole("link", { name: `Putaran ${round}, butir OUT-01: Kebijakan` }).click();
  await officer.getByLabel("Skor", { exact: true }).fill("3,5");
  await officer.getByLabel("Alasan").fill("Perwali terbit pada bulan Maret.");
  await officer.getByRole("button", { name: "Ajukan untuk verifikasi" }).click();
  await expect(officer.getByText("Butir ini wajib berbukti.").first()).toBeVisible();
  await expect(officer.getByLabel("Skor", { exact: true })).toHaveValue("3,5");
  await expectAccessible(officer);
  await officer.getByRole("button", { name: "Simpan draf" }).click();
  await expect(officer.getByText("Draf tersimpan.")).toBeVisible();
  await officer.getByLabel("Alamat tautan").fill("https://jdih.kedirikota.go.id/perwali");
  await officer.getByLabel("Judul tautan").fill("Perwali");
  const link = officer.locator("form", { has: officer.getByLabel("Alamat tautan") });
  await link.getByLabel("Kelas informasi").selectOption({ label: "Setiap saat" });
  await link.getByRole("button", { name: "Tambahkan tautan" }).click();
  await expect(officer.getByText("Tautan sudah ditambahkan.")).toBeVisible();
  await officer.getByRole("button", { name: "Ajukan untuk verifikasi" }).click();
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();
  // What was attached once proves another item without being attached anew.
  await officer.goto(`/kelola/putaran/${round}/jawaban`);
  await officer.getByRole("link", { name: "Satu bukti untuk beberapa butir" }).click();
  await officer.getByRole("button", { name: "Lampirkan ke butir yang dicentang" }).click();
  await expect(officer.getByText("Pilih buktinya dulu.").first()).toBeVisible();
  await expectAccessible(officer);
  await officer.getByRole("radio", { name: "Perwali" }).check();
  await officer.getByRole("checkbox", { name: /IMP-01/ }).check();
  await officer.getByRole("checkbox", { name: /IMP-02/ }).check();
  await officer.getByRole("button", { name: "Lampirkan ke butir yang dicentang" }).click();
  await expect(officer.getByText("Bukti terlampir pada butir yang dicentang.")).toBeVisible();
  await openItem(officer, round, "IMP-01");
  await expect(officer.getByRole("link", { name: "Perwali" })).toBeVisible();
  await officer.getByLabel("Skor", { exact: true }).fill("3");
  await officer.getByLabel("Alasan").fill("Survei terhadap 60 warga.");
  await officer.getByRole("button", { name: "Ajukan untuk verifikasi" }).click();
  await officer.getByRole("link", { name: "Butir berikutnya: IMP-02" }).click();
  await officer.getByLabel("Tidak berlaku untuk kota ini").check();
  await officer.getByLabel("Alasan").fill("Kota ini tidak punya pelabuhan.");
  await officer.getByRole("button", { name: "Ajukan untuk verifikasi" }).click();
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();

  // Another at Diskominfo verifies.
  const admin = await person("admin");
  await admin.goto(`/kelola/putaran/${round}/jawaban?status=SUBMITTED`);
  await expectAccessible(admin);
  // Each leads on to the next, without going back to the list.
  await admin.getByRole("link", { name: "Periksa satu per satu" }).click();
  for (const item of ["OUT-01", "IMP-01", "IMP-02"]) {
    await expect(admin.getByRole("heading", { level: 1, name: item })).toBeVisible();
    await admin.getByRole("button", { name: "Verifikasi jawaban" }).click();
  }
  await expect(admin.getByText("Daftar ini sudah habis diperiksa.")).toBeVisible();
  await forward(staff, round, "verifikasi");
  await forward(staff, round, "tinjauan dewan");
  await expect(staff.getByText("1 pilar belum disetujui Dewan.").first()).toBeVisible();

  // The council scores one item otherwise, with a reason, and approves the pillar.
  const member = await person("dewan");
  await member.goto(`/dewan/smart-environment?putaran=${round}`);
  await expectAccessible(member);
  await member.getByRole("link", { name: /IMP-01/ }).click();
  await expectAccessible(member);
  await member.getByRole("textbox", { name: "Skor Anda" }).fill("2,5");
  await member.getByRole("button", { name: "Simpan skor" }).click();
  await expect(member.getByText("Skor Anda berbeda dari penilaian mandiri.").first()).toBeVisible();
  await member.getByRole("textbox", { name: "Alasan" }).fill("Survei hanya di satu kelurahan.");
  await member.getByRole("button", { name: "Simpan skor" }).click();
  await expect(member.getByText("Skor Anda tersimpan.")).toBeVisible();
  await openItem(officer, round, "IMP-01");
  await officer.getByText("Tanggapi").click();
  await officer.getByLabel("Tanggapan").fill("Survei kedua menyusul.");
  await officer.getByRole("button", { name: "Kirim tanggapan" }).click();
  await expect(officer.getByText("Tanggapan tersimpan.")).toBeVisible();
  await member.goto(`/dewan/smart-environment?putaran=${round}`);
  await member.getByRole("button", { name: "Setujui pilar ini" }).click();
  await expect(member.getByText("Keputusan Dewan tersimpan.")).toBeVisible();
  await member.goto(`/kelola/putaran/${round}/jalur?tampil=selisih`);
  await expect(
    member
      .getByRole("row", { name: /IMP-01/ })
      .or(member.getByText("−0,50"))
      .first(),
  ).toBeVisible();
  await expectAccessible(member);

  // Interview, evidence repair, result.
  await forward(staff, round, "wawancara");
  await forward(staff, round, "perbaikan bukti");
  await expect(staff.getByText(/Perbaikan bukti ditutup/)).toBeVisible();
  await forward(staff, round, "menunggu hasil");

  // The letter is entered by one and confirmed by another.
  await staff.goto(`/kelola/putaran/${round}/hasil`);
  await staff.getByLabel("Nomor surat").fill(`B-${round}/UJI`);
  await staff.getByLabel("Tanggal surat").fill(`${round}-12-05`);
  await staff.locator("#final").fill("3,20");
  await staff.locator("[id='section-OUTPUT']").fill("3,50");
  await staff.locator("[id='section-IMPACT']").fill("3,00");
  await staff.getByRole("button", { name: /Ajukan/ }).click();
  await expect(staff.getByText("Menunggu pengesahan").first()).toBeVisible();
  await admin.goto(`/kelola/putaran/${round}/hasil`);
  await confirmed(admin, "Sahkan hasil ini", "Ya, sahkan");
  await expect(admin.getByText("Hasil resmi disahkan.")).toBeVisible();

  // Frozen and published.
  await staff.goto(`/kelola/putaran/${round}/terbitkan`);
  await expectAccessible(staff);
  await expect(staff.getByText("Sesuai: selisihnya dalam batas pembulatan.")).toBeVisible();
  await confirmed(staff, "Bekukan dan terbitkan", "Ya, bekukan dan terbitkan");
  await expect(staff.getByText("Putaran dibekukan dan terbit di situs publik.")).toBeVisible();

  // Of a page what people read: the scripts behind it come in the order in which they were ready.
  const read = async (path: string) => {
    const text = await (await fetch(`${baseURL}${path}`)).text();
    return /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text;
  };
  const addresses = [
    `/evaluasi/${round}`,
    `/en/evaluasi/${round}`,
    ...["json", "csv"].map((f) => `/api/v1/rounds/${round}/frozen?format=${f}`),
  ];
  await expect(async () => {
    expect(await read(`/evaluasi/${round}`)).toContain("3,20");
    expect(await read(`/en/evaluasi/${round}`)).toContain("3.20");
  }).toPass();
  const before = await Promise.all(addresses.map(read));
  expect(before[0]).toContain(
    createHash("sha256")
      .update(before[2] ?? "")
      .digest("hex"),
  );

  // Whatever becomes of the live rows, and however often the page is rendered anew.
  await query(`UPDATE agencies SET "name" = "name" || ' (lama)' WHERE code = 'BAPPEDA'`);
  await query(`UPDATE index_targets SET "plan" = "plan" || ' (lama)' WHERE year = 2022`);
  await expect(query("UPDATE round_freezes SET reason = 'lain'")).rejects.toThrow(/append-only/);
  await expect(
    query(`UPDATE answers SET score = 4 WHERE "roundId" = (SELECT id FROM evaluation_rounds WHERE slug = $1)`, [round]),
  ).rejects.toThrow();
  const headers = { authorization: `Bearer ${process.env.INTERNAL_TOKEN}` };
  expect((await fetch(`${baseURL}/api/internal/revalidate`, { method: "POST", headers })).ok).toBe(true);
  // Read while the rows are changed; only then are they put back for the other tests.
  const after = await Promise.all(addresses.map(read));
  await query(`UPDATE agencies SET "name" = replace("name", ' (lama)', '') WHERE code = 'BAPPEDA'`);
  await query(`UPDATE index_targets SET "plan" = replace("plan", ' (lama)', '') WHERE year = 2022`);
  expect(addresses.filter((_, index) => after[index] !== before[index])).toEqual([]);
  await staff.goto(`/evaluasi/${round}`);
  await expectAccessible(staff);
});
