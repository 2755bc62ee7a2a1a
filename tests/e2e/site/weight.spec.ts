import { gzipSync } from "node:zlib";
import { expect, test } from "../../support/app";

const PAGES = [
  "/",
  "/pilar/smart-economy",
  "/program",
  "/program/e-sptpd",
  "/indikator",
  "/indikator/ECO-05",
  "/evaluasi/2022",
  "/rekomendasi",
  "/rekomendasi/2022/1",
  "/tanya-jawab",
  "/metodologi",
  "/tentang",
  // Made at each visit.
  "/cari?q=sampah",
];
const KILOBYTE = 1000;
const FIRST_VIEW = 200 * KILOBYTE;
const SCRIPTS = 145 * KILOBYTE;

for (const path of PAGES) {
  test(`${path}, once it is kept, needs nothing of React: at most 145 kB of scripts and 200 kB in all`, async ({
    page,
  }) => {
    // The first visit makes the page, the next has it as it is kept; another test may publish in between.
    const isKept = async () => !(await (await page.request.get(path)).text()).includes("__next_f");
    await expect.poll(isKept).toBe(true);
    const weights = { script: 0, all: 0 };
    const arrived: Promise<void>[] = [];
    page.on("response", (response) => {
      const weigh = async () => {
        const bytes = gzipSync(await response.body().catch(() => Buffer.alloc(0))).byteLength;
        weights.all += bytes;
        if (response.request().resourceType() === "script") weights.script += bytes;
      };
      arrived.push(weigh());
    });
    await page.goto(path, { waitUntil: "networkidle" });
    await Promise.all(arrived);
    expect(weights.script).toBeLessThan(SCRIPTS);
    expect(weights.all).toBeLessThan(FIRST_VIEW);
    // Neither the page's data a second time nor a file of Next's: whoever puts a component that is alive onto a public
    // page meets this line first (server/plain-pages.cjs).
    await expect(page.locator('script[src^="/_next/"]')).toHaveCount(0);
    expect(await page.content()).not.toContain("__next_f");
  });
}
