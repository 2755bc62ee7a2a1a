import { inflateSync } from "node:zlib";

/**
 * What a PDF of ours says, page by page, read from its own bytes: the text operators, through the table with which each
 * font tells programs its letters. Enough for what pdfkit writes; that table is also what a screen reader goes by.
 */
export function pdfPages(file: Buffer): string[] {
  const objects = objectsOf(file);
  const fonts = new Map<string, Map<number, string>>();
  for (const { head } of objects.values())
    for (const [, name = "", id = ""] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) fonts.set(name, lettersOf(objects, id));
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
    .map(({ head }) => textOf(bodyOf(objects, /\/Contents (\d+) 0 R/.exec(head)?.[1]), fonts));
}

/** The drawing of each page as it stands in the file. */
export function pdfContents(file: Buffer): string[] {
  const objects = objectsOf(file);
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
    .map(({ head }) => bodyOf(objects, /\/Contents (\d+) 0 R/.exec(head)?.[1]));
}

type PdfObject = { head: string; body: string };

function objectsOf(file: Buffer): Map<string, PdfObject> {
  const found = new Map<string, PdfObject>();
  const text = file.toString("latin1");
  for (const match of text.matchAll(/^(\d+) 0 obj\n([\s\S]*?)(stream\n|endobj)/gm)) {
    const [whole, id = "", head = "", end] = match;
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const start = match.index + whole.length;
    const stream = end === "endobj" ? Buffer.alloc(0) : file.subarray(start, start + length);
    const body = head.includes("/FlateDecode") ? inflateSync(stream) : stream;
    found.set(id, { head, body: body.toString("latin1") });
  }
  return found;
}

const bodyOf = (objects: Map<string, PdfObject>, id = "") => objects.get(id)?.body ?? "";

function lettersOf(objects: Map<string, PdfObject>, id: string): Map<number, string> {
  const table = bodyOf(objects, /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? "")?.[1]);
  const letters = new Map<number, string>();
  for (const [, from = "0", list = ""] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ""], index) => {
      letters.set(Number.parseInt(from, 16) + index, Buffer.from(hex, "hex").swap16().toString("utf16le"));
    });
  return letters;
}

function textOf(content: string, fonts: Map<string, Map<number, string>>): string {
  let font = new Map<number, string>();
  let text = "";
  for (const [, name, line] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name) ?? new Map();
    const codes = [...(line ?? "").matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
    text += codes.map((code) => font.get(Number.parseInt(code, 16)) ?? "�").join("");
    if (line !== undefined) text += "\n";
  }
  return text;
}
