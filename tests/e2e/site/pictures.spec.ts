import { expect, expectAccessible, test } from "../../support/app";

test("another site shows a chart in its frame, without scripts and nothing else of this site in one", async ({
  page,
}) => {
  // The first visit makes the page, the second has it as it is kept.
  await page.request.get("/embed/indikator/ECO-05");
  const response = await page.goto("/embed/indikator/ECO-05");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("frame-ancestors *");
  expect(response?.headers()["x-frame-options"]).toBeUndefined();
  await expect(page.getByRole("figure", { name: /Tingkat kemiskinan: Turun dari/ })).toBeVisible();
  await expect(page.getByText(/^Sumber: /)).toBeVisible();
  await expect(page.locator('script[src^="/_next/"]')).toHaveCount(0);
  await expectAccessible(page);
  const whole = await page.request.get("/indikator/ECO-05");
  expect(whole.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(whole.headers()["x-frame-options"]).toBe("DENY");
});

test("each kind of thing has a share card of 1200 × 630, named in its page", async ({ page }) => {
  for (const path of [
    "/",
    "/indikator/ECO-05",
    "/pilar/smart-economy",
    "/evaluasi/2022",
    "/program/e-sptpd",
    "/rekomendasi/2022/1",
  ]) {
    const html = await (await page.request.get(path)).text();
    const [, address = ""] = /<meta property="og:image" content="[^"]*?(\/api\/pictures\/[^"]+)"/.exec(html) ?? [];
    expect(html, path).toContain('name="twitter:card" content="summary_large_image"');
    const card = await page.request.get(address);
    expect(card.headers()["content-type"], path).toBe("image/png");
    const body = await card.body();
    expect([body.readUInt32BE(16), body.readUInt32BE(20)], path).toEqual([1200, 630]);
  }
});

test("a chart leaves as SVG with its title, source and date as text, and as PNG", async ({ page }) => {
  await page.goto("/indikator/ECO-05");
  await page.getByText("Ambil grafik ini").click();
  const address = (await page.getByRole("link", { name: "Gambar SVG" }).getAttribute("href")) ?? "";
  const svg = await (await page.request.get(address)).text();
  expect(svg).toMatch(/^<svg [\s\S]*Tingkat kemiskinan[\s\S]*Turun dari [\s\S]*Sumber: [\s\S]*Enam Pilar/);
  const png = await page.request.get(address.replace(".svg", ".png"));
  expect((await png.body()).subarray(1, 4).toString()).toBe("PNG");
  for (const wrong of ["chart.gif", "chart.svg/9999"]) {
    expect((await page.request.get(address.replace("chart.svg", wrong))).status()).toBe(404);
  }
});

test("the summary to paste is made from the figures, with the page's address", async ({ page }) => {
  await page.goto("/");
  await page.getByText("Bagikan").click();
  const text = page.locator("#ringkasan-bagikan");
  await expect(text).toContainText("Indeks Smart City: 3,197");
  await expect(text).toContainText(/\d+ dari \d+ indikator mencapai target/);
  await expect(text).toContainText(/https?:\/\//);
  const link = (await page.getByRole("link", { name: "Kirim lewat WhatsApp" }).getAttribute("href")) ?? "";
  expect(new URL(link).searchParams.get("text")).toBe(await text.textContent());
});
