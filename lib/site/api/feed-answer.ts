import { createHash } from "node:crypto";
import { CACHE, hasSeen } from "./listing";
import { CORS } from "./problem";
import "server-only";

/** Since when this process answers: of a site without a single published row nobody knows an earlier moment. */
export const startedAt = new Date(Date.now() - Math.round(process.uptime() * 1000)).toISOString();

// Control characters that XML 1.0 cannot hold at all, not even escaped; a text field may have them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

export const escaped = (text: string) =>
  text.replace(NOT_XML, "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One text with its ETag: readers of feeds and catalogues ask often, and mostly nothing is new. */
export function feedAnswer(request: Request, body: string, type: string): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = { ...CORS, ...CACHE, etag, "content-type": type };
  return hasSeen(request, etag) ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}
