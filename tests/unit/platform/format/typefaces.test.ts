import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import * as fontkit from "fontkit";
import { describe, expect, it } from "vitest";
import { typeface, unpackedWoff } from "@/lib/platform/format/typefaces";

const folder = path.dirname(createRequire(import.meta.url).resolve("@fontsource/plus-jakarta-sans/package.json"));

describe("our typeface, unpacked", () => {
  it.each([
    ["text", 400],
    ["strong", 600],
  ] as const)("draws and measures every letter as the packed file does (%s)", (weight, file) => {
    const woff = readFileSync(path.join(folder, `files/plus-jakarta-sans-latin-${file}-normal.woff`));
    const packed = fontkit.create(woff) as fontkit.Font;
    const ours = typeface("jakarta", weight);
    expect(ours.postscriptName).toBe(packed.postscriptName);
    expect(ours.characterSet).toEqual(packed.characterSet);
    const drawn = (font: fontkit.Font) =>
      font
        .layout("Notulen Rapat Dewan: 3,197 (turun) – “AVAĀ” fi?")
        .glyphs.map((glyph) => [glyph.id, glyph.advanceWidth, glyph.path.toSVG()]);
    expect(drawn(ours)).toEqual(drawn(packed));
  });

  it("is a file that any program opens: each table begins at a multiple of four and ends within it", () => {
    const font = unpackedWoff(readFileSync(path.join(folder, "files/plus-jakarta-sans-latin-400-normal.woff")));
    for (let nth = 0; nth < font.readUInt16BE(4); nth += 1) {
      const [at, length] = [font.readUInt32BE(12 + 16 * nth + 8), font.readUInt32BE(12 + 16 * nth + 12)];
      expect(at % 4).toBe(0);
      expect(at + length).toBeLessThanOrEqual(font.length);
    }
  });
});
