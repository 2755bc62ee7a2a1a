import { isMediaType, opensInBrowser } from "@/lib/city/shown-evidence/media-types";

/**
 * How a stored file is handed out: by our own list of types, never sniffed, shown only where a browser shows it safely,
 * and even then in a sandbox without our origin.
 */
export function downloadHeaders(file: { fileName: string; mediaType: string; size: number }): Record<string, string> {
  const type = isMediaType(file.mediaType) ? file.mediaType : null;
  const disposition = type && opensInBrowser(type) ? "inline" : "attachment";
  // RFC 6266: the plain name for old readers, the true one percent-encoded (RFC 5987).
  const plain = file.fileName.replace(/[^A-Za-z0-9 ._-]/g, "_");
  const encoded = encodeURIComponent(file.fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "content-type": type ?? "application/octet-stream",
    "content-disposition": `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`,
    "content-length": String(file.size),
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
  };
}
