import type { Page } from "@playwright/test";
import pg from "pg";
import { expect, test } from "../../support/app";
import { htmlFaults } from "../../support/standards";

const DESK = 768;

/** On a phone long parts of a page are folded, with and without scripts; on a desk nothing is. */
async function unfold(page: Page): Promise<void> {
  if ((page.viewportSize()?.width ?? DESK) >= DESK) return;
  const folded = page.locator("details[data-fold]:not([open]) > summary");
  // Each press leaves one fewer.
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the home page tells the index of every year, its fall, the missed target and the six pillar scores", async ({
    page,
  }) => {
    await page.goto("/");
    // Said by the chart itself; its table is folded beneath it, and opens without scripts.
    const chart = page.getByRole("figure", { name: /Indeks Smart City \d{4}–2024/ });
    await expect(chart.getByText("Turun dari 3,31 (2022) menjadi 3,197 (2023)", { exact: true })).toBeVisible();
    for (const fold of await page.getByText("Lihat tabel").all()) await fold.click();
    const history = page.getByRole("table", { name: /Indeks Smart City \d{4}–2024/ });
    for (const [year, value] of [
      ["2019", "2,87"],
      ["2020", "2,87"],
      ["2021", "3,06"],
      ["2022", "3,31"],
      ["2023", "3,197"],
      ["2024", "belum tersedia"],
    ]) {
      await expect(history.getByRole("row", { name: new RegExp(`^${year} ${value}`) })).toBeVisible();
    }
    const main = page.getByRole("main");
    await expect(main.getByText("turun 0,113 dari 2022").first()).toBeVisible();
    await expect(main.getByText("Target tidak tercapai")).toBeVisible();
    await expect(main.getByText("92,67% dari target")).toBeVisible();
    const scores = page.getByRole("table", { name: /Skor resmi pilar, putaran 2022/ });
    for (const [pillar, score] of [
      ["Governance", "2,75"],
      ["Society", "3,33"],
      ["Economy", "3,50"],
      ["Living", "3,33"],
      ["Environment", "2,75"],
      ["Branding", "2,75"],
    ]) {
      await expect(scores.getByRole("row", { name: `${pillar} ${score}` })).toBeVisible();
    }
  });

  test("the six Quick Wins stand on the programme page, each with its owner", async ({ page }) => {
    await page.goto("/program");
    for (const name of ["e-SPTPD", "English Massive (EMAS)", "Kurnia", "Homecare", "Bank Sampah", "Prodamas Plus"]) {
      const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
      await expect(card.getByText("Pemilik:")).toBeVisible();
    }
  });

  test("poverty is told with its values, its fall in percentage points, and its sources", async ({ page }) => {
    await page.goto("/indikator/ECO-05");
    await unfold(page);
    const values = page.getByRole("table", { name: "Semua nilai" });
    await expect(values.getByRole("row").filter({ hasText: /2024.*6,51%.*tetap/ })).toBeVisible();
    await expect(
      values.getByRole("row").filter({ hasText: /2023.*7,15%.*tetap.*Satu Data Kota Kediri/ }),
    ).toBeVisible();
    await expect(page.getByText("turun 0,64 poin persen dari 2023")).toBeVisible();
  });

  test("the ten recommendations stand with their status, who must act, and what was reported", async ({ page }) => {
    await page.goto("/rekomendasi");
    const all = page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) });
    // Other specs have rounds of their own, before all that is known of Kediri.
    const items = page
      .getByRole("region", { name: /^Putaran (2022|2023 tahap 2)$/ })
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { level: 3 }) });
    await expect(items).toHaveCount(10);
    const first = items.filter({ hasText: "Mendorong percepatan terbitnya Peraturan Wali Kota" });
    // A source reports it done; nobody verified it here, so it earns no word of the four.
    await expect(first).toContainText("belum diverifikasi di sini");
    await expect(first).toContainText("Dilaporkan oleh sumber");
    await expect(first).toContainText("Perwali Kota Kediri Nomor 4 Tahun 2023 tentang Smart City telah terbit");
    await page.getByRole("link", { name: /^belum diverifikasi di sini/ }).click();
    await expect(page).toHaveURL(/\/rekomendasi\/status\/belum-ada-laporan$/);
    await expect(all.filter({ hasText: "Mendorong percepatan" })).toHaveCount(1);
    await page.goto("/rekomendasi/status/sesuai");
    await expect(all.filter({ hasText: "Mendorong percepatan" })).toHaveCount(0);
  });

  test("the round of 2022 shows sections, weights and our computation beside the official final", async ({ page }) => {
    await page.goto("/evaluasi/2022");
    await unfold(page);
    await expect(page.getByRole("row").filter({ hasText: /Baseline.*10%.*3,60.*0,36/ })).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: /Quick Win.*20%.*3,65.*0,73/ })).toBeVisible();
    await expect(page.getByText("Sesuai: hitungan kami 3,315, resmi 3,31")).toBeVisible();
    await expect(page.getByText(/ke-22 tingkat nasional/)).toBeVisible();
  });

  test("a round of the past says that it was put together later, and holds nothing of what came after it", async ({
    page,
  }) => {
    await page.goto("/evaluasi/2022");
    await unfold(page);
    await expect(page.getByText(/^Dirangkai .* dari sumber yang terbit$/)).toBeVisible();
    await expect(page.getByText("Perwali Kota Kediri Nomor 4 Tahun 2023")).toHaveCount(0);
    await expect(page.getByText("Keadaan per")).toHaveCount(0);
    const document = await (await page.request.get("/api/v1/rounds/2022/frozen")).json();
    expect(document).toMatchObject({ reconstruction: { asOf: "2022-12-05" }, programmes: [] });
    for (const item of document.recommendations) expect(item).toMatchObject({ status: null, reports: [] });
  });

  test("a shipped figure names publisher, title and date of its page, or that none is shown", async ({ page }) => {
    await page.goto("/evaluasi/2022");
    await unfold(page);
    // Said once for the five rows that it is of.
    const source = page.getByRole("region", { name: "Skor bagian" });
    await expect(source.getByRole("link", { name: /^Nusadaily\.com, “Kota Kediri Duduki/ })).toHaveAttribute(
      "href",
      "https://nusadaily.com/kota-kediri-duduki-posisi-ke-empat-tertinggi-se-jawa-timur-hasil-evaluasi-smart-city-2022",
    );
    await expect(source).toContainText("29 Desember 2022");
    await page.goto("/indikator/LIV-04");
    await expect(page.getByText(/judul tidak ditemukan, tanggal tidak tercantum/).first()).toBeVisible();
    await expect(page.getByText(/seharusnya 4\.546/).first()).toBeVisible();
    const values = await (await page.request.get("/api/v1/indicators/LIV-04/values")).json();
    expect(values.data).toMatchObject([{ publishedAt: null, origin: "PUBLISHED_SOURCE" }]);
  });

  test("a doubt stands where the figure stands, and leads to its source's row, where it is told once", async ({
    page,
  }) => {
    await page.goto("/evaluasi/2022");
    await unfold(page);
    const card = page.getByRole("listitem").filter({ hasText: "3. Mempertimbangkan potensi wilayah" });
    await card.getByRole("link", { name: /^ada yang meragukan.*Kharisma FM/ }).click();
    await expect(page).toHaveURL(/\/sumber#sumber-kharismafm-com-/);
    const row = page.locator("tr:target");
    await expect(row).toContainText("padahal 14 November 2023 hari Selasa");
    await expect(row).toContainText("tanggal tidak tercantum");
    for (const path of ["/evaluasi/2022", "/metodologi", "/rekomendasi/2022", "/indikator/GOV-03"]) {
      const html = await (await page.request.get(path)).text();
      expect(html, path).not.toContain("14 November 2023 hari Selasa");
    }
  });

  test("the note of a figure repeats neither its status nor its target", async ({ page }) => {
    await page.goto("/indikator/GOV-03");
    await unfold(page);
    const row = page.getByRole("table", { name: "Semua nilai" }).getByRole("row").filter({ hasText: "3,90" });
    await expect(row).toContainText("sementara");
    expect(((await row.innerText()).match(/sementara/g) ?? []).length).toBe(1);
    await expect(page.getByText("target 4,3", { exact: false }).filter({ hasText: /sementara/ })).toHaveCount(0);
  });

  test("who wants to check finds the command and its data folded at the end, and nobody else meets them", async ({
    page,
  }) => {
    await page.goto("/evaluasi/2022");
    await unfold(page);
    const section = page.getByRole("region", { name: "Hitungan kami dan angka resmi" });
    await section.getByText("Cara hitung").click();
    await expect(section).toContainText("0,20 × 3,65 = 3,315");
    await expect(section).not.toContainText(/npm|JSON/);
    await page.getByText("Untuk pemeriksa: keaslian dokumen dan hitungannya").click();
    await expect(page.getByText("npm run score:verify trace.json")).toBeVisible();
    await expect(page.getByRole("link", { name: "Hitungan lengkap sebagai JSON" })).toHaveAttribute(
      "href",
      "/api/v1/rounds/2022/trace",
    );
    // Whether or not the city published anything: what the text tells to copy is there.
    await page.goto("/tentang");
    await page.getByText("Cara memeriksanya").click();
    const command = await page.getByText(/^npm run audit:verify -- --head [0-9a-f]{64}$/).innerText();
    await expect(page.getByText(command.slice(-64), { exact: true })).toBeVisible();
  });

  test("what a question is about is chosen by names that a resident knows", async ({ page }) => {
    await page.goto("/tanya");
    const choices = await page.locator("main select").allInnerTexts();
    expect(choices.join(" ")).toContain("Rekomendasi 3, 2023 tahap 2 · Meninjau kembali masterplan");
    expect(choices.join(" ")).not.toMatch(/\d{4}(-\d)?\/\d/);
    await page.goto("/en/tanya");
    await expect(page.locator("main select[name=rekomendasi]")).toContainText("Recommendation 3, 2023 stage 2 · ");
  });

  test("a round without recommendations leads to no page about them", async ({ page }) => {
    await page.goto("/evaluasi/2021");
    await expect(page.getByText(/^Dirangkai .* dari sumber yang terbit$/)).toBeVisible();
    await expect(page.getByRole("link", { name: "Keadaan rekomendasi sekarang" })).toHaveCount(0);
  });

  test("no public page leads with an internal note, sends to a bare site, or puts a command in the way", async ({
    page,
  }) => {
    const paths = [
      "/",
      "/evaluasi/2022",
      "/evaluasi/2023-2",
      "/rekomendasi/2022/1",
      "/program/emas",
      "/tentang",
      "/sumber",
    ];
    for (const path of paths.flatMap((one) => [one, `/en${one === "/" ? "" : one}`])) {
      await page.goto(path);
      const text = await page.locator("main").innerText();
      expect(text, path).not.toMatch(/artikel rujukan|\bthe seed\b|npm run|[0-9a-f]{64}/);
      const bare = page.locator('main a[href^="http"]').filter({ hasNotText: "/api/" });
      // A page may also be named by what follows the question mark.
      for (const href of await bare.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href)))
        expect(new URL(href).pathname + new URL(href).search, `${path}: ${href}`).not.toBe("/");
    }
  });

  test("a round without section scores says that it is incomplete", async ({ page }) => {
    await page.goto("/evaluasi/2023-2");
    await expect(page.getByText("Belum lengkap")).toBeVisible();
    await expect(page.getByText("turun 0,113 dari 2022").first()).toBeVisible();
  });

  test("the search form leads to the full list", async ({ page }) => {
    await page.goto("/indikator");
    await page.getByLabel("Cari indikator").fill("kemiskinan");
    await page.getByLabel("Cari indikator").press("Enter");
    await expect(page).toHaveURL(/\/indikator\?q=kemiskinan$/);
    await unfold(page);
    await expect(page.getByRole("link", { name: "Bank sampah aktif" })).toBeVisible();
  });
});

