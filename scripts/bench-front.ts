// `npm run bench:front`: the public home through nginx with deploy/nginx/enam-pilar.conf, beside the same bytes as a plain file of
// the same nginx (docs/decisions/0035). What that file promises is tested by tests/server/front.test.ts.
import { mkdir, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import autocannon from "autocannon";
import { askFront, type Front, hasNginx, MISSING, NAME, startFront } from "./bench/front";
import { prepareDatabase } from "./bench/prepared-database";
import { ensureBuild, TEST_BUILD } from "./build";
import { freePort } from "./network-port";
import { OperatorError, report, say, step } from "./operator";
import { startWebServer } from "./web-server";

const WORKERS = 2;
const AT_LEAST = 0.6;
const ROUNDS = 3;
/** Headers that are of an answer, or that nginx gives a file by itself. */
const NOT_OF_THE_PAGE = new Set([
  ...["content-length", "content-type", "connection", "date", "server", "etag", "last-modified", "x-kept"],
  ...["keep-alive", "accept-ranges", "transfer-encoding", "link"],
]);

const undo: Array<() => Promise<void>> = [];
let port = 0;

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

/** The same bytes under the same headers, as a file. The median of some rounds, in which each is asked in turn. */
async function besideFile({ home, reload }: Front, encoding: string): Promise<number> {
  const { body, headers } = await askFront(port, "/", { headers: { "accept-encoding": encoding } });
  await mkdir(`${home}/plain`, { recursive: true });
  await writeFile(`${home}/plain/home.html`, body);
  const said = Object.entries(headers).filter(([name]) => !NOT_OF_THE_PAGE.has(name));
  const lines = said.map(([name, value]) => `add_header ${name} "${String(value).replaceAll('"', '\\"')}";`);
  await writeFile(`${home}/plain.conf`, lines.join("\n"));
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
  say(
    `The home (${encoding}, ${body.length} bytes) beside the same bytes as a file: ${median.toFixed(2)} ×; requests/s ${figures.join(", ")}`,
  );
  return median;
}

async function main(): Promise<void> {
  if (!(await hasNginx())) {
    say(MISSING);
    return;
  }
  const env = await prepareDatabase("enam_pilar_front", undo);
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
    askFront(port, "/api/health/live").then(
      () => true,
      () => false,
    );
  const front = await startFront(port, [`127.0.0.1:${env.PORT}`], isHeard, undo);
  // The first visits are answered as the page is rendered, the later ones as it is kept.
  for (let at = 0; at < 4; at += 1) await askFront(port, "/").then(() => wait(1000));
  const ratios = [await besideFile(front, "identity"), await besideFile(front, "br")];
  if (ratios.some((one) => one < AT_LEAST)) throw new OperatorError(`At least ${AT_LEAST} × is asked for.`);
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  for (const one of undo.reverse()) await one().catch(report);
}
