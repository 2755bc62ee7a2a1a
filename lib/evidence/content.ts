import { fileTypeFromBuffer } from "file-type";
import { isMediaType, type MediaType } from "./media-types";

/** Why a file is not taken; each has a sentence that says what to do instead (messages: Evidence.refusals). */
export type Refusal =
  | "empty"
  | "tooLarge"
  | "executable"
  | "markup"
  | "macro"
  | "oldOffice"
  | "archive"
  | "damagedImage"
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
const ARCHIVES = new Set(["zip", "rar", "7z", "tar", "gz", "bz2", "xz", "zst"]);
// Names in a ZIP directory are not compressed, so a document cannot hide that it carries programs.
const MACROS = ["vbaProject.bin", "xl/macrosheets/", "Basic/script-lc.xml"];
const MACRO_ENDINGS = new Set(["docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm", "ppam"]);

/** What a file is by its content; its name and what the browser says of it count for nothing. */
export async function inspectContent(bytes: Uint8Array): Promise<{ type: MediaType } | { refusal: Refusal }> {
  if (bytes.length === 0) return { refusal: "empty" };
  const found = await fileTypeFromBuffer(bytes);
  if (!found) return { refusal: isText(bytes) ? refusalOfText(bytes) : "unknown" };
  const { ext, mime } = found;
  if (MACRO_ENDINGS.has(ext)) return { refusal: "macro" };
  if (isMediaType(mime)) return carriesMacros(bytes, mime) ? { refusal: "macro" } : { type: mime };
  if (EXECUTABLES.has(ext)) return { refusal: "executable" };
  if (ext === "cfb") return { refusal: "oldOffice" };
  if (mime === "application/xml") return { refusal: "markup" };
  if (ARCHIVES.has(ext)) return { refusal: "archive" };
  return { refusal: mime.startsWith("image/") ? "otherImage" : "unknown" };
}

function carriesMacros(bytes: Uint8Array, type: MediaType): boolean {
  if (!type.startsWith("application/vnd.")) return false;
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return MACROS.some((name) => whole.includes(name, 0, "latin1"));
}

const head = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
const isText = (bytes: Uint8Array) => !head(bytes).includes("\0");

function refusalOfText(bytes: Uint8Array): Refusal {
  const text = head(bytes).trimStart();
  if (text.startsWith("#!") || /^@echo off/i.test(text)) return "executable";
  return /<(!doctype|html|svg|script|\?xml|body|head)\b/i.test(text) ? "markup" : "unknown";
}
