export const LEGAL_FILE_BYTES = 5 * 1024 * 1024;

export type LegalFileFault = "required" | "documentSize" | "documentKind" | "documentLocked";

/** /Encrypt, of which each sign may be written by its number, before what it names. */
const LOCKED = /\/(?:E|#45)(?:n|#6e)(?:c|#63)(?:r|#72)(?:y|#79)(?:p|#70)(?:t|#74)\s*(?:\d+\s+\d+\s+R|<<)/i;

/** A regulation is published as PDF: what the file is counts by its content, whatever its name says. */
export function faultOfLegalFile(file: Buffer): LegalFileFault | null {
  if (file.length === 0) return "required";
  if (file.length > LEGAL_FILE_BYTES) return "documentSize";
  if (file.subarray(0, 5).toString("latin1") !== "%PDF-") return "documentKind";
  return LOCKED.test(file.toString("latin1")) ? "documentLocked" : null;
}
