// Answers of the app that nothing of Next stands around: cells of the grid, which many people send at once
// (docs/decisions/0043). The app offers them (instrumentation.ts); everything else, and all of it in development, is Next's.
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { encodingOf } from "./kept-answers.mjs";

const pack = promisify(gzip);
/** What is shorter does not get shorter by packing, as Next sees it too. */
const PACKED_FROM = 1024;

/**
 * Has `next` answer what the app offers no answer of its own for. `body` is the request's, whole.
 * @param {string} buildFolder
 */
export function directAnswers(buildFolder) {
  const setHeaders = headersOf(buildFolder);
  return async (request, response, body, next) => {
    const pathname = request.url.split("?", 1)[0];
    const work = request.method === "POST" && body !== null && globalThis.enamPilarDirect?.[pathname];
    // Whoever follows requests from afar follows them through Next.
    if (!work || globalThis.enamPilarTraces) return next();
    const answer = await work({
      method: request.method,
      headers: { get: (name) => request.headers[name] ?? null },
      json: async () => JSON.parse(body.toString("utf8")),
    });
    // Ended meanwhile for taking too long (failed-answers.mjs).
    if (response.headersSent || response.destroyed) return;
    setHeaders(pathname, request, response);
    await send(answer, request, response);
  };
}

async function send({ status, body }, request, response) {
  const text = Buffer.from(JSON.stringify(body));
  const isPacked = text.length >= PACKED_FROM && encodingOf(request.headers["accept-encoding"] ?? "") === "gzip";
  const bytes = isPacked ? await pack(text) : text;
  response.writeHead(status, {
    "content-type": "application/json",
    "cache-control": "private, no-store",
    "content-length": bytes.byteLength,
    vary: "Accept-Encoding",
    ...(isPacked ? { "content-encoding": "gzip" } : {}),
  });
  response.end(bytes);
}

/** What next.config.ts has every answer say, as the build wrote it down. */
function headersOf(buildFolder) {
  const manifest = JSON.parse(readFileSync(path.join(buildFolder, "routes-manifest.json"), "utf8"));
  const rules = manifest.headers.map(({ regex, has = [], headers }) => ({ regex: new RegExp(regex), has, headers }));
  return (pathname, request, response) => {
    for (const { regex, has, headers } of rules)
      if (regex.test(pathname) && has.every(({ key, value }) => request.headers[key] === value))
        for (const { key, value } of headers) response.setHeader(key, value);
  };
}
