// deploy/nginx/enam-pilar.conf as a city puts it before the app: that very file, run by this machine's nginx on ports of its own,
// before a server of its own that knows of it (docs/decisions/0035). How fast it is says `npm run bench:front`.
import { rm } from "node:fs/promises";
import { connect } from "node:http2";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import tls from "node:tls";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { askFront, hasNginx, MISSING, NAME, startFront } from "../../scripts/bench/front";
import { freePort } from "../../scripts/network-port";
import { projectRoot, say } from "../../scripts/operator";
import { endProcess } from "../../scripts/process-identity";
import { startWebServer, type WebServer } from "../../scripts/web-server";
import { copyBuild } from "../support/build-copy";

const { env } = inject("site");
const isThere = await hasNginx();
if (!isThere) say(MISSING);

/** Kept pages are asked for anew after a second at most, and nginx counts in whole ones. */
const NEXT_SECOND_MS = 1100;
const SEEN_MS = 2000;
const PAGE = "/program/homecare";

let port = 0;
const ask = (address: string, options?: Parameters<typeof askFront>[2]) => askFront(port, address, options);
const pressed = (encoding: string) => ask("/", { headers: { "accept-encoding": encoding } });

describe.skipIf(!isThere)("nginx before the app", () => {
  const undo: Array<() => Promise<void>> = [];
  let server: WebServer;

  beforeAll(async () => {
    const distDir = await copyBuild(`front-${process.pid}`);
    undo.push(() => rm(path.join(projectRoot, distDir), { recursive: true, force: true }));
    const own = { ...env, LOG_LEVEL: "warn", NEXTAUTH_URL: `https://${NAME}`, TRUSTED_PROXY_HOPS: "1" };
    server = await startWebServer({ port: await freePort(), distDir, env: own });
    undo.push(server.stop);
    port = await freePort();
    const isHeard = () =>
      ask("/api/health/live").then(
        () => true,
        () => false,
      );
    await startFront(port, [new URL(server.url).host], isHeard, undo);
    // The first visit is answered as the page is rendered, the later ones as it is kept.
    for (let at = 0; at < 2; at += 1) {
      await Promise.all([ask("/"), ask(PAGE)]);
      await wait(NEXT_SECOND_MS);
    }
  });
  afterAll(async () => {
    for (const one of undo.reverse()) await one();
  });

  test("ends TLS, speaks HTTP/2, and presses once for each encoding, of which all are the same page", async () => {
    const plain = await ask("/");
    expect(plain.status).toBe(200);
    expect(String(plain.body)).toContain("</html>");
    expect(plain.headers["strict-transport-security"]).toContain("max-age");
    const brotli = await pressed("gzip, deflate, br");
    expect(brotli.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    const gzip = await pressed("gzip");
    expect(gzip.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(await http2Status()).toBe(200);
    expect((await ask("/", { headers: { "if-none-match": String(plain.headers.etag) } })).status).toBe(304);
    await expect(ask("/", { maxVersion: "TLSv1.1", minVersion: "TLSv1" })).rejects.toThrow();
  });

  test("keeps public pages, and neither the office nor what the open API counts", async () => {
    // Two of them may lie on either side of a second.
    await expect.poll(async () => (await ask("/")).headers["x-kept"]).toBe("HIT");
    for (let at = 0; at < 2; at += 1) {
      const office = await ask("/kelola");
      expect(office.status).toBe(307);
      expect(office.headers["x-kept"]).not.toBe("HIT");
    }
    const [one, two] = [await ask("/api/v1/pillars?limit=1"), await ask("/api/v1/pillars?limit=1")];
    expect(one?.headers.ratelimit).not.toBe(two?.headers.ratelimit);
  });

  test("gives no answer to another name, and reaches nothing that is the machine's alone", async () => {
    await expect(ask("/", { headers: { host: "evil.example" } })).rejects.toThrow();
    expect((await ask("/api/internal/revalidate", { method: "POST" })).status).toBe(404);
    expect((await ask("/metrics", { headers: { authorization: `Bearer ${env.METRICS_TOKEN}` } })).status).toBe(404);
  });

  test("ends a body that is too large, and lets whoever asks too fast wait, and nobody else", async () => {
    const large = await ask("/tanya", { method: "POST", send: Buffer.alloc(9 * 1024 * 1024) }).catch(() => null);
    // Closed while it was still being sent, or told.
    expect([413, undefined]).toContain(large?.status);
    const many = await manyAtOnce("127.0.0.9", 900);
    expect(many).toContain(429);
    expect(many).toContain(200);
    expect((await ask("/api/health/live", { from: "127.0.0.10" })).status).toBe(200);
  });

  test("tells the app who the caller is, whatever the caller says", async () => {
    const left = async (from: string, said?: string) => {
      const headers = said ? { "x-forwarded-for": said } : {};
      const answer = await ask("/api/v1/pillars?limit=1", { from, headers });
      return Number(/r=(\d+)/.exec(String(answer.headers.ratelimit))?.[1]);
    };
    const first = await left("127.0.0.11");
    expect(await left("127.0.0.12")).toBe(first);
    expect(await left("127.0.0.11", "127.0.0.77")).toBe(first - 1);
  });

  test("shows a publication within two seconds", async () => {
    const owner = new pg.Client({ connectionString: env.TEST_OWNER_URL });
    await owner.connect();
    const rename = (name: string) => owner.query("UPDATE programmes SET name = $1 WHERE slug = 'homecare'", [name]);
    const times: number[] = [];
    for (const name of ["Homecare satu lewat nginx", "Homecare dua lewat nginx"]) {
      await ask(PAGE);
      await rename(name);
      const began = performance.now();
      while (!(await ask(PAGE)).body.includes(name) && performance.now() - began < 20_000) await wait(20);
      times.push(performance.now() - began);
    }
    await rename("Homecare");
    await owner.end();
    expect(Math.max(...times)).toBeLessThan(SEEN_MS);
  });

  test("serves what it keeps while the app is away, and says of the office that it is", async () => {
    const pages = ["/", PAGE];
    for (const page of pages) await ask(page);
    await endProcess(server.pid, "SIGKILL");
    await wait(NEXT_SECOND_MS);
    const began = performance.now();
    const answers = await Promise.all(pages.map((page) => ask(page)));
    expect(answers.map(({ status, headers }) => [status, headers["x-kept"]])).toEqual(pages.map(() => [200, "STALE"]));
    expect(performance.now() - began).toBeLessThan(2000);
    expect((await ask("/kelola")).status).toBeGreaterThanOrEqual(500);
  });
});

function http2Status(): Promise<number> {
  return new Promise((resolve, reject) => {
    const session = connect(`https://127.0.0.1:${port}`, { servername: NAME, rejectUnauthorized: false });
    session.on("error", reject);
    const stream = session.request({ ":path": "/", ":authority": NAME });
    stream.on("response", (headers) => {
      resolve(Number(headers[":status"]));
      session.close();
    });
    stream.resume();
  });
}

/** On one connection, faster than any visitor. */
async function manyAtOnce(from: string, count: number): Promise<number[]> {
  const secure = tls.connect({
    ...{ host: "127.0.0.1", port, localAddress: from, servername: NAME },
    ...{ rejectUnauthorized: false, ALPNProtocols: ["h2"] },
  });
  const session = connect(`https://${NAME}`, { createConnection: () => secure });
  const statuses = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<number>((resolve) => {
          const stream = session.request({ ":path": "/icon.svg", ":authority": NAME });
          stream.on("response", (headers) => resolve(Number(headers[":status"])));
          stream.on("error", () => resolve(0));
          stream.resume();
        }),
    ),
  );
  session.close();
  return statuses;
}
