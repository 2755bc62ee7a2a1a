import "server-only";
import type { Font } from "fontkit";
import { typeface, type Weight } from "@/lib/platform/format/typefaces";

const SEMIBOLD = 500;

/** Stretches of a text that one typeface has the letters of: ours first, DejaVu for signs such as ≥ and →. */
function stretches(text: string, weight: Weight): { font: Font; text: string }[] {
  const made: { font: Font; text: string }[] = [];
  const fonts = [typeface("jakarta", weight), typeface("dejavu", weight)];
  for (const letter of text) {
    const font = fonts.find((one) => one.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) ?? fonts[0];
    const last = made.at(-1);
    if (!font) continue;
    if (last?.font === font) last.text += letter;
    else made.push({ font, text: letter });
  }
  return made;
}

type Run = { text: string; x: number; y: number; fontSize: number; fontWeight: number; anchor: string };

/** Path data of a text's letters at its place. */
export function letterShapes({ text, x, y, fontSize, fontWeight, anchor }: Run): string {
  const laid = stretches(text, fontWeight > SEMIBOLD ? "strong" : "text").map((stretch) => {
    const run = stretch.font.layout(stretch.text);
    return { run, scale: fontSize / stretch.font.unitsPerEm };
  });
  const width = laid.reduce((sum, { run, scale }) => sum + run.advanceWidth * scale, 0);
  let at = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  const shapes: string[] = [];
  for (const { run, scale } of laid) {
    run.glyphs.forEach((glyph, index) => {
      const position = run.positions[index];
      shapes.push(
        glyph.path
          .scale(scale, -scale)
          .translate(at + (position?.xOffset ?? 0) * scale, y)
          .toSVG(),
      );
      at += (position?.xAdvance ?? glyph.advanceWidth) * scale;
    });
  }
  return shapes.join("");
}
