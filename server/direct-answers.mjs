// Answers of the app that nothing of Next stands around: cells of the grid, which many people send at once
// (docs/decisions/0043). The app offers them (instrumentation.ts); everything else, and all of it in development, is Next's.
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { encodingOf } from "./kept-answers.mjs";

const pack = promisify(gzip);
/** What is shorter does not get shorter by packing, as Next sees it too. */
const PACKED_FROM = 1024;

/** Has `next` answer what the app offers no answer of its own for. `body` is the request's, whole. */
export async function answerDirectly(request, response, body, next) {
  const { answers, headersFor } = globalThis.enamPilarDirect ?? {};
  const work = request.method === "POST" && body !== null && answers?.[request.url.split("?", 1)[0]];
  // Whoever follows requests from afar follows them through Next.
  if (!work || globalThis.enamPilarTraces) return next();
  const answer = await work({
    method: request.method,
    headers: { get: (name) => request.headers[name] ?? null },
    json: async () => JSON.parse(body.toString("utf8")),
  });
  // Ended meanwhile for taking too long (failed-answers.mjs).
  if (response.headersSent || response.destroyed) return;
  for (const { key, value } of headersFor(request.headers["x-forwarded-proto"] === "https"))
    response.setHeader(key, value);
  await send(answer, request, response);
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
