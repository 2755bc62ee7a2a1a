import type { Page } from "@playwright/test";
import { as, expect, expectAccessible, test } from "../../support/app";
import { PHONE } from "../../support/screens";

const YEAR = new Date().getUTCFullYear() - 1;
const ADDRESS = `/kelola/isi?frekuensi=MONTHLY&dari=${YEAR}&sampai=${YEAR}`;

/** Month 1 to 12 of an indicator, by the heads of its row and column. */
const cell = (page: Page, row: number, month: number) => page.locator(`td[data-row="${row}"][data-column="${month}"]`);
const said = (page: Page, text: string | RegExp) =>
  expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
const paste = async (page: Page, text: string) => {
  await page.evaluate((given) => navigator.clipboard.writeText(given), text);
  await page.keyboard.press("Control+v");
};

test("an officer types, pastes, takes back and hands in a year's figures with the keyboard alone", async ({
  browser,
  watched,
}) => {
  const officer = await as(browser, "disdik", watched, { permissions: ["clipboard-read", "clipboard-write"] });
  await officer.goto(ADDRESS);
  const grid = officer.getByRole("grid", { name: "Isi data" });
  await expect(grid).toHaveAttribute("aria-colcount", "14");
  await expectAccessible(officer);

  // The source is said once, and every figure of the row carries it.
  await cell(officer, 0, 1).focus();
  await officer.keyboard.press("Home");
  await officer.keyboard.press("Enter");
  await officer.keyboard.type("Rekap bulanan");
  await officer.keyboard.press("Enter");
  await expect(cell(officer, 0, 0)).toContainText("Rekap bulanan");

  await officer.keyboard.press("ArrowRight");
  await officer.keyboard.type("150");
  await officer.keyboard.press("Tab");
  await officer.keyboard.type("151,5");
  await officer.keyboard.press("Enter");
  await said(officer, /Ditolak: SOC-01, Februari/);
  await expect(cell(officer, 0, 1)).toContainText("150, tersimpan");
  await expect(cell(officer, 0, 2)).toContainText("151,5, ditolak, belum tersimpan");
  await cell(officer, 0, 2).focus();
  await expect(officer.getByRole("region", { name: /SOC-01, Februari/ })).toContainText("harus bilangan bulat");
  await officer.keyboard.press("F2");
  await officer.keyboard.press("Escape");
  await officer.keyboard.press("Delete");
  await officer.keyboard.type("151");
  await officer.keyboard.press("Enter");
  await said(officer, /Tersimpan: SOC-01, Februari \d+: 151\./);

  // A block from a spreadsheet: thousands, no value, and one figure that the row cannot hold.
  await cell(officer, 1, 3).focus();
  await paste(officer, "44\t-\tn/a\t45\r\n1.250\t1.300\t\t1.310\r\n");
  await said(officer, "5 sel tersimpan.");
  await expect(cell(officer, 2, 3)).toContainText("1.250");
  await expect(cell(officer, 1, 4)).toContainText("belum ada nilai");
  await officer.keyboard.press("Control+z");
  await said(officer, "5 sel tersimpan.");
  await expect(cell(officer, 2, 3)).toContainText("belum ada nilai");
  await officer.keyboard.press("Control+y");
  await expect(cell(officer, 2, 3)).toContainText("1.250");

  await cell(officer, 2, 3).focus();
  await officer.keyboard.press("Shift+ArrowRight");
  await officer.keyboard.press("Control+c");
  expect(await officer.evaluate(() => navigator.clipboard.readText())).toBe("1250\t1300");

  // After a page read anew everything is there.
  await officer.reload();
  await expect(cell(officer, 2, 3)).toContainText("1.250, draf, belum lengkap");
  await expectAccessible(officer);
  await officer.getByRole("button", { name: /^Ajukan yang sudah diisi/ }).click();
  const dialog = officer.getByRole("dialog");
  await expect(dialog).toContainText(`SOC-01, Januari ${YEAR}: 150 spot`);
  await expect(dialog).toContainText("Sumber: Wajib diisi.");
  await dialog.getByRole("button", { name: "Ya, ajukan 2" }).click();
  await said(officer, "2 nilai diajukan.");
  await expect(cell(officer, 0, 1)).toContainText("150, Terkunci: sudah diajukan dan menunggu verifikasi");

  await cell(officer, 0, 1).focus();
  await officer.keyboard.press("Alt+Enter");
  await officer.keyboard.press("Enter");
  await said(officer, /Ditarik kembali: SOC-01, Januari/);
  await expect(cell(officer, 0, 1)).toContainText("150, ");

  // Nobody is held in the grid.
  await cell(officer, 0, 1).focus();
  await officer.keyboard.press("Escape");
  await officer.keyboard.press("Tab");
  await expect(officer.locator("td:focus")).toHaveCount(0);
});