test("on a sheet of A4, narrower than a desk, a table stays a table", async ({ page }) => {
  await page.setViewportSize({ width: 703, height: 1000 });
  await page.emulateMedia({ media: "print" });
  await page.goto("/indikator");
  await expect(page.getByRole("table").first()).toHaveCSS("display", "table");
  await expect(page.getByRole("columnheader", { name: "Target" }).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(703);
});

test("a search narrows the list, says how many fit, and can be cleared", async ({ page }) => {
  await page.goto("/indikator");
  await page.getByLabel("Cari indikator").fill("kemiskinan");
  await page.getByLabel("Cari indikator").press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "1 indikator cocok" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Tingkat kemiskinan" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Bank sampah aktif" })).toBeHidden();
  await page.getByRole("button", { name: "Tampilkan semua" }).click();
  await unfold(page);
  await expect(page.getByRole("link", { name: "Bank sampah aktif" })).toBeVisible();
});

test("a break in a series is named, and the trend does not reach across it", async ({ page }) => {
  await page.goto("/indikator/GOV-03");
  // Sources disagree whether the instrument changed in 2020 or 2021: both are marked.
  await expect(page.getByText("deret terputus di sini")).toHaveCount(2);
  await page.goto("/indikator/SOC-06");
  await expect(page.getByText("deret terputus antara 2022 dan 2023, tidak dibandingkan")).toBeVisible();
});

