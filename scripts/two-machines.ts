// `npm run bench:machines` (as root, Linux): two machines of our own, network namespaces with a web server each, a PostgreSQL
// that both reach, and nginx before them. Signs in, uploads, publishes, kills one and upgrades one after the other under
// visitors, and counts what failed (docs/decisions/0035). Whatever it makes it takes away again; it lasts some minutes.
import { execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { cp, mkdtemp, readFile, readlink, rm } from "node:fs/promises";
import { Agent, type RequestOptions, request } from "node:https";
import { connect, createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { hasNginx, MISSING, NAME, startFront } from "./bench/front";
import { hiddenFields, multipart } from "./bench/plain-form";
import { prepareDatabase } from "./bench/prepared-database";
import { ensureBuild, TEST_BUILD } from "./build";
import { runServerScript } from "./first-data";
import { withClient } from "./migrations";
import { freePort } from "./network-port";
import { OperatorError, projectRoot, report, say, step, toolEnvironment } from "./operator";
import { endProcess } from "./process-identity";
import { startWebServer, type WebServer } from "./web-server";

const run = promisify(execFile);
const WORKERS = 2;
const VISITORS = 6;
const SPACES = { front: "enam-front", a: "enam-a", b: "enam-b" } as const;
const ADDRESS = { front: "10.77.0.1", a: "10.77.0.2", b: "10.77.0.3" } as const;
const APP_PORT = 3000;
const SEEN_MS = 2000;
const LINES_OF_LOG = 40;
/** Until nginx has noticed that a machine is back (fail_timeout). */
const NOTICED_MS = 4000;
/** After which the machines have rendered all pages again. */
const QUIET_MS = 3000;
type Machine = "a" | "b";

const undo: Array<() => Promise<void>> = [];
const ip = (...words: string[]) => run("ip", words);

/** A bridge in the namespace of the front, and one cable to each machine: nothing of it touches the network outside. */
async function layCables(): Promise<void> {
  const inFront = (...words: string[]) => ip("-n", SPACES.front, ...words);
  for (const space of Object.values(SPACES)) {
    await ip("netns", "add", space);
    undo.push(async () => void (await ip("netns", "del", space)));
    await ip("-n", space, "link", "set", "lo", "up");
  }
  await inFront("link", "add", "br0", "type", "bridge");
  await inFront("addr", "add", `${ADDRESS.front}/24`, "dev", "br0");
  await inFront("link", "set", "br0", "up");
  for (const name of ["a", "b"] as const) {
    await inFront("link", "add", `to-${name}`, "type", "veth", "peer", "name", "eth0", "netns", SPACES[name]);
    await inFront("link", "set", `to-${name}`, "master", "br0");
    await inFront("link", "set", `to-${name}`, "up");
    await ip("-n", SPACES[name], "addr", "add", `${ADDRESS[name]}/24`, "dev", "eth0");
    await ip("-n", SPACES[name], "link", "set", "eth0", "up");
  }
}

/** PostgreSQL listens on the loopback of the front; from there to the machines. */
async function reachable(url: string): Promise<string> {
  const { port, hostname } = new URL(url);
  const forward = createServer((socket) => {
    const there = connect(Number(port), hostname);
    for (const one of [socket, there]) one.on("error", () => [socket, there].map((each) => each.destroy()));
    socket.pipe(there).pipe(socket);
  });
  await new Promise<void>((resolve) => forward.listen(0, ADDRESS.front, resolve));
  undo.push(async () => void forward.close());
  const mapped = new URL(url);
  mapped.hostname = ADDRESS.front;
  mapped.port = String((forward.address() as { port: number }).port);
  return mapped.href;
}

let port = 0;
const kept = new Agent({ keepAlive: true, maxSockets: VISITORS, rejectUnauthorized: false, servername: NAME });

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };
function ask(address: string, given: RequestOptions & { send?: Uint8Array } = {}): Promise<Answer> {
  const { send, ...options } = given;
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ host: "127.0.0.1", port, path: address, agent: kept, timeout: 30_000, ...options },
        headers: { host: NAME, ...options.headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    asked.on("timeout", () => asked.destroy(new Error("timeout")));
    asked.on("error", reject);
    asked.end(send);
  });
}

