import { randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { ZipFile } from "yazl";

/** A file that readers take for a PDF, of any size, with random content so that no two are the same. */
export function pdf(size = 200): Buffer {
  const head = Buffer.from("%PDF-1.7\n");
  return Buffer.concat([head, randomBytes(Math.max(0, size - head.length))]);
}

/** A photograph with the place where it was taken, its maker and a rotation. */
export function photograph(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 20, channels: 3, background: `#${randomBytes(3).toString("hex")}` } })
    .withExif({
      IFD0: { Make: "Kamera Uji", Orientation: "6" },
      IFD3: { GPSLatitudeRef: "S", GPSLatitude: "7/1 49/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "112/1 1/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** A photograph of which no two drawings are the same bytes, as of every real one. */
export function grainyPhotograph(): Promise<Buffer> {
  return sharp(randomBytes(40 * 20 * 3), { raw: { width: 40, height: 20, channels: 3 } })
    .jpeg()
    .toBuffer();
}

async function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text as string), name);
  zip.end();
  return buffer(zip.outputStream.pipe(new PassThrough()));
}

const CONTENT_TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
  docm: "application/vnd.ms-word.document.macroEnabled.main+xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
} as const;

/** A minimal Office document; `more` adds parts, such as the one that holds macros. */
export function office(kind: keyof typeof CONTENT_TYPES, more: Record<string, string | Buffer> = {}): Promise<Buffer> {
  const part = {
    docx: "word/document.xml",
    docm: "word/document.xml",
    xlsx: "xl/workbook.xml",
    pptx: "ppt/presentation.xml",
  };
  return zipOf({
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part[kind]}" ContentType="${CONTENT_TYPES[kind]}"/></Types>`,
    [part[kind]]: "<w/>",
    ...more,
  });
}

export function openDocument(
  kind: "text" | "spreadsheet" | "presentation",
  more: Record<string, string> = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`application/vnd.oasis.opendocument.${kind}`), "mimetype", { compress: false });
  for (const [name, text] of Object.entries({ "content.xml": "<o/>", ...more })) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream.pipe(new PassThrough()));
}

export const plainZip = () => zipOf({ "surat.txt": "isi" });
/** Windows and Linux programs, whatever they are named. */
export const windowsProgram = () => Buffer.concat([Buffer.from("MZ\x90\0", "latin1"), Buffer.alloc(512, 0x90)]);
export const linuxProgram = () => Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(512)]);
/** The container of .doc, .xls and of documents with a password. */
export const oldOffice = () => Buffer.concat([Buffer.from("D0CF11E0A1B11AE1", "hex"), Buffer.alloc(1024)]);

/** A red picture of 64 by 48 pixels, as an iPhone keeps it. */
export const heicPhotograph = () =>
  Buffer.from(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAGgACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAAALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQEDcAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAQAAAADAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGltZwACAAEAAQAAACJtZGF0AAAAFigBrxmA70mlv//Opn/TIL/g2taY+bg=",
    "base64",
  );

/** A store of programs as Office keeps it, whatever it is called. */
export const programStore = (name: "_VBA_PROJECT" | "Ole10Native" = "_VBA_PROJECT") =>
  Buffer.concat([Buffer.from("D0CF11E0A1B11AE1", "hex"), Buffer.alloc(5000), Buffer.from(name, "utf16le")]);

/** A PDF that asks for a password: its trailer names the dictionary that says how it is locked. */
export const lockedPdf = (name = "/Encrypt") =>
  Buffer.from(`%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R ${name} 5 0 R>>\n%%EOF`);

/** An archive whose first entry holds what looks like its directory, in which all is small. */
export async function decoyArchive(unpackedBytes: number): Promise<Buffer> {
  const small = await zipOf({ "xl/worksheets/sheet1.xml": "x" });
  const directory = small.subarray(small.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])));
  const zip = new ZipFile();
  zip.addBuffer(directory, "docProps/app.xml", { compress: false });
  zip.addBuffer(Buffer.alloc(unpackedBytes, " "), "xl/worksheets/sheet1.xml");
  zip.end();
  return buffer(zip.outputStream.pipe(new PassThrough()));
}

export { zipOf };
