import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const pages = process.argv[2]
  ? process.argv[2].split(",")
  : [
      "/",
      "/pilar",
      "/pilar/smart-governance",
      "/program",
      "/program/e-sptpd",
      "/indikator",
      "/indikator/ENV-02",
      "/indikator/GOV-03",
      "/evaluasi",
      "/evaluasi/2022",
      "/evaluasi/2023-2",
      "/evaluasi/2019",
      "/rekomendasi",
      "/metodologi",
      "/tentang",
    ];
const widths = (process.argv[3] ?? "360,1280").split(",").map(Number);
const schemes = (process.argv[4] ?? "light").split(",");
const langs = (process.argv[5] ?? "id").split(",");
const b = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const colorScheme of schemes)
  for (const w of widths) {
    const c = await b.newContext({ viewport: { width: w, height: w < 500 ? 740 : 800 }, colorScheme });
    const p = await c.newPage();
    const errs = [];
    p.on("console", (m) => ["error", "warning"].includes(m.type()) && errs.push(m.text()));
    p.on("pageerror", (e) => errs.push(String(e)));
    for (const l of langs)
      for (const path of pages) {
        const u = (l === "en" ? "/en" : "") + path;
        await p.goto("http://localhost:3300" + (u === "/en/" ? "/en" : u), { waitUntil: "load" });
        await p.evaluate(async () => {
          for (let y = 0; y < document.body.scrollHeight; y += 600) {
            scrollTo(0, y);
            await new Promise((r) => setTimeout(r, 40));
          }
          scrollTo(0, 0);
        });
        await p.waitForTimeout(250);
        const wide = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        const r = await new AxeBuilder({ page: p }).analyze();
        const hs = await p.evaluate(() =>
          [...document.querySelectorAll("h1,h2,h3,h4")]
            .filter((h) => h.checkVisibility() || h.className.includes("sr-only"))
            .map((h) => +h.tagName[1]),
        );
        const bad = hs.some((h, i) => (i ? h > hs[i - 1] + 1 : h !== 1)) || hs.filter((h) => h === 1).length !== 1;
        if (r.violations.length || wide > 0 || bad || errs.length)
          console.log(
            w,
            colorScheme,
            u,
            "overflow",
            wide,
            "headings",
            bad ? hs.join("") : "ok",
            r.violations.map(
              (v) =>
                v.id +
                ": " +
                v.nodes
                  .slice(0, 2)
                  .map((n) => n.html.slice(0, 160))
                  .join(" | "),
            ),
            errs.splice(0),
          );
        await p.screenshot({
          path: `/tmp/c/shots/${l}-${w}-${colorScheme}-${path.replaceAll("/", "_")}.png`,
          fullPage: true,
        });
      }
    const ck = await c.cookies();
    if (ck.length) console.log("COOKIES", ck);
    await c.close();
  }
await b.close();
