import "server-only";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { inflateSync } from "node:zlib";
import * as fontkit from "fontkit";

// The machine of a city has no typeface of ours, and what draws pictures and documents asks the machine.
const require = createRequire(path.join(process.cwd(), "package.json"));
const jakarta = path.dirname(require.resolve("@fontsource/plus-jakarta-sans/package.json"));
const dejavu = path.dirname(require.resolve("dejavu-fonts-ttf/package.json"));

const FILES = {
  jakarta: {
    text: path.join(jakarta, "files/plus-jakarta-sans-latin-400-normal.woff"),
    strong: path.join(jakarta, "files/plus-jakarta-sans-latin-600-normal.woff"),
  },
  /** For what ours has no shape for, as ≥ or →. */
  dejavu: {
    text: path.join(dejavu, "ttf/DejaVuSans.ttf"),
    strong: path.join(dejavu, "ttf/DejaVuSans-Bold.ttf"),
  },
};

export type Weight = "text" | "strong";

const opened = new Map<string, fontkit.Font>();

/** A typeface, opened once for the process. */
export function typeface(family: keyof typeof FILES, weight: Weight): fontkit.Font {
  const file = FILES[family][weight];
  const known = opened.get(file);
  if (known) return known;
  const content = readFileSync(file);
  const font = fontkit.create(file.endsWith(".woff") ? unpackedWoff(content) : content);
  if (!("layout" in font)) throw new Error(`${file} is a collection of typefaces.`);
  opened.set(file, font);
  return font;
}

// Bytes of WOFF 1.0 (https://www.w3.org/TR/WOFF/) and of the OpenType file that lies packed in it.
const WOFF_HEAD = 44;
const WOFF_ROW = 20;
const HEAD = 12;
const ROW = 16;

/**
 * The OpenType file in a WOFF: of a packed one fontkit unpacks the whole table of shapes again for each letter that it
 * draws. Fields that only help to search the list of tables stay empty.
 */
export function unpackedWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(HEAD + ROW * count);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const parts = [head];
  let at = head.length;
  for (let nth = 0; nth < count; nth += 1) {
    const from = woff.subarray(WOFF_HEAD + WOFF_ROW * nth, WOFF_HEAD + WOFF_ROW * (nth + 1));
    const row = head.subarray(HEAD + ROW * nth, HEAD + ROW * (nth + 1));
    const [offset, packedLength, length] = [from.readUInt32BE(4), from.readUInt32BE(8), from.readUInt32BE(12)];
    const packed = woff.subarray(offset, offset + packedLength);
    from.copy(row, 0, 0, 4);
    from.copy(row, 4, 16, 20);
    row.writeUInt32BE(at, 8);
    row.writeUInt32BE(length, 12);
    // Tables begin at multiples of four.
    const table = Buffer.alloc(Math.ceil(length / 4) * 4);
    (packedLength < length ? inflateSync(packed) : packed).copy(table);
    parts.push(table);
    at += table.length;
  }
  return Buffer.concat(parts);
}
