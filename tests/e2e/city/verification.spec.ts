import { as, expect, expectAccessible, query, test } from "../../support/app";

/** Handed in by an officer for years of which nothing is known; the last lies far out of what its series has shown. */
const HANDED_IN = `
  INSERT INTO indicator_values ("id", "indicatorId", "definitionId", "period", "value", "source", "certainty", "status", "createdById", "enteredByIds", "submittedById", "submittedAt")
  SELECT gen_random_uuid(), d."indicatorId", d."id", t.period, t.figure, 'Berkas uji sekaligus', 'FINAL', 'SUBMITTED', u."id", ARRAY[u."id"], u."id", now() - interval '2 years' + make_interval(mins => t.period::int)
    FROM (VALUES ('1998', 57), ('1999', 58), ('2000', 57), ('2001', 58), ('2002', 59), ('2003', 3)) AS t(period, figure),
      (SELECT x."indicatorId", x."id" FROM indicator_definitions x JOIN indicators i ON i."id" = x."indicatorId" WHERE i."code" = 'GOV-05' AND x."current") d,
      (SELECT "id" FROM users WHERE "role" = 'AGENCY' LIMIT 1) u`;

const QUEUE = "/kelola/verifikasi?jenis=value&q=GOV-05";
const statuses = async () =>
  Object.fromEntries(
    (
      await query<{ period: string; status: string }>(
        `SELECT "period", "status" FROM indicator_values WHERE "source" = 'Berkas uji sekaligus' ORDER BY 1`,
      )
    ).map(({ period, status }) => [period, status]),
  );

test("Diskominfo goes through a queue with three keys, and decides the rest of it with two presses", async ({
  browser,
  watched,
}) => {
  await query(HANDED_IN);
  // Without scripts a refused return comes back with its ticks.
  const plain = await as(browser, "diskominfo", watched, { javaScriptEnabled: false });
  await plain.goto(QUEUE);
  await plain.getByRole("checkbox", { name: /1998/ }).check();
  await plain.getByRole("checkbox", { name: /2001/ }).check();
  await plain.getByText("Kembalikan yang dicentang dengan satu alasan").click();
  await plain.getByRole("button", { name: "Kembalikan dengan alasan ini" }).click();
  await expect(plain.getByText("Tulis alasannya", { exact: false }).first()).toBeVisible();
  await expect(plain.locator("input[name^=tick-]:checked")).toHaveCount(2);
  await expect(plain.getByRole("checkbox", { name: /1998/ })).toBeChecked();

  const staff = await as(browser, "diskominfo", watched);
  await staff.goto(QUEUE);
  await expectAccessible(staff);
  await staff.getByRole("button", { name: "Verifikasi saja" }).click();
  await staff.getByRole("dialog").getByRole("button", { name: "Ya, verifikasi" }).click();
  await expect(staff.getByText("Centang dulu yang dimaksud.").first()).toBeVisible();
  // What is ticked after a refusal is what is sent: the boxes and the one for all of them agree, time after time.
  const all = staff.getByLabel("Centang semua di halaman ini");
  const first = staff.getByRole("checkbox", { name: /1998/ });
  await all.check();
  await expect(staff.locator("input[name^=tick-]:checked")).toHaveCount(6);
  await first.uncheck();
  await expect(all).toBeChecked({ indeterminate: true });
  await staff.getByText("Kembalikan yang dicentang dengan satu alasan").click();
  await staff.getByRole("button", { name: "Kembalikan dengan alasan ini" }).click();
  await expect(staff.getByText("Tulis alasannya", { exact: false }).first()).toBeVisible();
  await expect(staff.locator("input[name^=tick-]:checked")).toHaveCount(5);
  await expect(first).not.toBeChecked();
  await expect(all).toBeChecked({ indeterminate: true });
  await staff.getByRole("button", { name: "Verifikasi saja" }).click();
  await expect(staff.getByRole("dialog").getByRole("listitem")).toHaveCount(5);
  await staff.keyboard.press("Escape");

  await staff.getByRole("link", { name: "Periksa satu per satu" }).click();
  await expect(staff.getByRole("heading", { level: 1 })).toContainText("1998");
  await staff.getByLabel(/^Pakai tombol papan ketik/).check();
  await expectAccessible(staff);
  const press = async (key: string) => {
    // The page has woken up as soon as it knows that the keys are on.
    await expect(staff.getByLabel(/^Pakai tombol papan ketik/)).toBeChecked();
    await staff.keyboard.press(key);
  };
  await press("v");
  await expect(staff.getByRole("heading", { level: 1 })).toContainText("1999");
  await expect(staff.getByText("Yang tadi sudah terverifikasi. Ini yang berikutnya.")).toBeVisible();
  await press("k");
  // The letters are typed, and no key of the queue.
  await staff.keyboard.type("Lampirkan lembar kerjanya, viral sekali.");
  await staff.keyboard.press("Tab");
  await staff.keyboard.press("Enter");
  await expect(staff.getByRole("heading", { level: 1 })).toContainText("2000");
  await press("l");
  await expect(staff.getByRole("heading", { level: 1 })).toContainText("2001");
  await staff.getByRole("link", { name: "Kembali ke antrean" }).click();

  await staff.getByRole("link", { name: "Verifikasi sekaligus (4)" }).click();
  await expect(staff.getByRole("heading", { level: 1 })).toHaveText("Periksa sekaligus");
  await expect(staff.getByText("1 angka melompat dari deretnya: buka dan periksa satu per satu.")).toBeVisible();
  await expectAccessible(staff);
  await staff.getByRole("checkbox", { name: /2002/ }).uncheck();
  await staff.getByRole("button", { name: "Verifikasi dan terbitkan" }).click();
  const dialog = staff.getByRole("dialog");
  await expect(dialog.getByRole("listitem")).toHaveText([/2000/, /2001/]);
  await dialog.getByRole("button", { name: "Ya, verifikasi dan terbitkan" }).click();
  await expect(staff.getByText("2 isian terverifikasi dan terbit.")).toBeVisible();
  expect(await statuses()).toEqual({
    ...{ 1998: "VERIFIED", 1999: "RETURNED", 2000: "PUBLISHED" },
    ...{ 2001: "PUBLISHED", 2002: "SUBMITTED", 2003: "SUBMITTED" },
  });
});
