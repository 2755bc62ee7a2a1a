import type { Page } from "@playwright/test";
import { as, checkPage, expect, test, verifyAndPublish } from "../../support/app";

const savedUrl = (page: Page) => page.url().replace(/\?.*$/, "");
const submit = (page: Page) => page.getByRole("button", { name: "Ajukan untuk verifikasi" }).click();
const reloaded = async (page: Page, path: string, text: string) =>
  expect(async () => {
    await page.goto(path);
    await expect(page.getByRole("main")).toContainText(text, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
