// The web server of `npm start`: what `next start` does, and the caller's true address for lib/platform/auth/address.ts.
// Plain JavaScript and a process of its own: it starts without the loader of our scripts.
import "./node-version.mjs";
import cluster from "node:cluster";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import next from "next";
// What Next loads by itself when it is prepared; here it is loaded before the server is opened.
import "next/dist/server/lib/start-server.js";
import "next/dist/server/lib/render-server.js";
import "next/dist/server/next-server.js";
import { answerDirectly } from "./direct-answers.mjs";
import { admit, METHODS, STATUS } from "./door.mjs";
import { watchAnswer } from "./failed-answers.mjs";
import { answer } from "./kept-answers.mjs";
import { keptFolder } from "./kept-pages.cjs";
import { IDLE_MS, LINGER, MAKE_WAY_MS, UPLOAD_MS } from "./limits.mjs";
import { described, flushLog, log, onUnread } from "./log.mjs";
import { countRefusal, mayReadFigures, readFigures } from "./metrics.mjs";
import { networkOf } from "./network.mjs";
import { observe } from "./observed.mjs";
import { opened } from "./opened.mjs";
import { plainAnswer } from "./plain-answers.mjs";
import { followPublications } from "./publications.mjs";
import { routeNames } from "./route-names.mjs";
import { isMember } from "./session-mark.mjs";
import { bringsTooMany, inTurn } from "./turns.mjs";
import { answerVisit } from "./visited-pages.mjs";
import { warm } from "./warm.mjs";

await opened;

const port = Number(process.env.PORT);
const host = process.env.HOST || "127.0.0.1";
const hops = Number(process.env.TRUSTED_PROXY_HOPS) || 0;
const dir = path.resolve(import.meta.dirname, "..");
// Next fetches its own pages at this address, as `next start` does; the Host header is the caller's word.
process.env.__NEXT_PRIVATE_ORIGIN = process.env.SERVER_ORIGIN ?? `http://127.0.0.1:${port}`;

const distDir = process.env.NEXT_DIST_DIR || ".next";
const buildFolder = path.join(dir, distDir);
const serverFolder = path.join(buildFolder, "server");
// The configuration as the build has it. Read from next.config.ts it would be compiled anew at each start, for which a compiler
// is loaded that then stays in memory: 50 MB of each process.
const { config } = JSON.parse(readFileSync(path.join(buildFolder, "required-server-files.json"), "utf8"));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify({ ...config, distDir });
// Asked by lib/platform/pages/refresh.ts: what was rendered into another folder is nobody's any more.
globalThis.enamPilarKeptFolder = () => keptFolder(serverFolder);

// One listener for a machine: of several workers it is the primary's (workers.mjs). It begins before anything is read.
const publications = cluster.isWorker
  ? { noteOwn: () => process.send?.("publication"), stop: () => {} }
  : followPublications({
      url: process.env.DATABASE_URL,
      serverFolder,
      origin: process.env.__NEXT_PRIVATE_ORIGIN,
      token: process.env.INTERNAL_TOKEN,
    });
process.on("enam-pilar:publication", publications.noteOwn);

const app = next({ dir, port });
const ready = app.prepare();
const handle = app.getRequestHandler();
const observed = { routeOf: routeNames(buildFolder), isBehindProxy: hops > 0 };

/**
 * Appended, as every proxy does, so that no caller can stand where our own entry stands. Returns the address of whom to
 * hold to the limits, as lib/platform/auth/address.ts reads it.
 */
function noteAddress(request) {
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "unknown";
  const before = request.headers["x-forwarded-for"];
  const all = before ? `${before}, ${address}` : address;
  request.headers["x-forwarded-for"] = all;
  const hop = all.split(",").at(-1 - hops);
  return networkOf(hop?.trim() ?? address);
}

/** Says why a request does not come in. Whoever goes on sending is heard out for a moment, so that the answer arrives. */
async function refuse(request, response, code, body = null) {
  countRefusal(code);
  if (code === null) return response.destroy();
  const retryAfter = code === "BUSY" ? 5 : undefined;
  const { status, head, body: text } = await plainAnswer(request, { status: STATUS[code], code, retryAfter, body });
  const allow = code === "METHOD" ? { allow: METHODS.join(", ") } : {};
  response.writeHead(status, { ...head, ...allow, "content-length": Buffer.byteLength(text) }).end(text);
  const { socket } = request;
  const before = socket.bytesRead;
  const began = performance.now();
  const watch = setInterval(() => {
    const isPatient = socket.bytesRead - before <= LINGER.bytes && performance.now() - began <= LINGER.ms;
    if (request.complete || socket.destroyed) return clearInterval(watch);
    if (!isPatient) socket.destroy();
  }, 50);
}

