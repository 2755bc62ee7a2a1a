import type { Page } from "@playwright/test";
import { as, expect, expectAccessible, query, test } from "../../support/app";
import { PHONE } from "../../support/screens";

// Months that no other journey reports on.
const [MONTH, OTHER, WRONG, REFUSED] = ["2017-03", "2017-04", "2017-05", "2017-06"] as const;

const cell = (page: Page, row: number, column: number) =>
  page.locator(`td[data-row="${row}"][data-column="${column}"]`);
const said = (page: Page, text: string | RegExp) =>
  expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();

test("progress is typed, pasted, taken back and handed in as in a spreadsheet", async ({ browser, watched }) => {
  const officer = await as(browser, "dlhkp", watched, { permissions: ["clipboard-read", "clipboard-write"] });
  // Any month is a report's own, also one that the list does not offer.
  await officer.goto(`/kelola/isi/kemajuan?periode=${MONTH}`);
  const grid = officer.getByRole("grid", { name: "Laporan kemajuan" });
  await expect(grid).toHaveAttribute("aria-colcount", "7");
  await expectAccessible(officer);

  await cell(officer, 0, 1).focus();
  await officer.keyboard.type("42,5");
  await officer.keyboard.press("Tab");
  await officer.keyboard.type("1.250");
  await officer.keyboard.press("Tab");
  await officer.keyboard.type("Penimbangan di 12 titik");
  await officer.keyboard.press("Enter");
  await expect(cell(officer, 0, 3)).toContainText("Penimbangan di 12 titik, tersimpan");
  await expect(cell(officer, 0, 2)).toContainText("tersimpan");

  // What is wrong is refused by itself, with its sentence; what stands beside it is saved.
  await officer.goto(`/kelola/isi/kemajuan?periode=${WRONG}`);
  await cell(officer, 0, 1).focus();
  await officer.evaluate(() => navigator.clipboard.writeText("300 %\t12\tSosialisasi"));
  await officer.keyboard.press("Control+v");
  await said(officer, /2 sel tersimpan sebagai draf\..*1 ditolak/);
  await cell(officer, 0, 1).focus();
  await expect(officer.getByRole("region", { name: /Kemajuan fisik/ })).toContainText("antara 0 dan 100");
  await officer.keyboard.press("Control+z");
  await expect(cell(officer, 0, 3)).toContainText("belum ada nilai");
  await expectAccessible(officer);

  await officer.goto(`/kelola/isi/kemajuan?periode=${MONTH}`);
  await expect(cell(officer, 0, 1)).toContainText("42,5");
  await expect(cell(officer, 0, 2)).toContainText("1250");
  await officer.getByRole("button", { name: /^Ajukan yang sudah diisi/ }).click();
  const dialog = officer.getByRole("dialog");
  await expect(dialog).toContainText("Maret 2017");
  await dialog.getByRole("button", { name: /^Ya, ajukan 1/ }).click();
  await said(officer, "1 baris diajukan.");
  await expect(cell(officer, 0, 1)).toContainText("Sudah diajukan dan menunggu verifikasi.");
  expect(
    await query(
      `SELECT "status", "beneficiaries" FROM progress_reports WHERE "period" = $1 AND "status" = 'SUBMITTED'`,
      [MONTH],
    ),
  ).toEqual([{ status: "SUBMITTED", beneficiaries: 1250 }]);
});

test("what is typed without a line waits in the grid, and on a telephone each row is a form", async ({
  browser,
  watched,
}) => {
  const expected = { expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ };
  const officer = await as(browser, "dlhkp", (page) => watched(page, expected));
  await officer.goto(`/kelola/isi/kemajuan?periode=${OTHER}`);
  // A key pressed before the page is awake is lost, and no person sees a difference; React leaves its marks as it wakes.
  await officer.waitForFunction(() =>
    Object.keys(document.querySelector("[role=grid]") ?? {}).some((name) => name.startsWith("__react")),
  );
  await cell(officer, 0, 1).focus();
  await officer.context().setOffline(true);
  await officer.keyboard.type("12");
  await officer.keyboard.press("Enter");
  await expect(officer.getByText("1 belum terkirim")).toBeVisible();
  await officer.context().setOffline(false);
  await said(officer, "1 sel tersimpan sebagai draf.");
  await officer.setViewportSize(PHONE);
  await officer.reload();
  await expect(officer.getByRole("grid")).toHaveCount(0);
  await officer.locator("details summary").first().click();
  await expect(officer.getByRole("textbox", { name: "Kemajuan fisik (%)" }).first()).toHaveValue("12");
  await expectAccessible(officer);

  // Refused, mended and saved: what was refused is not shown again.
  const first = officer.locator("details").first();
  const figure = first.getByRole("textbox", { name: "Kemajuan fisik (%)" });
  await figure.fill("300");
  await first.getByRole("button", { name: "Simpan draf" }).click();
  await expect(first.getByRole("alert")).toBeFocused();
  await figure.fill("13");
  await first.getByRole("button", { name: "Simpan draf" }).click();
  await expect(officer.getByText("Draf tersimpan.")).toBeVisible();
  await expect(officer.locator("details[open]")).toHaveCount(0);
  await first.locator("summary").click();
  await expect(figure).toHaveValue("13");
  await expect(first.getByRole("alert")).toHaveCount(0);
});

test("without scripts a refused row comes back open, and its page begins at what is wrong", async ({
  browser,
  watched,
}) => {
  const officer = await as(browser, "dlhkp", watched, { javaScriptEnabled: false, viewport: PHONE });
  await officer.goto(`/kelola/isi/kemajuan?periode=${REFUSED}`);
  const row = officer.locator("details").first();
  await row.locator("summary").click();
  await row.getByRole("textbox", { name: "Kemajuan fisik (%)" }).fill("120,5 %");
  await row.getByRole("button", { name: "Ajukan" }).click();
  await expect(row.getByRole("textbox", { name: "Kemajuan fisik (%)" })).toHaveValue("120,5 %");
  await expect(officer.locator("details[open]")).toHaveCount(1);
  await expect(row.getByRole("alert")).toBeFocused();
  await expect(row.getByRole("alert")).toBeInViewport();

  // Somebody else is faster: that is said, and however often it is pressed nothing is written over.
  const other = await officer.context().newPage();
  for (const [page, figure] of [
    [officer, "10"],
    [other, "20"],
  ] as const) {
    await page.goto(`/kelola/isi/kemajuan?periode=${REFUSED}`);
    await page.locator("details summary").first().click();
    await page.getByRole("textbox", { name: "Kemajuan fisik (%)" }).fill(figure);
  }
  await other.getByRole("button", { name: "Simpan draf" }).click();
  await expect(other.getByText("Draf tersimpan.")).toBeVisible();
  for (const _ of ["once", "and again"]) {
    await row.getByRole("button", { name: "Simpan draf" }).click();
    await expect(row.getByRole("alert")).toContainText("Periode ini sudah punya isian");
  }
  await expect(row.getByRole("textbox", { name: "Kemajuan fisik (%)" })).toHaveValue("10");
});
