import { readFileSync } from "node:fs";
import { as, expect, expectAccessible, query, test } from "../../support/app";
import { addressIn, edited } from "../../support/entry-workbook";
import { PHONE } from "../../support/screens";

// A year that no other journey fills in.
const YEAR = new Date().getUTCFullYear() - 2;
const GRID = `/kelola/isi?frekuensi=MONTHLY&dari=${YEAR}&sampai=${YEAR}`;
const ROW = ["SOC-01", "Nilai"];

test("an officer fetches a workbook, fills it in and brings it back: change, fault and conflict are seen before one press", async ({
  browser,
  watched,
}) => {
  const officer = await as(browser, "disdik", watched);
  await officer.goto(GRID);
  const fetch = async () => {
    const [download] = await Promise.all([
      officer.waitForEvent("download"),
      officer.getByRole("link", { name: "Unduh sebagai Excel" }).click(),
    ]);
    return readFileSync(await download.path());
  };
  const bring = async (workbook: Buffer) => {
    await officer.goto("/kelola/buku-isian");
    const file = { name: "isian.xlsx", mimeType: "application/octet-stream", buffer: workbook };
    await officer.getByLabel("Buku kerja", { exact: true }).setInputFiles(file);
    await officer.getByRole("button", { name: "Baca dan bandingkan" }).click();
    await expect(officer.getByRole("heading", { level: 1, name: "isian.xlsx" })).toBeVisible();
  };
  const month = (name: string) => `${name} ${YEAR}`;

  const workbook = await fetch();
  await bring(workbook);
  await expect(officer.getByText("0 perubahan")).toBeVisible();
  await officer.goto("/kelola/buku-isian");
  await expectAccessible(officer);
  const nonsense = { name: "x.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("bukan buku kerja") };
  await officer.getByLabel("Buku kerja", { exact: true }).setInputFiles(nonsense);
  await officer.getByRole("button", { name: "Baca dan bandingkan" }).click();
  await expect(officer.getByText("Ini bukan buku kerja yang diunduh dari sini", { exact: false })).toBeVisible();

  const at = (name: string) => addressIn(workbook, month(name), ...ROW);
  const source = await addressIn(workbook, "Sumber", ...ROW);
  await bring(await edited(workbook, { [await at("Oktober")]: 140, [source]: "Rekap uji" }));
  await expect(officer.getByText("1 perubahan")).toBeVisible();
  await expect(officer.getByText(`SOC-01, Oktober ${YEAR}`)).toBeVisible();
  await officer.getByRole("button", { name: "Simpan sebagai draf" }).click();
  await expect(officer.getByText("1 perubahan tersimpan")).toBeVisible();

  // Fetched again, and changed by somebody else before it comes back.
  await officer.goto(GRID);
  const second = await fetch();
  await query(
    `UPDATE indicator_values SET "value" = 155, "version" = "version" + 1
     WHERE "period" = '${YEAR}-10' AND "indicatorId" = (SELECT "id" FROM indicators WHERE "code" = 'SOC-01')`,
  );
  await bring(
    await edited(second, {
      [await at("Oktober")]: 141,
      [await at("November")]: 142,
      [await at("September")]: "banyak",
    }),
  );
  await expect(officer.getByRole("heading", { name: "1 sel tidak bisa diambil" })).toBeVisible();
  await expect(officer.getByText(`Nilai indikator, ${await at("September")}`)).toBeVisible();
  await expect(officer.getByRole("heading", { name: "1 bentrok" })).toBeVisible();
  await expect(officer.getByText("Yang berubah sejak diunduh: Nilai: 155")).toBeVisible();
  await expectAccessible(officer);
  await officer.setViewportSize(PHONE);
  await expectAccessible(officer);

  const save = officer.getByRole("button", { name: "Simpan sebagai draf" });
  await save.click();
  await expect(officer.getByText("Pilih satu untuk tiap bentrok.")).toBeVisible();
  await officer.getByLabel("Biarkan yang tersimpan").check();
  await save.click();
  await expect(officer.getByText("1 perubahan tersimpan")).toBeVisible();
  await officer.getByRole("link", { name: "Lihat di Isi data" }).click();
  await expect(officer.getByRole("heading", { level: 1, name: "Isi data" })).toBeVisible();
  const saved = await query<{ period: string; value: string }>(
    `SELECT "period", "value"::int::text AS value FROM indicator_values WHERE "period" IN ('${YEAR}-09', '${YEAR}-10', '${YEAR}-11')
       AND "indicatorId" = (SELECT "id" FROM indicators WHERE "code" = 'SOC-01') ORDER BY "period"`,
  );
  expect(saved.map(({ value }) => value)).toEqual(["155", "142"]);
});
