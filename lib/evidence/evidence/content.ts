import { fileTypeFromBuffer } from "file-type";
import { isMediaType, type MediaType } from "@/lib/city/shown-evidence/media-types";
import { throughArchive } from "@/lib/platform/format/archive";

/** Why a file is not taken; each has a sentence that says what to do instead (messages: Evidence.refusals). */
export type Refusal =
  | "empty"
  | "tooLarge"
  | "executable"
  | "markup"
  | "macro"
  | "locked"
  | "oldOffice"
  | "archive"
  | "damagedImage"
  | "tooManyPixels"
  | "otherImage"
  | "unknown";

const EXECUTABLES = new Set([
  "exe",
  "elf",
  "macho",
  "jar",
  "apk",
  "msi",
  "deb",
  "rpm",
  "dex",
  "swf",
  "wasm",
  "class",
  "lnk",
  "cab",
  "crx",
  "xpi",
]);
const HEIC = new Set(["image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"]);
const ARCHIVES = new Set(["zip", "rar", "7z", "tar", "gz", "bz2", "xz", "zst"]);
const MACRO_ENDINGS = new Set(["docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm", "ppam"]);

/** What a file is by its content; its name and what the browser says of it count for nothing. */
export async function inspectContent(
  bytes: Uint8Array,
): Promise<{ type: MediaType; isHeic?: true } | { refusal: Refusal }> {
  if (bytes.length === 0) return { refusal: "empty" };
  const found = await fileTypeFromBuffer(bytes);
  if (!found) return { refusal: isText(bytes) ? refusalOfText(bytes) : "unknown" };
  const { ext, mime } = found;
  // What iPhones take unless they are told otherwise; it is kept as a JPEG, which everybody can open.
  if (HEIC.has(mime)) return { type: "image/jpeg", isHeic: true };
  if (MACRO_ENDINGS.has(ext)) return { refusal: "macro" };
  if (isMediaType(mime)) {
    const refusal = await hiddenIn(bytes, mime);
    return refusal ? { refusal } : { type: mime };
  }
  if (EXECUTABLES.has(ext)) return { refusal: "executable" };
  if (ext === "cfb") return { refusal: "oldOffice" };
  if (mime === "application/xml") return { refusal: "markup" };
  if (ARCHIVES.has(ext)) return { refusal: "archive" };
  return { refusal: mime.startsWith("image/") ? "otherImage" : "unknown" };
}

/** What a document carries that its type does not show: programs, or a password. */
async function hiddenIn(bytes: Uint8Array, type: MediaType): Promise<Refusal | null> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === "application/pdf") return isLockedPdf(whole) ? "locked" : null;
  return type.startsWith("application/vnd.") ? inOffice(whole) : null;
}

/** /Encrypt, of which each sign may be written by its number (/#45ncrypt), before what it names. */
const LOCKED = /\/(?:E|#45)(?:n|#6e)(?:c|#63)(?:r|#72)(?:y|#79)(?:p|#70)(?:t|#74)\s*(?:\d+\s+\d+\s+R|<<)/i;
/** A dictionary named Encrypt in the trailer, which is never packed itself. */
const isLockedPdf = (pdf: Buffer) => LOCKED.test(pdf.toString("latin1"));

const OFFICE_LIMITS = { entries: 5000, bytes: 200 * 1024 * 1024, ratio: 2000 };
const FIRST_BYTES = 4096;
/** A document's list of what is in it is some kilobytes; a program's store is read whole. */
const LIST_BYTES = 1024 * 1024;
const STORE_BYTES = 10 * 1024 * 1024;
const EMBEDDED_BYTES = 25 * 1024 * 1024;

const COMPOUND = Buffer.from("d0cf11e0a1b11ae1", "hex");
const ARCHIVE = Buffer.from("PK\x03\x04", "latin1");
/** What a compound file calls its programs: the macros of a document, and any file that was packed into it. */
const PROGRAMS = ["_VBA_PROJECT", "Ole10Native"].map((name) => Buffer.from(name, "utf16le"));
// What programs are, whatever the entry that holds them is called.
const MACRO_SHEET = /<(?:[\w.]+:)?macrosheet\b|<script:module\b|<library:library\b/i;
const MACRO_TYPES = /macroEnabled|vbaProject|macrosheet/i;

/** Programs in an Office document are found by what they are: any entry can be given any name. */
async function inOffice(document: Buffer, isEmbedded = false): Promise<Refusal | null> {
  let refusal: Refusal | null = null;
  const fault = await throughArchive(document, OFFICE_LIMITS, async ({ name, read }) => {
    if (refusal) return;
    const isList = name === "[Content_Types].xml" || name === "META-INF/manifest.xml" || name.endsWith(".rels");
    const first = await read(isList ? LIST_BYTES : FIRST_BYTES);
    const text = first.toString("latin1");
    if (isList ? MACRO_TYPES.test(text) : MACRO_SHEET.test(text)) refusal = "macro";
    else if (!isEmbedded && first.subarray(0, 4).equals(ARCHIVE)) {
      // A workbook behind a chart is usual; a document with programs in it is none the better for lying in another one.
      const inside = await inOffice(await read(EMBEDDED_BYTES), true);
      if (inside === "macro" || inside === "tooLarge") refusal = inside;
    } else if (first.subarray(0, 8).equals(COMPOUND)) {
      const store = await read(STORE_BYTES);
      if (PROGRAMS.some((name) => store.includes(name))) refusal = "macro";
    }
  });
  return refusal ?? (fault === "tooMuch" ? "tooLarge" : fault === "notArchive" ? "unknown" : null);
}

const head = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
const isText = (bytes: Uint8Array) => !head(bytes).includes("\0");

function refusalOfText(bytes: Uint8Array): Refusal {
  const text = head(bytes).trimStart();
  if (text.startsWith("#!") || /^@echo off/i.test(text)) return "executable";
  return /<(!doctype|html|svg|script|\?xml|body|head)\b/i.test(text) ? "markup" : "unknown";
}
