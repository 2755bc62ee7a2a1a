/** What may be stored, with the ending that its name gets; the same list answers downloads. */
export const MEDIA_TYPES = {
  "application/pdf": { ending: "pdf", word: "PDF" },
  "image/jpeg": { ending: "jpg", word: "JPEG" },
  "image/png": { ending: "png", word: "PNG" },
  "image/webp": { ending: "webp", word: "WebP" },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": { ending: "docx", word: "DOCX" },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { ending: "xlsx", word: "XLSX" },
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": { ending: "pptx", word: "PPTX" },
  "application/vnd.oasis.opendocument.text": { ending: "odt", word: "ODT" },
  "application/vnd.oasis.opendocument.spreadsheet": { ending: "ods", word: "ODS" },
  "application/vnd.oasis.opendocument.presentation": { ending: "odp", word: "ODP" },
} as const;

export type MediaType = keyof typeof MEDIA_TYPES;

export const isMediaType = (type: string): type is MediaType => Object.hasOwn(MEDIA_TYPES, type);
export const isImage = (type: MediaType) => type.startsWith("image/");
/** Browsers show these safely by themselves; everything else is saved, never opened in our origin. */
export const opensInBrowser = (type: MediaType) => type === "application/pdf" || isImage(type);

/** The name that a file is kept and handed out under: no path, no control signs, and the ending of its true type. */
export function safeFileName(given: string, type: MediaType): string {
  const { ending } = MEDIA_TYPES[type];
  const last = given.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const plain = last
    // Control and format signs: the latter turn the direction of writing, so that "fdp.exe" can read as "exe.pdf".
    .replace(/[\p{Cc}\p{Cf}"*:<>?|]/gu, "")
    .replace(/\s+/g, " ");
  const stem = withoutEdges(
    withoutEdges(plain)
      .replace(/\.[A-Za-z0-9]{1,5}$/, "")
      .slice(0, 120),
  );
  return `${stem || "berkas"}.${ending}`;
}

/** Dots and spaces at either end make a name hidden, or one that some systems shorten. */
function withoutEdges(name: string): string {
  let [from, to] = [0, name.length];
  const isEdge = (at: number) => name[at] === "." || name[at] === " ";
  while (from < to && isEdge(from)) from += 1;
  while (to > from && isEdge(to - 1)) to -= 1;
  return name.slice(from, to);
}
