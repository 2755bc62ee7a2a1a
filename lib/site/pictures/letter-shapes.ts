import "server-only";
import { createRequire } from "node:module";
import path from "node:path";
import * as fontkit from "fontkit";

// The machine of a city has no typeface of ours, and what draws pictures asks the machine: letters go in as shapes.
const require = createRequire(path.join(process.cwd(), "package.json"));
const jakarta = path.dirname(require.resolve("@fontsource/plus-jakarta-sans/package.json"));
const dejavu = path.dirname(require.resolve("dejavu-fonts-ttf/package.json"));

const FILES = {
  text: [path.join(jakarta, "files/plus-jakarta-sans-latin-400-normal.woff"), path.join(dejavu, "ttf/DejaVuSans.ttf")],
  strong: [
    path.join(jakarta, "files/plus-jakarta-sans-latin-600-normal.woff"),
    path.join(dejavu, "ttf/DejaVuSans-Bold.ttf"),
  ],
};
const SEMIBOLD = 500;

const opened = new Map<string, fontkit.Font>();
function fontOf(file: string): fontkit.Font {
  const known = opened.get(file);
  if (known) return known;
  const font = fontkit.openSync(file);
  if (!("layout" in font)) throw new Error(`${file} is a collection of typefaces.`);
  opened.set(file, font);
  return font;
}

/** Stretches of a text that one typeface has the letters of: ours first, DejaVu for signs such as ≥ and →. */
function stretches(text: string, files: string[]): { font: fontkit.Font; text: string }[] {
  const made: { font: fontkit.Font; text: string }[] = [];
  const fonts = files.map(fontOf);
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
  const laid = stretches(text, fontWeight > SEMIBOLD ? FILES.strong : FILES.text).map((stretch) => {
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