/** People who read on: kept pages, an address that asks the database, and the office, signed in. */
function visitors(cookie: string) {
  const tally = { asked: 0, failed: [] as string[] };
  let isOver = false;
  const all = Array.from({ length: VISITORS }, async (_, at) => {
    for (let turn = 0; !isOver; turn += 1) {
      const address = ["/", "/program/homecare", "/api/v1/pillars", "/kelola", "/cari?q=rumah"][(at + turn) % 5] ?? "/";
      tally.asked += 1;
      const outcome = await ask(address, { headers: { cookie } }).then(
        ({ status }) => status,
        (error: Error) => error.message,
      );
      if (outcome !== 200) tally.failed.push(`${address} ${outcome}`);
      await wait(30);
    }
  });
  return {
    since: () => {
      const { asked, failed } = tally;
      const found = { asked, failed: [...failed] };
      tally.asked = 0;
      tally.failed = [];
      return found;
    },
    stop: async () => {
      isOver = true;
      await Promise.all(all);
    },
  };
}

let failures = 0;
function check(holds: boolean, what: string, found: unknown = ""): void {
  if (!holds) failures += 1;
  say(`${holds ? "ok    " : "FAILED"}  ${what}${found === "" ? "" : `: ${String(found)}`}`);
}

async function signIn(account: { email: string; password: string }): Promise<string> {
  const page = await ask("/masuk");
  const { contentType, body } = multipart({ ...hiddenFields(page.text, "password"), ...account });
  const headers = { "content-type": contentType, origin: `https://${NAME}`, "content-length": String(body.length) };
  const answer = await ask("/masuk", { method: "POST", headers, send: body });
  const cookies = [answer.headers["set-cookie"] ?? []].flat();
  return cookies.map((one) => one.split(";")[0]).find((one) => one?.includes("session-token=")) ?? "";
}

/** In parts, each on whatever machine nginx takes; `between` happens in the middle. */
async function upload(cookie: string, ownerId: string, between: () => Promise<void>) {
  const file = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(400_000)]);
  const metadata = { ownerKind: "value", ownerId, informationClass: "PERIODIC", fileName: "dua-mesin.pdf" };
  const said = Object.entries(metadata).map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`);
  const headers = { cookie, origin: `https://${NAME}`, "tus-resumable": "1.0.0" };
  const begun = await ask("/api/evidence/uploads", {
    method: "POST",
    headers: {
      ...headers,
      "upload-length": String(file.length),
      "upload-metadata": said.join(","),
      "content-length": "0",
    },
  });
  const address = String(begun.headers.location);
  const parts = 4;
  const statuses = [begun.status];
  for (let at = 0; at < parts; at += 1) {
    const [from, to] = [at, at + 1].map((one) => Math.floor((file.length * one) / parts));
    if (at === parts / 2) await between();
    const part = file.subarray(from, to);
    const own = { "upload-offset": String(from), "content-type": "application/offset+octet-stream" };
    const answer = await ask(address, {
      method: "PATCH",
      headers: { ...headers, ...own, "content-length": String(part.length) },
      send: part,
    });
    statuses.push(answer.status);
  }
  return { statuses, id: address.split("/").at(-1) ?? "", sha256: createHash("sha256").update(file).digest("hex") };
}

const servers: Partial<Record<Machine, WebServer>> = {};
const folders: Partial<Record<Machine, string>> = {};
let builds = 0;

/** Each start has a build folder of its own, as an upgrade has. */
async function startMachine(machine: Machine, env: Record<string, string>): Promise<void> {
  builds += 1;
  const distDir = `${TEST_BUILD}-machine-${machine}${builds}`;
  folders[machine] = distDir;
  undo.push(() => rm(path.join(projectRoot, distDir), { recursive: true, force: true }));
  await cp(path.join(projectRoot, TEST_BUILD), path.join(projectRoot, distDir), {
    recursive: true,
    filter: (file) => !/\/(?:cache|server\/route-cache[^/]*)$/.test(file),
  });
  const within = ["ip", "netns", "exec", SPACES[machine]];
  const server = await startWebServer({
    port: APP_PORT,
    host: ADDRESS[machine],
    distDir,
    env,
    workers: WORKERS,
    within,
  });
  servers[machine] = server;
  undo.push(server.stop);
  // nginx holds a machine for away until its first answer is whole, and the first one loads the program.
  for (const address of ["/kelola", "/cari?q=rumah", "/api/v1/pillars", "/"]) {
    const twice = Array.from({ length: 2 * WORKERS }, () => fetch(`${server.url}${address}`, { redirect: "manual" }));
    for (const answer of await Promise.all(twice)) await answer.arrayBuffer();
  }
}