test("the computation of an achievement opens with the values put in", async ({ page }) => {
  await page.goto("/indikator/GOV-03");
  await page.getByText("Cara hitung", { exact: true }).click();
  await expect(page.getByText("3,90 ÷ 4,30 × 100 = 90,70%")).toBeVisible();
});

test("an unknown address of every kind of page answers 404, each time anew", async ({ request }) => {
  for (const path of [
    "/pilar/tidak-ada",
    "/program/tidak-ada",
    "/indikator/XXX-99",
    "/evaluasi/1999",
    "/en/pilar/x",
    "/tidak/ada/di/mana-pun",
    "/en/nowhere/at/all",
    "/rekomendasi/1999",
    "/rekomendasi/2022/99",
    "/rekomendasi/opd/tidak-ada",
    "/rekomendasi/pilar/tidak-ada",
    "/tanya-jawab/999999",
    "/tanya?program=tidak-ada",
  ]) {
    for (const _ of [1, 2]) {
      const response = await request.get(path);
      expect(response.status(), path).toBe(404);
      const html = await response.text();
      const [lang, heading] = path.startsWith("/en/") ? ["en", "Page not found"] : ["id", "Halaman tidak ditemukan"];
      expect(html, "in the language of its address").toContain(`<html lang="${lang}"`);
      expect(html).toContain(`<title>${heading}</title>`);
      expect(html, "readable without scripts, and no dead end").toMatch(
        new RegExp(`<h1[^>]*>${heading}<[\\s\\S]*name="q"[\\s\\S]*<h2`),
      );
      expect(await htmlFaults(html)).toEqual([]);
      expect(html, path).not.toContain('src="/_next/');
    }
  }
});

