import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../../support/app";
import { htmlFaults } from "../../support/standards";

const PAGES: { path: string; id: RegExp | string; en: RegExp | string }[] = [
  { path: "/", id: /Indeks Smart City .* turun 0,113 menjadi 3,197/, en: /Smart City index fell 0.113 to 3.197/ },
  { path: "/pilar", id: "Enam pilar", en: "Six pillars" },
  { path: "/pilar/smart-governance", id: "Smart Governance", en: "Smart Governance" },
  { path: "/pilar/smart-branding", id: "Smart Branding", en: "Smart Branding" },
  { path: "/program", id: "Program", en: "Programmes" },
  { path: "/program/e-sptpd", id: "e-SPTPD", en: "e-SPTPD" },
  { path: "/indikator", id: "Indikator", en: "Indicators" },
  { path: "/indikator/status/tercapai", id: "Indikator: tercapai", en: /Indicators: / },
  { path: "/indikator/ECO-05", id: "Tingkat kemiskinan", en: "Poverty rate" },
  { path: "/indikator/GOV-03", id: /SPBE/, en: /SPBE/ },
  { path: "/indikator/GOV-01", id: /e-SPTPD/, en: /e-SPTPD/ },
  { path: "/evaluasi", id: "Evaluasi", en: "Evaluation" },
  { path: "/sumber", id: "Sumber data", en: "Data sources" },
  { path: "/evaluasi/2022", id: "Evaluasi 2022", en: "Evaluation 2022" },
  { path: "/evaluasi/2023-2", id: "Evaluasi 2023 tahap 2", en: "Evaluation 2023 stage 2" },
  { path: "/evaluasi/2023-2/mengapa", id: "Mengapa indeks turun pada 2023 tahap 2?", en: /^Why did the index fall/ },
  { path: "/evaluasi/2022/mengapa", id: /^Mengapa indeks naik|^Apa di balik/, en: /^Why did|^What is behind/ },
  { path: "/keputusan", id: "Keputusan Dewan Smart City", en: "Decisions of the Smart City council" },
  { path: "/perubahan", id: /berubah/i, en: /changed/i },
  { path: "/keadaan/2026-11-29", id: /2026/, en: /2026/ },
  { path: "/kelurahan", id: /[Kk]elurahan/, en: /[Kk]elurahan/ },
  { path: "/bandingkan", id: /[Bb]andingkan/, en: /[Cc]ompare/ },
  { path: "/cari?q=kemiskinan", id: "Cari", en: "Search" },
  { path: "/data", id: /Data/, en: /data/i },
  { path: "/data/api", id: /API/, en: /API/ },
  { path: "/evaluasi/2019", id: "Evaluasi 2019", en: "Evaluation 2019" },
  { path: "/rekomendasi", id: "Rekomendasi", en: "Recommendations" },
  { path: "/rekomendasi/status/sesuai", id: "Rekomendasi: sesuai", en: /Recommendations: / },
  { path: "/rekomendasi/pilar/smart-governance", id: "Rekomendasi: Smart Governance", en: /Recommendations: / },
  { path: "/rekomendasi/opd/diskominfo", id: /Rekomendasi: Dinas Komunikasi/, en: /Recommendations: / },
  { path: "/rekomendasi/2022", id: "Rekomendasi 2022", en: "Recommendations of 2022" },
  { path: "/rekomendasi/2022/1", id: "Rekomendasi 1, 2022", en: "Recommendation 1, 2022" },
  { path: "/tanya-jawab", id: "Tanya jawab warga", en: /questions/i },
  { path: "/tanya?program=bank-sampah", id: "Tanya atau laporkan", en: /Ask/ },
  { path: "/tanya?indikator=ECO-05", id: "Tanya atau laporkan", en: /Ask/ },
  { path: "/tanya", id: "Pilih yang ingin Anda tanyakan", en: /.+/ },
  { path: "/tanya/terima-kasih", id: /Terima kasih/, en: /Thank you/ },
  { path: "/langganan", id: "Kabar perubahan lewat surel", en: "News of changes by e-mail" },
  { path: "/langganan/terkirim", id: "Periksa kotak surel Anda", en: "Look into your mailbox" },
  { path: "/langganan/berhenti?t=x", id: "Tautan tidak berlaku lagi", en: "This link does not work any more" },
  { path: "/metodologi", id: "Metodologi", en: "Methodology" },
  { path: "/tentang", id: "Tentang", en: "About" },
  { path: "/glosarium", id: "Glosarium", en: "Glossary" },
];

/** Links that stand alone below 24 px of height, 44 on a phone; within a sentence they are as high as its lines. */
const smallLinks = (page: Page) =>
  page.locator("main a[href]").evaluateAll((links) =>
    links
      .filter((link) => {
        const { height } = link.getBoundingClientRect();
        const isAlone = getComputedStyle(link).display !== "inline";
        return isAlone && height > 0 && height < (innerWidth < 768 ? 43.5 : 23.5);
      })
      .map((link) => `${Math.round(link.getBoundingClientRect().height)} px: ${link.textContent}`),
  );

const inEnglish = (path: string) => (path === "/" ? "/en" : `/en${path}`);

for (const { path, id, en } of PAGES) {
  test(`${path} is readable in both languages, accessible, no wider than the screen, and sets no cookie`, async ({
    reading,
  }) => {
    const page = await reading();
    for (const [lang, address, heading] of [
      ["id", path, id],
      ["en", inEnglish(path), en],
    ] as const) {
      const response = await page.goto(address);
      expect(response?.status()).toBe(200);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
      await expectAccessible(page);
      const served = await (await page.request.get(address)).text();
      expect(await htmlFaults(served), "what the HTML standard does not allow").toEqual([]);
      expect(await smallLinks(page), "links that stand alone and that a thumb or a pointer misses").toEqual([]);
      const levels = await page
        .locator("h1, h2, h3, h4")
        .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
      expect(
        levels.findIndex((level, index) => level > (levels[index - 1] ?? 0) + 1),
        `headings skip a level: ${levels.join("")}`,
      ).toBe(-1);
    }
    expect(await page.context().cookies()).toEqual([]);
  });
}