/** As a cut of its power does: the primary and its workers, none of which may finish anything. */
async function killMachine(machine: Machine): Promise<void> {
  const pid = servers[machine]?.pid ?? 0;
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  for (const one of [pid, ...children.trim().split(" ").map(Number)]) await endProcess(one, "SIGKILL");
}

/** What failed, each once with how often. */
function told(failed: readonly string[]): string {
  const counts = Map.groupBy(failed, (one) => one);
  return [...counts].map(([one, all]) => `${all.length} × ${one}`).join(", ") || "none";
}

const rename = (url: string, name: string) =>
  withClient(url, (client) => client.query("UPDATE programmes SET name = $1 WHERE slug = 'homecare'", [name]));

/** When each machine moved its link to the folder of the present publication (0034), from now on. */
function watchForgetting() {
  const links = Object.entries(folders).map(([machine, distDir]) => {
    const link = path.join(projectRoot, distDir, "server", "route-cache");
    return { machine, link, before: readlink(link).catch(() => ""), at: Number.NaN };
  });
  const began = performance.now();
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      for (const one of links)
        if (Number.isNaN(one.at) && (await readlink(one.link).catch(() => "")) !== (await one.before))
          one.at = performance.now() - began;
      await wait(5);
    }
  })();
  return async () => {
    isOver = true;
    await watching;
    return links.map(({ machine, at }) => `forgotten by ${machine} after ${Math.round(at)}`).join(", ");
  };
}

/** Until the page is the new one through nginx: what it says of each answer, and how long the answers took. */
async function seenAfter(name: string): Promise<{ took: number; answers: string }> {
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  const answers: string[] = [];
  for (;;) {
    const asked = since();
    const { text, headers } = await ask("/program/homecare");
    answers.push(`${headers["x-kept"]} ${asked}–${since()}`);
    const isSeen = text.includes(name);
    if (isSeen || since() > 20_000)
      return { took: isSeen ? since() : Number.POSITIVE_INFINITY, answers: answers.slice(-3).join(", ") };
    await wait(20);
  }
}

/** Publishes by SQL, which nobody but the database tells the machines, and says where the time went, in milliseconds. */
async function checkSeen(ownerUrl: string, name: string, what: string): Promise<void> {
  const forgotten = watchForgetting();
  const began = performance.now();
  await rename(ownerUrl, name);
  const committed = Math.round(performance.now() - began);
  const { took, answers } = await seenAfter(name);
  const steps = `committed within ${committed}; from the publication ${await forgotten()}; from the commit, nginx: ${answers}`;
  check(took < SEEN_MS, what, `${took} ms (${steps}; load ${os.loadavg()[0]?.toFixed(1)})`);
}

