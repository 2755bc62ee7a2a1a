import { as, expect, expectAccessible, fillProgress, monthFor, submit, test } from "../../support/app";

const TELEPHONE = "(0354) 682955";

test("personal data in a report is asked back from its writer and from the one who verifies it", async ({
  browser,
  watched,
}) => {
  const officer = await as(browser, "bppkad", watched);
  const report = { period: monthFor(7), percent: "41", done: `Loket dibuka, telepon ${TELEPHONE}` };
  await fillProgress(officer, "e-sptpd", report);
  await submit(officer);
  await expect(officer.getByText("Sepertinya ada data pribadi di teks yang dibaca publik")).toBeVisible();
  await expect(officer.getByLabel("Yang dikerjakan")).toHaveAccessibleDescription(/nomor telepon “\(0354\) 682955”/);
  await expectAccessible(officer);

  await officer.getByLabel("Data di atas memang harus tetap terbaca publik.").check();
  await officer.getByLabel("Mengapa harus tetap ada?").fill("Nomor layanan kantor, bukan milik warga.");
  await submit(officer);
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();
  await expect(officer.getByText("Data pribadi dinyatakan tetap ada")).toBeVisible();

  const steward = await as(browser, "admin", watched);
  await steward.goto(officer.url());
  await steward.getByRole("button", { name: "Verifikasi", exact: true }).click();
  await expect(steward.getByText("Alasan yang sudah ditulis:")).toBeVisible();
  await expect(steward.getByRole("listitem").filter({ hasText: "Nomor layanan kantor" }).first()).toBeVisible();
  await expectAccessible(steward);
});

test("a submission is called back by its writer, and a draft that was never handed in is thrown away", async ({
  browser,
  watched,
}) => {
  const officer = await as(browser, "bppkad", watched);
  await fillProgress(officer, "e-sptpd", { period: monthFor(8), percent: "42", done: "Terlalu cepat" });
  await submit(officer);
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();
  await officer.getByRole("button", { name: "Tarik kembali" }).click();
  await expectAccessible(officer);
  await officer.getByRole("dialog").getByRole("button", { name: "Ya, tarik kembali" }).click();
  await expect(officer.getByText("Ajuan ditarik kembali dan menjadi draf lagi.")).toBeVisible();
  await expect(officer.getByLabel("Yang dikerjakan")).toHaveValue("Terlalu cepat");
  await expect(officer.getByRole("button", { name: "Buang draf" })).toHaveCount(0);

  await fillProgress(officer, "e-sptpd", { period: monthFor(9), percent: "43", done: "Salah program" });
  await officer.getByRole("button", { name: "Simpan draf" }).click();
  await expect(officer.getByText("Draf tersimpan.")).toBeVisible();
  await officer.getByRole("button", { name: "Buang draf" }).click();
  await officer.getByRole("dialog").getByRole("button", { name: "Ya, buang" }).click();
  await expect(officer.getByText("Draf sudah dibuang.")).toBeVisible();
});
