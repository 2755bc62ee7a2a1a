import { as, expect, expectAccessible, monthFor, submit, test } from "../../support/app";

test("a foreign unit, half a thing and a jump are asked back with what was typed kept, and the jump again of whoever verifies", async ({
  browser,
  watched,
}) => {
  const period = monthFor(4);
  const officer = await as(browser, "dlhkp", watched);
  const value = officer.getByLabel("Nilai", { exact: true });

  await officer.goto(`/kelola/indikator/ENV-01/isi?periode=${period}`);
  await officer.getByLabel("Sumber").fill("Laporan bulanan");
  await value.fill("1,5");
  await submit(officer);
  await expect(value).toHaveAccessibleDescription(/Dihitung per unit, jadi harus bilangan bulat/);
  await expect(value).toHaveValue("1,5");
  await value.fill("Rp25.000");
  await submit(officer);
  await expect(value).toHaveAccessibleDescription(/Kolom ini dalam unit, sedangkan yang ditulis Rp/);
  await expect(value).toHaveValue("Rp25.000");

  await officer.goto(`/kelola/indikator/ENV-05/isi?periode=${period}`);
  await officer.getByLabel("Sumber").fill("Jembatan timbang");
  await value.fill("12,5%");
  await submit(officer);
  await expect(value).toHaveAccessibleDescription(/Kolom ini dalam ton\/hari, sedangkan yang ditulis %/);
  await value.fill("145000 ton/hari");
  await submit(officer);
  await expect(officer.getByText("Angkanya tidak biasa: benarkah?")).toBeVisible();
  await expect(value).toHaveAccessibleDescription(/145\.000 jauh di luar yang pernah tercatat; yang sudah terbit 180/);
  await expect(value).toHaveValue("145000 ton/hari");
  await expectAccessible(officer);
  await officer.getByLabel("Ya, angka ini memang benar").check();
  await submit(officer);
  await expect(officer.getByText("Sudah diajukan.")).toBeVisible();

  const steward = await as(browser, "diskominfo", watched);
  await steward.goto(officer.url().replace(/\?.*$/, ""));
  await expect(steward.getByText(/Yang diajukan 145\.000 ton\/hari; yang sudah terbit 180 ton\/hari/)).toBeVisible();
  await expectAccessible(steward);
  await steward.getByRole("button", { name: "Verifikasi", exact: true }).click();
  await expect(steward.getByText("Angkanya tidak biasa: benarkah?")).toBeVisible();
  await steward.getByLabel("Sudah saya bandingkan dengan sumbernya; angka ini benar").check();
  await steward.getByRole("button", { name: "Verifikasi", exact: true }).click();
  await expect(steward.getByText("Terverifikasi. Langkah berikutnya: terbitkan.")).toBeVisible();
});

test("without scripts the chart is drawn, the estimate is told as one, and each file says for whom it is", async ({
  browser,
  watched,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = watched(await context.newPage());
  await page.goto("/indikator/ENV-05");
  await expect(page.getByRole("img", { name: "Sampah masuk TPA" })).toHaveCount(1);
  await expect(page.getByText("sekitar 180 ton per hari").first()).toBeVisible();
  await expect(page.getByText("180,0")).toHaveCount(0);
  const files = page.getByRole("list", { name: "Unduh" }).getByRole("link");
  await expect(files).toHaveText([
    "Excel (.xlsx)",
    "CSV untuk lembar sebar (titik koma, desimal koma)",
    "CSV untuk program (koma, desimal titik)",
    "JSON untuk program",
  ]);
  for (const [index, address] of ["xlsx", "csv-id", "csv", "values"].entries())
    expect(await files.nth(index).getAttribute("href")).toMatch(new RegExp(`${address}$`));
  await page.goto("/en/indikator/ENV-05");
  await expect(page.getByRole("link", { name: "CSV for spreadsheets (comma, decimal point)" })).toHaveAttribute(
    "href",
    /format=csv-en$/,
  );
});
