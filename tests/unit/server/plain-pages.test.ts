import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";

const load = createRequire(import.meta.url);
const { plainPage } = load("../../../server/plain-pages.cjs") as { plainPage: (html: string) => string };

const flight = (...rows: string[]) =>
  `<script>(self.__next_f=self.__next_f||[]).push([0])</script>${rows
    .map((row) => `<script>self.__next_f.push([1,${JSON.stringify(`${row}\n`)}])</script>`)
    .join("")}`;
const component = (id: string, name: string) => `${id}:I[27201,["/_next/static/chunks/a.js"],"${name}"]`;
const page = (rows: string[], body = "<p>Nilai 3,197</p>") =>
  '<html><head><link rel="preload" as="script" href="/_next/static/chunks/a.js"/>' +
  '<link rel="stylesheet" href="/_next/static/a.css"/><script src="/_next/static/chunks/a.js" async=""></script>' +
  '<script src="/theme.js"></script></head><body>' +
  `<script type="application/ld+json">{"@type":"Dataset"}</script>${body}${flight(...rows)}</body></html>`;

const inert = [component("3", "default"), component("11", "OutletBoundary"), component("2a", "NavLinks")];

describe("a page on which nothing is alive", () => {
  test("is kept without Next's scripts and without its data a second time; ours, styles and data for machines stay", () => {
    expect(plainPage(page(inert))).toBe(
      '<html><head><link rel="stylesheet" href="/_next/static/a.css"/><script src="/theme.js"></script></head><body>' +
        '<script type="application/ld+json">{"@type":"Dataset"}</script><p>Nilai 3,197</p></body></html>',
    );
  });

  test("is known by names that stand as texts of their own", () => {
    expect(plainPage(page([...inert, 'f:"ViewportBoundary"', component("12", "$f")]))).not.toContain(
      "_next/static/chunks",
    );
  });
});

describe("a page stays as Next wrote it", () => {
  test.each([
    ["where a component runs in the browser that is not on the list", page([...inert, component("4b", "SearchBox")])],
    ["where such a name stands as a text of its own", page([...inert, 'f:"SearchBox"', component("12", "$f")])],
    ["where a name cannot be found", page([...inert, component("12", "$f")])],
    ["where a part of it came later", page(inert, '<template id="B:0"></template>')],
    ["where it has no data that could be read", "<html><script src='/_next/static/chunks/a.js'></script></html>"],
  ])("%s", (_where, html) => {
    expect(plainPage(html)).toBe(html);
  });
});
