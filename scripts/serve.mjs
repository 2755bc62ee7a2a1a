// The web server of `npm start`: what `next start` does, and the caller's true address for lib/auth/address.ts.
// Plain JavaScript and a process of its own: it starts without the loader of our scripts.
import { createServer } from "node:http";
import path from "node:path";
import next from "next";
import { answer } from "./kept-answers.mjs";

const port = Number(process.env.PORT);
const dir = path.resolve(import.meta.dirname, "..");
// Next fetches its own pages at this address, as `next start` does; the Host header is the caller's word.
process.env.__NEXT_PRIVATE_ORIGIN = `http://localhost:${port}`;

const app = next({ dir, port });
const ready = app.prepare();
const handle = app.getRequestHandler();

/** Appended, as every proxy does, so that no caller can stand where our own entry stands. */
function noteAddress(request) {
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "unknown";
  const before = request.headers["x-forwarded-for"];
  request.headers["x-forwarded-for"] = before ? `${before}, ${address}` : address;
}

const server = createServer(async (request, response) => {
  noteAddress(request);
  if (stopping) response.setHeader("connection", "close");
  try {
    await ready;
    await answer(request, response, handle);
  } catch (error) {
    console.error(error);
    response.statusCode = 500;
    response.end();
  }
});
// Longer than the 60 seconds for which proxies keep a connection: one of them must not use it while we close it.
server.keepAliveTimeout = 65_000;
// A form's few kilobytes arrive sooner; whoever feeds them drop by drop must not hold connections for minutes.
server.headersTimeout = 20_000;
server.requestTimeout = 60_000;

let stopping = false;

/** Finishes the requests that are under way, and the work that Next does after them. */
function stop() {
  if (stopping) return;
  stopping = true;
  // A kept connection falls idle only after its last answer.
  setInterval(() => server.closeIdleConnections(), 50);
  server.close(async () => {
    await app.close();
    // What is half done is begun anew by the next start.
    await globalThis.enamPilarJobs?.stop().catch(() => {});
    process.exit(0);
  });
}
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, stop);

server.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
server.listen(port);
await ready;
