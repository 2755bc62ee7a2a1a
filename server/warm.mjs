// What a process does for the first time costs the visitor who asks for it: a page's program is read, compiled, run (tenths of a
// second, and many times that on a busy machine). Here the process asks itself, on connections that nobody else has, for what
// people ask for most (docs/decisions/0034).
import { createServer, request } from "node:http";
import { duplexPair } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

/**
 * Nobody is signed in, and nothing has the name "-": a page's program is loaded, its layout asks who it is, and what is not
 * there is kept nowhere.
 */
const PAGES = [
  ...[
    "/api/health/ready",
    "/masuk",
    "/program/-",
    "/indikator/-",
    "/pilar/-",
    "/rekomendasi/-/1",
    "/api/v1/pillars?limit=1",
  ],
  ...[
    "/kelola",
    "/kelola/isi",
    "/kelola/verifikasi",
    "/kelola/program/-",
    "/kelola/program/-/lapor",
    "/kelola/indikator/-/isi",
  ],
  ...["/kelola/rekomendasi", "/dewan", "/cari?q=-"],
];
const PATIENCE_MS = 5000;
/** Where the database is away nothing of it is worth waiting for. */
const MOST_MS = 10_000;

/**
 * @param {import("node:http").RequestListener} handle Next's own, behind the door
 * @param {{ pauseMs: number, isOver: () => boolean }} given between two pages visitors have their turn
 */
export async function warm(handle, { pauseMs, isOver }) {
  const server = createServer(handle);
  const until = performance.now() + MOST_MS;
  for (const page of PAGES) {
    if (isOver() || performance.now() > until) return;
    await ask(server, page);
    await wait(pauseMs);
  }
}

/** What fails here fails again when somebody asks, and is told then. */
function ask(server, page) {
  return new Promise((resolve) => {
    const asked = request({
      path: page,
      headers: { host: "127.0.0.1" },
      signal: AbortSignal.timeout(PATIENCE_MS),
      createConnection: () => {
        const [here, there] = duplexPair();
        server.emit("connection", there);
        return here;
      },
    });
    asked.once("response", (response) => response.resume().once("close", resolve));
    asked.once("error", resolve);
    asked.end();
  });
}