test("what is typed while the line is broken stays and is sent when it is back, on a telephone too", async ({
  browser,
  watched,
}) => {
  const officer = await as(
    browser,
    "rsud",
    (page) => watched(page, { expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ }),
    { viewport: PHONE },
  );
  await officer.goto(ADDRESS);
  await expect(officer.getByRole("region", { name: "Satu indikator demi satu" })).toBeVisible();
  await expectAccessible(officer);
  const field = officer.getByRole("textbox", { name: `Maret ${YEAR}` });
  await officer.context().setOffline(true);
  await field.fill("41");
  await field.blur();
  await expect(officer.getByText("1 belum terkirim")).toBeVisible();
  await expect(officer.getByText("belum terkirim", { exact: true })).toBeVisible();
  await officer.context().setOffline(false);
  await said(officer, new RegExp(`Tersimpan: LIV-01, Maret ${YEAR}: 41`));
  await officer.getByRole("link", { name: "Berikutnya" }).first().click();
  await expect(officer.getByText("Indikator 2 dari")).toBeVisible();
  // Whoever comes back comes back to it.
  await officer.reload();
  await expect(officer.getByText("Indikator 2 dari")).toBeVisible();
  await officer.getByRole("link", { name: "Sebelumnya" }).first().click();
  await expect(officer.getByRole("textbox", { name: `Maret ${YEAR}` })).toHaveValue("41");
});

test("without scripts each cell leads to its own page", async ({ browser, watched }) => {
  const officer = await as(browser, "rsud", watched, { javaScriptEnabled: false });
  await officer.goto(ADDRESS);
  await cell(officer, 0, 1).getByRole("link", { name: "Buka halamannya" }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText("Isi nilai indikator");
});

test("without scripts a telephone goes from indicator to indicator, saves and keeps what is refused", async ({
  browser,
  watched,
}) => {
  const officer = await as(browser, "rsud", watched, { javaScriptEnabled: false, viewport: PHONE });
  // A year that no other journey writes into.
  await officer.goto("/kelola/isi?frekuensi=MONTHLY&dari=2009&sampai=2009");
  await officer.getByRole("link", { name: "Berikutnya" }).first().click();
  await expect(officer.getByText("Indikator 2 dari")).toBeVisible();
  await officer.getByLabel("Pilih indikator").selectOption({ index: 0 });
  await officer.getByRole("button", { name: "Buka", exact: true }).click();
  await expect(officer.getByText("Indikator 1 dari")).toBeVisible();
  const field = (month: string) => officer.getByRole("textbox", { name: `${month} 2009` });
  await field("Maret").fill("31");
  await field("April").fill("banyak");
  await officer.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(officer.getByText("1 nilai tersimpan.")).toBeVisible();
  await expect(field("Maret")).toHaveValue("31");
  await expect(field("April")).toHaveValue("banyak");
  await field("April").fill("32");
  await officer.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(officer.getByText("Draf tersimpan.")).toBeVisible();
  await expect(field("April")).toHaveValue("32");

  // Somebody else is faster: both stand there, and nothing is written over before one of them is chosen.
  const other = await officer.context().newPage();
  await other.goto(officer.url());
  await other.getByRole("textbox", { name: "April 2009" }).fill("40");
  await other.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(other.getByText("Draf tersimpan.")).toBeVisible();
  await field("April").fill("50");
  const both = officer.getByRole("group", { name: "April 2009: Tersimpan 40" });
  for (const _ of ["once", "and again"]) {
    await officer.getByRole("button", { name: "Simpan", exact: true }).click();
    await expect(officer.getByText("Belum ada yang tersimpan.")).toBeVisible();
    await expect(both).toBeVisible();
  }
  await expect(field("April")).toHaveValue("50");
  await both.getByRole("radio", { name: "Pakai ketikan saya" }).check();
  await officer.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(officer.getByText("Draf tersimpan.")).toBeVisible();
  await expect(field("April")).toHaveValue("50");
});

test("what is typed into a cell before the scripts came is there when they are; Escape leaves the parts of a ratio as they were", async ({
  browser,
  watched,
}) => {
  const admin = await as(browser, "admin", watched);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await admin.route("**/_next/static/**/*.js*", async (asked) => {
    await held;
    await asked.continue();
  });
  // A year that no other test writes into.
  await admin.goto("/kelola/isi?frekuensi=MONTHLY&dari=2012&sampai=2012", { waitUntil: "commit" });
  await cell(admin, 1, 2).focus();
  await admin.keyboard.type("7");
  await admin.keyboard.press("Tab");
  await admin.keyboard.type("85");
  await admin.keyboard.press("Backspace");
  release();
  await expect(cell(admin, 1, 3)).toHaveAttribute("aria-selected", "true");
  await expect(cell(admin, 1, 3).getByRole("textbox")).toHaveValue("8");
  await expect(cell(admin, 1, 2)).toContainText("7, draf");
  await admin.keyboard.press("Escape");

  await cell(admin, 0, 1).focus();
  await admin.keyboard.press("F2");
  await admin.keyboard.type("9");
  await admin.keyboard.press("Escape");
  await expect(cell(admin, 0, 1)).toBeFocused();
  await expect(admin.locator("#grid-panel-numerator")).toHaveValue("");
});
