import { as, expect, expectAccessible, query, test } from "../../support/app";

/** Verified by nobody who takes part here, for years of which nothing is known. */
const VERIFIED = `
  INSERT INTO indicator_values ("id", "indicatorId", "definitionId", "period", "value", "source", "certainty", "status", "createdById", "enteredByIds", "submittedById", "submittedAt", "verifiedById", "verifiedAt")
  SELECT gen_random_uuid(), d."indicatorId", d."id", t.period, t.figure, 'Berkas uji publikasi', 'FINAL', 'VERIFIED', u."id", ARRAY[u."id"], u."id", now(), s."id", now()
    FROM (VALUES ('1991', 57), ('1992', 58)) AS t(period, figure),
      (SELECT x."indicatorId", x."id" FROM indicator_definitions x JOIN indicators i ON i."id" = x."indicatorId" WHERE i."code" = 'GOV-05' AND x."current") d,
      (SELECT "id" FROM users WHERE "role" = 'AGENCY' LIMIT 1) u, (SELECT "id" FROM users WHERE "role" = 'STAFF' LIMIT 1) s`;

test("one of Diskominfo prepares, another approves, it goes out whole by itself, and the public reads what changed", async ({
  browser,
  watched,
  page,
}) => {
  await query(VERIFIED);
  const staff = await as(browser, "diskominfo", watched);
  await staff.goto("/kelola/verifikasi?status=VERIFIED&jenis=value&q=GOV-05");
  await staff.getByRole("link", { name: "Siapkan publikasi" }).click();
  await expect(staff.getByRole("heading", { level: 1 })).toHaveText("Siapkan publikasi");
  await expectAccessible(staff);
  await staff.getByLabel("Nama publikasi").fill("Angka uji 1991 dan 1992");
  await staff.getByRole("button", { name: "Siapkan" }).click();
  await expect(staff.getByText("Publikasi disiapkan. Petugas lain yang menyetujuinya.")).toBeVisible();
  await expect(staff.getByRole("button", { name: "Setujui" })).toHaveCount(0);
  await expect(staff.getByText("2 muncul")).toBeVisible();
  await expectAccessible(staff);

  await page.goto("/perubahan");
  await expect(page.getByRole("main")).not.toContainText("1991");
  const admin = await as(browser, "admin", watched);
  await admin.goto("/kelola/publikasi");
  await expectAccessible(admin);
  await admin.getByRole("link", { name: "Angka uji 1991 dan 1992" }).click();
  await admin.getByRole("button", { name: "Setujui" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Ya, setujui" }).click();
  await expect(admin.getByText("Disetujui. Publikasi ini terbit sendiri")).toBeVisible();
  await expect(async () => {
    await page.goto("/perubahan");
    await expect(page.getByRole("main")).toContainText("1991", { timeout: 500 });
  }).toPass();
  await expect(page.getByRole("main")).toContainText("1992");
  await expectAccessible(page);
  await admin.reload();
  await expect(admin.getByText("Sudah terbit seluruhnya.")).toBeVisible();
});
