// `npm run bench:front`: runs nginx with deploy/nginx/enam-pilar.conf before a site of its own, checks what that file
// promises, and measures the public home through it beside the same bytes as a plain file (docs/decisions/0035).
import { mkdir, writeFile } from "node:fs/promises";
import { connect } from "node:http2";
import { type RequestOptions, request } from "node:https";
import { setTimeout as wait } from "node:timers/promises";
import tls from "node:tls";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import autocannon from "autocannon";
import { type Front, hasNginx, MISSING, NAME, startFront } from "./bench/front";
import { prepareDatabase } from "./bench/prepared-database";
import { ensureBuild, TEST_BUILD } from "./build";
import { withClient } from "./migrations";
import { freePort } from "./network-port";
import { OperatorError, report, say, step } from "./operator";
import { endProcess } from "./process-identity";
import { startWebServer } from "./web-server";

const WORKERS = 2;
/** A publication is seen through nginx within this time. */
const SEEN_MS = 2000;
const AT_LEAST = 0.6;
const ROUNDS = 3;

const undo: Array<() => Promise<void>> = [];

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

let port = 0;
/** `from` is an address of the loopback: nginx counts none of 127.0.0.1. */
function ask(address: string, options: RequestOptions & { from?: string; send?: Buffer } = {}): Promise<Answer> {
  const { from, send, ...given } = options;
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ host: "127.0.0.1", port, path: address, servername: NAME, rejectUnauthorized: false, agent: false },
        ...(from ? { localAddress: from } : {}),
        ...given,
        headers: { host: NAME, ...given.headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
        response.on("error", reject);
      },
    );
    asked.on("error", reject);
    asked.end(send);
  });
}

let failures = 0;
function check(holds: boolean, what: string, found: unknown = ""): void {
  if (!holds) failures += 1;
  say(`${holds ? "ok    " : "FAILED"}  ${what}${found === "" ? "" : `: ${String(found)}`}`);
}

const pressed = async (encoding: string) => ask("/", { headers: { "accept-encoding": encoding } });

async function checkAnswers(): Promise<void> {
  // The first visit is answered as the page is rendered, the later ones as it is kept.
  for (let at = 0; at < 4; at += 1) await ask("/").then(() => wait(1000));
  const plain = await ask("/");
  check(plain.status === 200 && plain.body.includes("</html>"), "the public home through TLS");
  check(String(plain.headers["strict-transport-security"]).includes("max-age"), "the app knows that it is https");
  const brotli = await pressed("gzip, deflate, br");
  check(
    brotli.headers["content-encoding"] === "br" && brotliDecompressSync(brotli.body).equals(plain.body),
    "brotli where the browser takes it",
    `${brotli.body.length} of ${plain.body.length} bytes`,
  );
  const gzip = await pressed("gzip");
  check(
    gzip.headers["content-encoding"] === "gzip" && gunzipSync(gzip.body).equals(plain.body),
    "gzip where it takes that alone",
    `${gzip.body.length} bytes`,
  );
  check((await pressed("br")).headers["x-kept"] === "HIT", "what was pressed is kept so");
  const again = await ask("/", { headers: { "if-none-match": String(plain.headers.etag) } });
  check(again.status === 304, "a browser that has the page is told so", again.status);
  check((await http2Status()) === 200, "HTTP/2");
  const office = await ask("/kelola");
  check(
    office.status === 307 && office.headers["x-kept"] !== "HIT",
    "the office is not kept",
    office.headers["x-kept"],
  );
  check((await ask("/kelola")).headers["x-kept"] !== "HIT", "nor at the second visit");
  const data = [await ask("/api/v1/pillars?limit=1"), await ask("/api/v1/pillars?limit=1")];
  check(data[0]?.headers.ratelimit !== data[1]?.headers.ratelimit, "the open API is counted at every request");
  check(
    (await ask("/api/internal/revalidate", { method: "POST" })).status === 404,
    "what is of the machine is not reached",
  );
  const foreign = await ask("/", { headers: { host: "evil.example" } }).catch(() => null);
  check(foreign === null, "another name gets no answer");
  const old = await ask("/", { maxVersion: "TLSv1.1", minVersion: "TLSv1" }).catch(() => null);
  check(old === null, "TLS 1.1 is refused");
}

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

