import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type LinePoint, lineAxis } from "@/components/charts/line-chart";
import { LineDrawing } from "@/components/charts/line-drawing";
import { placesOfLetters } from "@/components/charts/lines-drawing";
import { Picture } from "@/components/charts/picture";
import { svgText, type TextRun } from "@/components/charts/svg-text";
import { wrapped } from "@/components/charts/wrapped";
import { rgbOfOklch } from "@/lib/platform/format/contrast";
import { paperColours } from "@/lib/platform/format/paper-colours";

const colours = paperColours({ accent: null, pillars: [] });
const point = (year: number, value: number | null, more: Partial<LinePoint> = {}): LinePoint => ({
  period: `${year}`,
  at: year,
  label: `${year}`,
  value,
  text: value === null ? null : String(value).replace(".", ","),
  ...more,
});
const drawn = (points: LinePoint[]) =>
  svgText(
    <LineDrawing
      points={points}
      axis={lineAxis(points)}
      locale="id"
      words={{ target: "Target", break: "deret terputus", title: "Uji" }}
      width={640}
      height={280}
    />,
    { colours },
  );
const linesOf = (svg: string) => svg.match(/<path d="M[^"]*" fill="none" stroke="[^"]*" stroke-width="2.5"/g) ?? [];

describe("a line that is drawn", () => {
  test("does not join across a break, which is marked and named", () => {
    const svg = drawn([point(2019, 1), point(2020, 2), point(2021, 5, { breakBefore: true }), point(2022, 6)]);
    expect(linesOf(svg)).toHaveLength(2);
    expect(svg).toContain(">deret terputus</text>");
  });

  test("does not join over a year without a value, and stands on a true axis of time", () => {
    const svg = drawn([point(2018, 1), point(2019, 2), point(2020, null), point(2022, 6, { gapBefore: true })]);
    expect(linesOf(svg)).toHaveLength(1);
    const [a = 0, b = 0, c = 0] = [...svg.matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => Number(x));
    expect((c - b) / (b - a)).toBeCloseTo(3, 1);
  });

  test("shows an estimate hollow, a target as a diamond on a dashed line, a range from end to end", () => {
    const svg = drawn([
      point(2022, 3, { target: 4, targetText: "4" }),
      point(2023, 3.5, { target: 4.5, targetText: "4,5", estimated: true }),
      point(2024, null, { range: { low: 4, high: 5 }, targetText: "4–5" }),
    ]);
    expect(svg.match(/<circle [^>]*stroke-width="2"/g)).toHaveLength(1);
    expect(svg).toContain('stroke-dasharray="5 4"');
    expect(svg).toContain('stroke-dasharray="5 3"');
    expect(svg).toContain(">Target 4–5</text>");
  });
});

describe("a picture that leaves the site", () => {
  const picture = (outline?: (run: TextRun) => string) =>
    svgText(
      <Picture
        measure="Indeks & tujuan"
        finding="Turun dari 3,31 (2022) menjadi 3,197 (2023)"
        lead="Skala 0–4"
        notes=""
        source="Sumber: surat <resmi>"
        stamp="Enam Pilar Kota Uji · contoh.go.id"
        pillar="SMART_ECONOMY"
        drawing={{ height: 300, draw: (place) => <rect {...place} fill="var(--series)" /> }}
      />,
      { colours, ...(outline ? { outline } : {}) },
    );

  test("holds its title, source and date as text, escaped, and no name of a style sheet", () => {
    const svg = picture();
    expect(svg).toContain("Indeks &#38; tujuan");
    expect(svg).toContain("surat &#60;resmi&#62;");
    expect(svg).toContain("contoh.go.id");
    expect(svg).not.toMatch(/var\(|class=|oklch/);
    expect(svg).toContain(`fill="${colours.get("pillar-economy")}"`);
  });

  test("holds shapes in the place of texts where the machine may lack the typeface", () => {
    const runs: TextRun[] = [];
    const svg = picture((run) => {
      runs.push(run);
      return "M0 0";
    });
    expect(svg).not.toContain("<text");
    expect(runs.find(({ text }) => text.startsWith("Turun"))).toMatchObject({ fontSize: 24, fontWeight: 600 });
  });

  test("breaks a text into lines and says where more was left out", () => {
    const lines = wrapped("satu dua tiga empat lima enam tujuh delapan", { width: 100, size: 16, lines: 2 });
    expect(lines).toHaveLength(2);
    expect(lines.at(-1)).toMatch(/…$/);
    expect(wrapped("", { width: 100, size: 16, lines: 2 })).toEqual([]);
  });
});

test("colours on paper are the light ones of the site", () => {
  const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
  for (const [name, hex] of colours) {
    const [, light = ""] = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]+)\\)`).exec(css) ?? [];
    const [l = 0, c = 0, h = 0] = light.split(" ").map(Number);
    const parts = rgbOfOklch([l, c, h]).map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, "0"),
    );
    expect([name, hex]).toEqual([name, `#${parts.join("")}`]);
  }
});

test("Letters of lines that end close together stand one below the other, in the lines' order of height", () => {
  const end = (x: number, y: number) => ({ x, y });
  expect(placesOfLetters([end(100, 52), null, end(100, 50), end(60, 51)])).toEqual([
    { x: 108, y: 67 },
    null,
    { x: 108, y: 54 },
    { x: 68, y: 55 },
  ]);
});