test("a page that was asked for before it was published appears once it is", async ({ request }) => {
  const slug = `nanti-${test.info().project.name}`;
  expect((await request.get(`/program/${slug}`)).status()).toBe(404);
  const client = new pg.Client({ connectionString: process.env.TEST_OWNER_URL });
  await client.connect();
  try {
    const copied = '"pillarId", "agencyId", "descriptionId", "descriptionEn", source, "publishedAt"';
    await client.query(
      `INSERT INTO programmes (id, slug, name, ${copied})
       SELECT gen_random_uuid(), $1, 'Program uji', ${copied} FROM programmes WHERE slug = 'kurnia'`,
      [slug],
    );
    expect((await request.get(`/program/${slug}`)).status()).toBe(200);
  } finally {
    // What is public stays (trigger programmes_delete): it is taken back first.
    await client.query('UPDATE programmes SET "publishedAt" = NULL WHERE slug = $1', [slug]);
    await client.query("DELETE FROM programmes WHERE slug = $1", [slug]);
    await client.end();
  }
});

test("a browser that knows no popovers opens the menu and a word's meaning by a press, and shows neither before", async ({
  page,
}) => {
  // This one knows them: what it does by itself is kept from it, and the style that is meant for others is given to it.
  await page.addInitScript(() => {
    for (const name of ["showPopover", "hidePopover", "togglePopover"]) delete (HTMLElement.prototype as never)[name];
    document.addEventListener("click", (event) => {
      if ((event.target as Element).closest("[popovertarget]")) event.preventDefault();
    });
    document.addEventListener("interest", (event) => event.preventDefault(), true);
    delete (HTMLButtonElement.prototype as { interestForElement?: unknown }).interestForElement;
  });
  await page.route(/\.css(\?|$)/, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({
      response: answer,
      // What its own style sheet hides stands there in a browser that knows no popovers.
      body: `@layer unknowing{[popover]{display:block}}${text.replace(/@supports not selector\(:popover-open\)/g, "@media all")}`,
    });
  });
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/pilar");
  const menu = page.locator("#menu");
  await expect(menu).toBeHidden();
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(menu).toBeVisible();
  await expect(page.getByRole("button", { name: "Menu", exact: true })).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(page.getByRole("button", { name: "Menu", exact: true })).toBeFocused();
  const word = page.locator("[data-word]").first();
  await expect(word.locator("[popover]")).toBeHidden();
  await word.getByRole("button").click();
  await expect(word.locator("[popover]")).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(word.locator("[popover]")).toBeHidden();
});