async function main(): Promise<void> {
  if (!process.argv.includes("--inside")) return outside();
  const env = await prepareDatabase("enam_pilar_machines", undo);
  const ownerUrl = process.env.DATABASE_URL ?? "";
  await step(
    "Build",
    () => ensureBuild(TEST_BUILD),
    (outcome) => outcome,
  );
  const files = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-machines-"));
  undo.push(() => rm(files, { recursive: true, force: true }));
  const account = await step("Accounts made", () => makeAccount(ownerUrl, files));
  const own = {
    ...env,
    DATABASE_URL: await reachable(env.DATABASE_URL ?? ""),
    NEXTAUTH_URL: `https://${NAME}`,
    LOG_LEVEL: "warn",
    TRUSTED_PROXY_HOPS: "1",
    ENAM_PILAR_DATA_DIR: files,
  };
  await step("Two machines started", async () => {
    await startMachine("a", own);
    await startMachine("b", own);
  });
  port = await freePort();
  const isHeard = () =>
    ask("/api/health/live").then(
      () => true,
      () => false,
    );
  const machines = [`${ADDRESS.a}:${APP_PORT}`, `${ADDRESS.b}:${APP_PORT}`];
  const front = await startFront(port, machines, isHeard, undo);

  const cookie = await signIn(account);
  const pages = await Promise.all(Array.from({ length: 8 }, () => ask("/kelola", { headers: { cookie } })));
  check(cookie !== "" && pages.every(({ status }) => status === 200), "one signs in once, for both machines");

  const { rows } = await withClient(ownerUrl, (client) =>
    client.query(
      `SELECT id FROM indicator_values WHERE status = 'PUBLISHED' AND "supersededAt" IS NULL ORDER BY id LIMIT 1`,
    ),
  );
  const crowd = visitors(cookie);
  await wait(4000);
  const quiet = crowd.since();
  check(
    quiet.failed.length === 0,
    "visitors, both machines there",
    `${quiet.asked} asked, failed: ${told(quiet.failed)}`,
  );

  for (const name of ["satu", "dua", "tiga", "empat", "lima"]) {
    await checkSeen(ownerUrl, `Homecare ${name}`, "a publication is seen");
    await wait(QUIET_MS);
  }

  const sent = await upload(cookie, rows[0]?.id, async () => {
    await killMachine("a");
  });
  check(
    sent.statuses.join() === "201,204,204,204,204",
    "an upload goes on while a machine is killed in the middle of it",
    sent.statuses.join(", "),
  );
  const { rows: found } = await withClient(ownerUrl, (client) =>
    client.query(`SELECT f.sha256 FROM evidence e JOIN evidence_files f ON f.id = e."fileId" WHERE e.id = $1::uuid`, [
      sent.id,
    ]),
  );
  check(found[0]?.sha256 === sent.sha256, "and arrives whole, once");
  await wait(4000);
  const killed = crowd.since();
  check(
    killed.failed.length === 0,
    "visitors, one machine killed",
    `${killed.asked} asked, failed: ${told(killed.failed)}`,
  );

  await step("The killed machine is back", () => startMachine("a", own));
  await checkSeen(ownerUrl, "Homecare enam", "a publication is seen, one machine fresh");
  await wait(NOTICED_MS);
  await step("The other one upgraded", async () => {
    await servers.b?.stop();
    await startMachine("b", own);
  });
  await wait(NOTICED_MS);
  await step("And the first", async () => {
    await servers.a?.stop();
    await startMachine("a", own);
  });
  await wait(3000);
  const upgraded = crowd.since();
  check(
    upgraded.failed.length === 0,
    "visitors, both upgraded one after the other",
    `${upgraded.asked} asked, failed: ${told(upgraded.failed)}`,
  );
  await checkSeen(ownerUrl, "Homecare tujuh", "a publication is seen after it");
  await crowd.stop();
  if (failures > 0)
    say(
      (await readFile(`${front.home}/error.log`, "utf8"))
        .split("\n")
        .filter((one) => !one.includes("Connection refused"))
        .slice(-LINES_OF_LOG)
        .join("\n"),
    );
  if (failures > 0) throw new OperatorError(`${failures} of these do not hold.`);
}

/** The accounts that a first start makes; one of Diskominfo's, with its password. */
async function makeAccount(ownerUrl: string, files: string): Promise<{ email: string; password: string }> {
  const given = { DATABASE_URL: ownerUrl, ENAM_PILAR_DATA_DIR: files };
  await runServerScript("scripts/first-accounts.ts", given, "The accounts could not be made.");
  const [, email = "", password = ""] =
    /^STAFF +(\S+) +(\S+)$/m.exec(await readFile(`${files}/accounts.txt`, "utf8")) ?? [];
  return { email, password };
}

/** Lays the cables and goes on within the front's namespace, where the loopback is its own. */
async function outside(): Promise<void> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    say("Skipped: network namespaces are made by root, on Linux.");
    return;
  }
  if (!(await hasNginx())) {
    say(MISSING);
    return;
  }
  await layCables();
  const words = [...process.execArgv, import.meta.filename, "--inside"];
  const inside = spawn("ip", ["netns", "exec", SPACES.front, process.execPath, ...words], {
    stdio: "inherit",
    env: toolEnvironment(),
  });
  process.exitCode = await new Promise<number>((resolve) => inside.once("exit", (code) => resolve(code ?? 1)));
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  for (const one of undo.reverse()) await one().catch(report);
}
process.exit();
