// Public pages that are made at each visit, and kept by nobody: what was searched, compared, or stood there on some day. They
// go out without what nothing on them needs, as kept pages do (plain-pages.cjs).
import { gzip } from "node:zlib";
import { ASKS_FOR_LESS, encodingOf } from "./kept-answers.mjs";
import { plainPage } from "./plain-pages.cjs";

const AT_EACH_VISIT = /^\/(?:en\/)?(?:cari|bandingkan|keadaan\/[^/?]+)(?:\?|$)/;
/** A page that is longer goes out as it comes: what is held for a visitor is bounded. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Has `next` answer, and takes out of a whole page what it does not need. */
export async function answerVisit(request, response, next) {
  const isPage = request.method === "GET" && AT_EACH_VISIT.test(request.url);
  if (!isPage || ASKS_FOR_LESS.some((name) => name in request.headers)) return next(request, response);
  const encoding = encodingOf(request.headers["accept-encoding"] ?? "");
  if (encoding === null) return next(request, response);
  // It is packed here, once it is known what goes out.
  delete request.headers["accept-encoding"];
  hold(response, encoding);
  await next(request, response);
}

function hold(response, encoding) {
  const own = {
    write: response.write,
    end: response.end,
    writeHead: response.writeHead,
    flushHeaders: response.flushHeaders,
  };
  const chunks = [];
  let bytes = 0;
  const letGo = () => {
    Object.assign(response, own);
    for (const chunk of chunks) response.write(chunk);
  };
  const take = (chunk, charset) => {
    if (chunk === undefined || chunk === null || typeof chunk === "function") return;
    const piece = Buffer.from(chunk, typeof charset === "string" ? charset : undefined);
    chunks.push(piece);
    bytes += piece.byteLength;
  };
  // Next sends the head before the first piece, and what packs for it before the last.
  response.flushHeaders = () => {};
  response.writeHead = (status, ...rest) => {
    response.statusCode = status;
    for (const [name, value] of Object.entries(rest.at(-1) ?? {})) response.setHeader(name, value);
    return response;
  };
  response.write = (...given) => {
    take(...given);
    if (bytes > MOST_BYTES) letGo();
    return true;
  };
  response.end = (...given) => {
    take(...given);
    const isWhole = response.statusCode === 200 && `${response.getHeader("content-type")}`.startsWith("text/html");
    const body = isWhole ? Buffer.from(plainPage(Buffer.concat(chunks).toString("utf8"))) : Buffer.concat(chunks);
    const send = (packed, how) => {
      Object.assign(response, own);
      // With the head and not before it: where another answer has gone out meanwhile (failed-answers.mjs), nothing is set.
      const packing = how ? { "content-encoding": how } : {};
      response.writeHead(response.statusCode, { ...packing, "content-length": packed.byteLength });
      response.end(packed);
    };
    if (!isWhole || encoding === "identity") send(body, null);
    else gzip(body, (error, packed) => (error ? send(body, null) : send(packed, "gzip")));
    return response;
  };
}
