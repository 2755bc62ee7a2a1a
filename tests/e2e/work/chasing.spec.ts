import { as, expect, expectAccessible, query, test } from "../../support/app";
import { DESKTOP, PHONE } from "../../support/screens";

/** An agency of its own with sixty figures that were sent back, held by nobody in particular. */
const SENT_BACK = `
  WITH a AS (INSERT INTO agencies ("id", "code", "name", "shortName") VALUES (gen_random_uuid(), 'UJITAHAN', 'Dinas Uji Tahan', 'Dinas Uji') RETURNING "id"),
  i AS (INSERT INTO indicators ("id", "code", "pillarId", "agencyId", "nameId", "nameEn", "retiredFrom", "retiredReason")
    SELECT gen_random_uuid(), 'UJI-60', p."id", a."id", 'Kunjungan uji', 'Test visits', date '2007-01-01', 'uji' FROM a, pillars p WHERE p."code" = 'LIVING' RETURNING "id"),
  d AS (INSERT INTO indicator_definitions ("id", "indicatorId", "number", "unit", "polarity", "frequency", "aggregation", "formulaId", "dataSource", "decimals")
    SELECT gen_random_uuid(), i."id", 1, 'kunjungan', 'HIGHER', 'MONTHLY', 'SUM', 'x', 'x', 0 FROM i RETURNING "id", "indicatorId")
  INSERT INTO indicator_values ("id", "indicatorId", "definitionId", "period", "value", "source", "certainty", "status", "returnReason", "createdById", "enteredByIds", "submittedById", "submittedAt")
  SELECT gen_random_uuid(), d."indicatorId", d."id", to_char(date '2001-01-01' + n * interval '1 month', 'YYYY-MM'), n, 'Berkas uji menahan', 'FINAL', 'RETURNED',
      'Sebutkan sumbernya', u."id", ARRAY[u."id"], u."id", now() - interval '20 days'
    FROM d, generate_series(0, 59) n, (SELECT "id" FROM users WHERE "role" = 'AGENCY' LIMIT 1) u`;

test("sixty things that one holds are chased with two presses, in one message; they are opened on demand, a page at a time", async ({
  browser,
  watched,
}) => {
  await query(SENT_BACK);
  const staff = await as(browser, "diskominfo", watched, { viewport: DESKTOP });
  await staff.context().route("https://wa.me/**", (route) => route.fulfill({ body: "WhatsApp" }));
  await staff.goto("/kelola");
  let presses = 0;
  const press = async (name: RegExp | string) => {
    presses += 1;
    await staff.getByRole("link", { name, exact: typeof name === "string" }).click();
  };
  await press("Siapa menahan kita");
  await expect(staff.getByRole("heading", { level: 1, name: "Siapa menahan kita" })).toBeVisible();
  const opened = staff.context().waitForEvent("page");
  await press(/^Kirim lewat WhatsApp kepada Dinas Uji Tahan/);
  const message = new URL((await opened).url()).searchParams.get("text") ?? "";
  expect(presses).toBeLessThanOrEqual(3);
  expect(message).toContain("60 hal");
  expect(message).toContain("48 lainnya");
  expect(message.match(/Kunjungan uji/g)).toHaveLength(12);
  await (await opened).close();

  await expectAccessible(staff);
  const row = staff
    .getByRole("listitem")
    .filter({ has: staff.getByRole("heading", { level: 2, name: /Dinas Uji Tahan/ }) });
  await row.getByRole("link", { name: "Lihat 60 hal" }).click();
  const held = row.getByRole("list", { name: "Yang ditahan Dinas Uji Tahan" });
  await expect(held.getByRole("listitem")).toHaveCount(30);
  await expectAccessible(staff);
  // Straight to the field that is owed.
  await held.getByRole("link").first().click();
  await expect(staff.getByRole("textbox", { name: "Nilai", exact: true })).toBeFocused();
});

test("on a phone one chooses one's reminders and subscribes to one's calendar, whose former address ends", async ({
  browser,
  watched,
}) => {
  const officer = await as(browser, "sesi", watched, { viewport: PHONE });
  await officer.goto("/kelola/akun/pengingat");
  await expectAccessible(officer);
  await officer.getByLabel("Kapan dikirim").selectOption("AT_ONCE");
  await officer.getByLabel("Segera jatuh tempo").uncheck();
  await officer.getByLabel("Bahasa surel").selectOption("en");
  await officer.getByRole("button", { name: "Simpan" }).click();
  await expect(
    officer
      .getByRole("status")
      .filter({ hasText: /simpan/i })
      .first(),
  ).toBeVisible();
  await expect(officer.getByLabel("Kapan dikirim")).toHaveValue("AT_ONCE");
  await expect(officer.getByLabel("Segera jatuh tempo")).not.toBeChecked();

  await officer.getByRole("button", { name: "Buat alamat kalender" }).click();
  const address = officer.getByText(/\/api\/calendar\/[\w-]{43}$/);
  const first = (await address.textContent()) ?? "";
  const local = (link: string) => new URL(link).pathname;
  const feed = await officer.request.get(local(first));
  expect([feed.status(), feed.headers()["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"]);
  expect(await feed.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
  await officer.getByRole("button", { name: "Buat alamat baru" }).click();
  await expect(address).not.toHaveText(first);
  expect((await officer.request.get(local(first))).status()).toBe(404);
  await officer.setViewportSize(DESKTOP);
  await expectAccessible(officer);
});

test("ADMIN says when the city reminds and who is told above, and reads who changed it", async ({
  browser,
  watched,
}) => {
  const admin = await as(browser, "admin", watched, { viewport: DESKTOP });
  await admin.goto("/kelola/pengaturan/pengingat");
  await expectAccessible(admin);
  await admin.getByLabel("Ke Sekda setelah terlambat (hari)").fill("3");
  await admin.getByRole("button", { name: "Simpan" }).click();
  await expect(admin.getByText("Tidak boleh lebih cepat daripada kepala perangkat daerah.").first()).toBeVisible();
  await admin.getByLabel("Ke Sekda setelah terlambat (hari)").fill("21");
  await admin.getByLabel("Hari libur").fill("17/08/2027\n2027-12-25");
  await admin.getByRole("button", { name: "Simpan" }).click();
  await expect(admin.getByLabel("Hari libur")).toHaveValue("2027-08-17\n2027-12-25");
  await admin.getByRole("link", { name: "Sekda", exact: true }).click();
  await admin.getByLabel("Nama").fill("Sekretaris Daerah");
  await admin.getByLabel("Alamat surel").fill("Sekda@kota.test");
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Simpan" }).click();
  await expect(admin.getByText("Sekretaris Daerah, sekda@kota.test")).toBeVisible();
  await admin.getByRole("link", { name: "Riwayat perubahan" }).click();
  await expect(admin.getByText("Ke Sekda (hari)").first()).toBeVisible();
  await expectAccessible(admin);
});
