import { as, expect, expectAccessible, query, test } from "../../support/app";

const year = 1983;
const COUNT = 53;

test("in a round of more than a page every recommendation is reached by links, and any can be found as a forerunner", async ({
  browser,
  page,
  watched,
}) => {
  const [, own] = await Promise.all([round(year, COUNT), round(year + 1, 1)]);

  await page.goto(`/rekomendasi/${year}`);
  await expect(page.getByRole("heading", { level: 3, name: `Butir uji ${year} nomor 20`, exact: false })).toBeVisible();
  await page.getByRole("link", { name: "Berikutnya" }).click();
  await expect(page).toHaveURL(new RegExp(`/rekomendasi/${year}/hal/2$`));
  await expect(page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) })).toHaveCount(20);
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", new RegExp(`/rekomendasi/${year}/hal/2$`));
  await expectAccessible(page);
  const csv = await page.getByRole("link", { name: /CSV/ }).first().getAttribute("href");
  expect(await (await page.request.get(csv ?? "")).text()).toContain(`Butir uji ${year} nomor 40`);
  expect((await page.request.get(`/rekomendasi/${year}/hal/4`)).status()).toBe(404);
  expect((await page.request.get(`/en/rekomendasi/${year}/hal/2`)).status()).toBe(200);
  expect(await (await page.request.get("/sitemap.xml")).text()).toContain(`/rekomendasi/${year}/hal/2`);
  await page.goto("/rekomendasi/hal/2");
  await expectAccessible(page);

  const staff = await as(browser, "diskominfo", watched);
  await staff.goto(`/kelola/rekomendasi/${own}`);
  await staff.getByRole("link", { name: "Cari sendiri di putaran sebelumnya" }).click();
  await expectAccessible(staff);
  await staff.getByLabel("Kata dalam rekomendasinya").fill(`nomor 51 ${year}`);
  await staff.getByRole("button", { name: "Cari", exact: true }).click();
  await staff
    .getByRole("button", { name: new RegExp(`Ini rekomendasi yang sama: Butir uji ${year} nomor 51`) })
    .click();
  await expect(staff.getByText("Rekomendasi ini berulang: asesor memintanya lagi.")).toBeVisible();

  await staff.goto(`/kelola/putaran/${year}/terulang?hal=3`);
  await expect(staff.getByRole("heading", { level: 2 })).toHaveCount(13);
  await expectAccessible(staff);
});

/** A published round of as many recommendations; returns the id of its first. */
async function round(year: number, count: number): Promise<string> {
  const [row] = await query<{ id: string }>(
    `WITH round AS (
       INSERT INTO evaluation_rounds (id, slug, year, phase, source, "publishedAt")
       SELECT gen_random_uuid(), $1, $2, 'PUBLISHED', 'uji', now() RETURNING id)
     INSERT INTO recommendations (id, "roundId", "order", text, "leadAgencyId", source, "publishedAt")
     SELECT gen_random_uuid(), round.id, n, 'Butir uji ' || $1 || ' nomor ' || n, agencies.id, 'uji', now()
     FROM round, agencies, generate_series(1, $3::int) n WHERE agencies.code = 'DISKOMINFO' RETURNING id`,
    [String(year), year, count],
  );
  return row?.id ?? "";
}
