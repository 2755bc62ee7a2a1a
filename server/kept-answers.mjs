// Answers with public pages, kept as they went out. Next keeps the rendered page, but hashes, encodes and compresses it
// anew for every visitor, which takes a hundred times longer than sending it (docs/decisions/0006).
import path from "node:path";
import { lookAtKept } from "./kept-pages.cjs";
import { countKept } from "./metrics.mjs";

const MAX_BYTES = 24 * 1024 * 1024;

// Set on pages that change by publication only, and never by the clock.
const UNTIL_EXPIRED = "s-maxage=31536000";
// What goes out instead: a cache in front of us cannot hear of a publication, so it has to ask (304 by the ETag).
const ASK_AGAIN = "public, max-age=0, must-revalidate";
const OF_ONE_CONNECTION = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "date",
  "x-request-id",
]);
// Next answers these requests with something else than the page.
export const ASKS_FOR_LESS = ["rsc", "next-action", "next-router-prefetch", "range", "x-prerender-revalidate"];

const serverFolder = path.resolve(import.meta.dirname, "..", process.env.NEXT_DIST_DIR || ".next", "server");

let kept = new Map();
let bytes = 0;

function forgetAll() {
  kept = new Map();
  bytes = 0;
}
// Sent by kept-pages.cjs to whoever looks after a publication, of this process or another one.
process.on("enam-pilar:pages-expired", forgetAll);

/** Null for a request that is Next's alone. Everything that an answer with a page depends on is in the key. */
function keyOf(request) {
  const { headers, method, url } = request;
  if (method !== "GET" || url.includes("?") || ASKS_FOR_LESS.some((name) => name in headers)) return null;
  const encoding = encodingOf(headers["accept-encoding"] ?? "");
  if (encoding === null) return null;
  const isHttps = (headers["x-forwarded-proto"] ?? "").includes("https");
  return `${isHttps ? "https" : "http"} ${encoding} ${url}`;
}

/** What Next would choose, for the two usual cases; null for a caller with wishes of its own. */
export function encodingOf(accepted) {
  if (/;\s*q=/.test(accepted)) return null;
  if (/(^|,\s*)gzip(,|$)/.test(accepted)) return "gzip";
  return /^(identity)?$/.test(accepted) ? "identity" : null;
}

function send(answer, request, response) {
  const seen = request.headers["if-none-match"]?.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (answer.etag && seen?.includes(answer.etag)) return response.writeHead(304, answer.headers).end();
  response.writeHead(200, { ...answer.headers, "content-length": answer.body.byteLength }).end(answer.body);
}

/** Looks at what Next sends, and keeps it where it is a page from Next's cache in the encoding that was asked for. */
function keepWhenSent(key, response) {
  const wanted = kept;
  const chunks = [];
  const { write, end } = response;
  const collect = (chunk, encoding) => {
    if (typeof chunk === "string") chunks.push(Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8"));
    else if (chunk instanceof Uint8Array) chunks.push(chunk);
  };
  response.write = (...given) => {
    collect(...given);
    return write.apply(response, given);
  };
  response.end = (...given) => {
    collect(...given);
    const headers = response.getHeaders();
    const isPage = response.statusCode === 200 && headers["x-nextjs-cache"] === "HIT" && !headers["set-cookie"];
    // By now ASK_AGAIN where the head has gone out before the end.
    const isLasting = [UNTIL_EXPIRED, ASK_AGAIN].includes(headers["cache-control"]);
    const isAsAsked = key.split(" ")[1] === (headers["content-encoding"] ?? "identity");
    lookAtKept(serverFolder);
    // Another map by now: the page was read before a publication and must not outlive it.
    if (isPage && isLasting && isAsAsked && wanted === kept) keep(key, headers, Buffer.concat(chunks));
    return end.apply(response, given);
  };
}

function keep(key, headers, body) {
  if (bytes + body.byteLength > MAX_BYTES) forgetAll();
  bytes += body.byteLength;
  const lasting = Object.entries(headers).filter(([name]) => !OF_ONE_CONNECTION.has(name));
  kept.set(key, { headers: { ...Object.fromEntries(lasting), "cache-control": ASK_AGAIN }, etag: headers.etag, body });
}

function haveCachesAsk(response) {
  const { writeHead } = response;
  response.writeHead = (...given) => {
    if (response.getHeader("cache-control") === UNTIL_EXPIRED) response.setHeader("cache-control", ASK_AGAIN);
    return writeHead.apply(response, given);
  };
}

/** Answers from what is kept, or has `next` answer and keeps that where it may be kept. */
export async function answer(request, response, next) {
  const key = keyOf(request);
  // A microsecond; a message of another process would come after the request that it should have come before.
  lookAtKept(serverFolder);
  const known = key && kept.get(key);
  if (known) {
    countKept();
    return send(known, request, response);
  }
  haveCachesAsk(response);
  // A page that is not answered whole cannot be kept.
  if (key && !request.headers["if-none-match"]) keepWhenSent(key, response);
  await next(request, response);
}
