import { as, expect, expectAccessible, query, test } from "../../support/app";

/** Handed in by an officer for three years of which nothing is known; the last lies far out of what its series has shown. */
const HANDED_IN = `
  INSERT INTO indicator_values ("id", "indicatorId", "definitionId", "period", "value", "source", "certainty", "status", "createdById", "enteredByIds", "submittedById", "submittedAt")
  SELECT gen_random_uuid(), d."indicatorId", d."id", t.period, t.figure, 'Berkas uji sekaligus', 'FINAL', 'SUBMITTED', u."id", ARRAY[u."id"], u."id", now() - interval '2 years'
    FROM (VALUES ('2001', 58), ('2002', 59), ('2003', 3)) AS t(period, figure),
      (SELECT x."indicatorId", x."id" FROM indicator_definitions x JOIN indicators i ON i."id" = x."indicatorId" WHERE i."code" = 'GOV-05' AND x."current") d,
      (SELECT "id" FROM users WHERE "role" = 'AGENCY' LIMIT 1) u`;

test("Diskominfo verifies many with one press: filtered, old beside new, and nothing without a tick", async ({
  browser,
  watched,
}) => {
  await query(HANDED_IN);
  const staff = await as(browser, "diskominfo", watched);
  await staff.goto("/kelola/verifikasi?jenis=value&q=GOV-05");
  const rows = staff.getByRole("row").filter({ hasText: /2001|2002|2003/ });
  await expect(rows).toHaveCount(3);
  await expectAccessible(staff);
  await staff.getByRole("button", { name: "Verifikasi yang dicentang" }).click();
  await staff.getByRole("dialog").getByRole("button", { name: "Ya, verifikasi" }).click();
  await expect(staff.getByText("Centang dulu yang dimaksud.").first()).toBeVisible();
  await staff.getByRole("button", { name: "Centang semua di halaman ini" }).click();
  await staff.getByRole("button", { name: "Verifikasi yang dicentang" }).click();
  await staff.getByRole("dialog").getByRole("button", { name: "Ya, verifikasi" }).click();
  await expect(staff.getByText("2 isian terverifikasi.")).toBeVisible();
  await expect(staff.getByText("1 angka melompat dari deretnya: buka dan periksa satu per satu.")).toBeVisible();
  expect(
    await query(
      `SELECT "period" FROM indicator_values WHERE "source" = 'Berkas uji sekaligus' AND "status" = 'SUBMITTED'`,
    ),
  ).toEqual([{ period: "2003" }]);
});
