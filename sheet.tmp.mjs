import { chromium } from "playwright-core";

// contact sheets: several pages as iframes are refused (frame-ancestors), so images in a page
const [out, w, h, ...names] = process.argv.slice(2);

import fs from "node:fs";

const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const p = await b.newPage({ viewport: { width: (+w + 16) * names.length, height: +h } });
await p.setContent(
  `<body style="margin:0;background:#888;display:flex;gap:16px;align-items:flex-start">${names
    .map((n) => {
      const [f, y] = n.split("@");
      return `<div style="width:${w}px;height:${h}px;overflow:hidden"><img style="width:${w}px;margin-top:-${y ?? 0}px" src="data:image/png;base64,${fs.readFileSync("/tmp/c/shots/" + f + ".png").toString("base64")}"></div>`;
    })
    .join("")}`,
);
await p.waitForTimeout(300);
await p.screenshot({ path: out });
await b.close();