async function checkLimits(): Promise<void> {
  const large = await ask("/tanya", { method: "POST", send: Buffer.alloc(9 * 1024 * 1024) }).catch(() => null);
  check(large === null || large.status === 413, "a body of 9 MB ends at nginx", large?.status ?? "closed");
  const many = await manyAtOnce("127.0.0.9", 900);
  check(
    many.includes(429) && many.includes(200),
    "who asks too fast hears 429",
    `${many.filter((one) => one === 429).length} of ${many.length}`,
  );
  check((await ask("/api/health/live", { from: "127.0.0.10" })).status === 200, "and nobody else does");
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

/** Whom the app takes for the caller: the rate of the open API tells. */
async function checkAddress(): Promise<void> {
  const left = async (from: string, said?: string) => {
    const { headers } = await ask("/api/v1/pillars?limit=1", {
      from,
      headers: said ? { "x-forwarded-for": said } : {},
    });
    return Number(/r=(\d+)/.exec(String(headers.ratelimit))?.[1]);
  };
  const one = await left("127.0.0.11");
  check((await left("127.0.0.12")) === one, "two visitors are two networks for the app");
  check((await left("127.0.0.11", "127.0.0.77")) === one - 1, "a caller cannot say that it is another");
}

const rename = (url: string, name: string) =>
  withClient(url, (client) => client.query("UPDATE programmes SET name = $1 WHERE slug = 'homecare'", [name]));

async function checkPublication(ownerUrl: string): Promise<void> {
  const times: number[] = [];
  for (let at = 1; at <= 8; at += 1) {
    await ask("/program/homecare");
    await wait(at * 130);
    await rename(ownerUrl, `Homecare ${at}`);
    const began = performance.now();
    while (!(await ask("/program/homecare")).body.includes(`Homecare ${at}`) && performance.now() - began < 20_000)
      await wait(20);
    times.push(Math.round(performance.now() - began));
  }
  check(Math.max(...times) < SEEN_MS, "a publication is seen within two seconds", `${times.join(", ")} ms`);
}

async function checkAway(stopApp: () => Promise<void>): Promise<void> {
  const pages = ["/", "/program", "/indikator", "/evaluasi/2022"];
  for (const page of pages)
    for (const encoding of ["br", "gzip", "identity"]) await ask(page, { headers: { "accept-encoding": encoding } });
  await stopApp();
  await wait(1500);
  const answers = await Promise.all(pages.map((page) => ask(page)));
  check(
    answers.every(({ status }) => status === 200),
    "with app and database off the pages are served",
    answers.map(({ status }) => status).join(", "),
  );
  check(
    answers.every(({ headers }) => headers["x-kept"] === "STALE"),
    "as they were kept",
  );
  const times: number[] = [];
  for (let at = 0; at < 20; at += 1) {
    const began = performance.now();
    await ask("/");
    times.push(performance.now() - began);
  }
  check(Math.max(...times) < 1000, "without waiting for the app", `${Math.round(Math.max(...times))} ms at most`);
  check((await ask("/kelola")).status >= 500, "and the office says that it is away");
}

async function perSecond(address: string, encoding: string): Promise<number> {
  const result = await autocannon({
    url: `https://127.0.0.1:${port}${address}`,
    connections: 16,
    duration: 4,
    headers: { host: NAME, "accept-encoding": encoding },
    servername: NAME,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new OperatorError(`${address}: ${result.non2xx} refused, ${result.errors} failed.`);
  return result.requests.average;
}

/** The same bytes under the same headers, as a file. */
async function measure({ home, reload }: Front): Promise<void> {
  for (const encoding of ["identity", "br"]) {
    const { body, headers } = await pressed(encoding);
    await mkdir(`${home}/plain`, { recursive: true });
    await writeFile(`${home}/plain/home.html`, body);
    const said = Object.entries(headers).filter(
      ([name]) =>
        ![
          "content-length",
          "content-type",
          "connection",
          "date",
          "server",
          "etag",
          "last-modified",
          "x-kept",
          "keep-alive",
          "accept-ranges",
          "transfer-encoding",
          "link",
        ].includes(name),
    );
    await writeFile(
      `${home}/plain.conf`,
      said.map(([name, value]) => `add_header ${name} "${String(value).replaceAll('"', '\\"')}";`).join("\n"),
    );
    await reload();
    await wait(1000);
    const ratios: number[] = [];
    const figures: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const file = await perSecond("/plain/home.html", encoding);
      const page = await perSecond("/", encoding);
      ratios.push(page / file);
      figures.push(`${Math.round(page)} of ${Math.round(file)}`);
    }
    const median = ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
    check(
      median >= AT_LEAST,
      `the home (${encoding}, ${body.length} bytes) beside the same bytes as a file`,
      `${median.toFixed(2)} ×; requests/s ${figures.join(", ")}`,
    );
  }
}

async function main(): Promise<void> {
  if (!(await hasNginx())) {
    say(MISSING);
    return;
  }
  const env = await prepareDatabase("enam_pilar_front", undo);
  const ownerUrl = process.env.DATABASE_URL ?? "";
  await step(
    "Build",
    () => ensureBuild(TEST_BUILD),
    (outcome) => outcome,
  );
  port = await freePort();
  const own = { ...env, NEXTAUTH_URL: `https://${NAME}`, TRUSTED_PROXY_HOPS: "1" };
  const server = await startWebServer({ port: Number(env.PORT), distDir: TEST_BUILD, env: own, workers: WORKERS });
  undo.push(server.stop);
  const isHeard = () =>
    ask("/api/health/live").then(
      () => true,
      () => false,
    );
  const front = await startFront(port, [`127.0.0.1:${env.PORT}`], isHeard, undo);

  await checkAnswers();
  await checkLimits();
  await checkAddress();
  await checkPublication(ownerUrl);
  await measure(front);
  await checkAway(async () => {
    await endProcess(server.pid, "SIGKILL");
    for (const one of undo.splice(0, 1)) await one();
  });
  if (failures > 0) throw new OperatorError(`${failures} of these do not hold.`);
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  for (const one of undo.reverse()) await one().catch(report);
}