/** False where the request is everybody's. */
async function answerOperator(request, response) {
  if (request.url !== "/metrics" || !mayReadFigures(request)) return false;
  const { text, type } = await readFigures();
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(text);
  return true;
}

async function respond(request, response) {
  try {
    const caller = noteAddress(request);
    const admitted = await admit(request, response, { caller, isMember });
    if (!admitted.ok) return await refuse(request, response, admitted.refusal);
    if (await answerOperator(request, response)) return;
    watchAnswer(request, response, admitted.body);
    await ready;
    await answer(request, response, async () => {
      const work = () => answerDirectly(request, response, admitted.body, () => answerVisit(request, response, handle));
      const hadTurn = await inTurn(caller, request, response, work);
      if (!hadTurn) await refuse(request, response, "BUSY", admitted.body);
    });
  } catch (error) {
    log.error({ error: described(error) }, "A request failed");
    if (response.headersSent) return response.destroy();
    response.statusCode = 500;
    response.end();
  }
}

// Nothing of ours is spoken but HTTP: a request to change over is one like any other. Left to Next it would hold its
// connection for good.
const server = createServer({ shouldUpgradeCallback: () => false }, async (request, response) => {
  if (stopping) response.setHeader("connection", "close");
  // Door, turns, watch and Next each listen for the answer's end; Node takes more than ten for a leak.
  response.setMaxListeners(20);
  if (bringsTooMany(request, response)) return request.socket.destroy();
  await observe(request, response, observed, () => respond(request, response));
});
// Longer than the 60 seconds for which proxies keep a connection: one of them must not use it while we close it.
server.keepAliveTimeout = 65_000;
// Whoever feeds its headers drop by drop must not hold connections for minutes. Bodies have their time at the door.
server.headersTimeout = 20_000;
server.requestTimeout = UPLOAD_MS;
server.timeout = IDLE_MS;

let stopping = false;

/** Whoever waited for the start comes first. */
const WARM_AFTER_MS = 300;
const PAUSE_MS = 20;

/** Finishes the requests that are under way, and the work that Next does after them. */
function stop() {
  if (isClosing) return;
  stopping = true;
  isClosing = true;
  // Pages that are rendered before anybody asks (lib/platform/pages/refresh.ts): the rest is made at its first visit.
  if (globalThis.enamPilarRendering) globalThis.enamPilarRendering.newest += 1;
  // A kept connection falls idle only after its last answer.
  setInterval(() => server.closeIdleConnections(), 50);
  server.close(async () => {
    publications.stop();
    await app.close();
    // What is half done is begun anew by the next start.
    await globalThis.enamPilarJobs?.stop().catch(() => {});
    await globalThis.enamPilarTraces?.shutdown().catch(() => {});
    process.exit(0);
  });
}
let isClosing = false;
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, stop);
// Another one takes this one's place: whoever comes on a connection of ours is answered and asked to open a new one. Closed
// at once, a connection could be closed in the very moment in which somebody uses it.
process.on("message", (message) => {
  if (message !== "make way") return;
  stopping = true;
  setTimeout(stop, MAKE_WAY_MS);
});
// `npm start` has died: nobody would start this server again, and nobody reads what it prints.
process.on("disconnect", stop);
// A pipe that nobody reads any more fails at every line; written about, it would fail again, without end.
for (const stream of [process.stdout, process.stderr]) stream.on("error", stop);
onUnread(stop);

server.on("error", (error) => {
  log.fatal({ error: described(error) }, "The server cannot listen");
  flushLog();
  process.exit(1);
});
// Of several workers one that is not ready yet would let visitors wait whom the others could answer.
if (cluster.isWorker) await ready;
const warmed = (pauseMs) => warm(handle, { pauseMs, isOver: () => stopping });
// Whom the others can wait for: those who are served go on being served by them.
if (process.env.JOINS_OTHERS) await warmed(0);
await Promise.all([once(server.listen(port, host), "listening"), ready]);
process.send?.("ready");
if (!process.env.JOINS_OTHERS) setTimeout(() => void warmed(PAUSE_MS), WARM_AFTER_MS);
