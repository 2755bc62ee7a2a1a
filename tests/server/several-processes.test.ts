// One site on two machines: the one of all tests here (a single process), and another one with two workers and pages on a
// disk of its own. Each could be asked next.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { Agent, get, type IncomingHttpHeaders, request } from "node:http";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { signInByForm } from "../../scripts/bench/plain-form";
import { freePort } from "../../scripts/network-port";
import { projectRoot } from "../../scripts/operator";
import { startWebServer, type WebServer } from "../../scripts/web-server";
import { copyBuild } from "../support/build-copy";
import { ACCOUNTS_FILE, type Who } from "../support/people";
import { pdf } from "../support/samples";

const { url: first, env } = inject("site");
const PAGE = "/program/homecare";
const SECOND_MS = 1000;

let second: WebServer;
let distDir: string;
let owner: pg.Client;

beforeAll(async () => {
  distDir = await copyBuild(`second-${process.pid}`);
  second = await startWebServer({ port: await freePort(), distDir, env: { ...env, LOG_LEVEL: "warn" }, workers: 2 });
  owner = new pg.Client({ connectionString: env.TEST_OWNER_URL });
  await owner.connect();
  await vi.waitFor(async () => expect(await listeners()).toHaveLength(2), { timeout: 20_000 });
});
afterAll(async () => {
  await owner?.end();
  await second?.stop();
  await rm(path.join(projectRoot, distDir), { recursive: true, force: true });
});

const listeners = async () =>
  (await owner.query("SELECT pid FROM pg_stat_activity WHERE application_name = 'enam-pilar-publications'")).rows;

/** The processes that answer on the second machine. */
const workers = () =>
  readFileSync(`/proc/${second.pid}/task/${second.pid}/children`, "utf8").trim().split(" ").map(Number).filter(Boolean);

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/** On a connection of its own: whichever process takes it. */
function ask(origin: string, address: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(`${origin}${address}`, { agent: false, headers }, (response) => {
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
    }).on("error", reject);
  });
}

/** What each process says now; the workers of the second machine take connections in no order, so several are made at once. */
const everywhere = () => {
  const all = [first, ...Array.from({ length: 6 }, () => second.url)];
  return Promise.all(all.map((origin) => ask(origin, PAGE)));
};

/** The name of the programme is published, so the row is told of with its commit; nobody else knows of this one. */
const rename = (name: string) => owner.query(`UPDATE programmes SET name = $1 WHERE slug = 'homecare'`, [name]);

/** Milliseconds until every process shows it, and none shows anything else after. */
async function seenEverywhere(name: string): Promise<number> {
  const began = performance.now();
  for (;;) {
    const isThere = (await everywhere()).every(({ text }) => text.includes(name));
    if (isThere) break;
    if (performance.now() - began > 30_000) throw new Error(`${name} is not shown everywhere`);
  }
  return performance.now() - began;
}

describe("A publication is on every process within a second", () => {
  test("whoever made it, also one that died with its commit", async () => {
    for (const name of ["Homecare satu", "Homecare dua", "Homecare tiga"]) {
      await everywhere();
      await rename(name);
      await wait(SECOND_MS);
      const answers = await everywhere();
      expect(answers.map(({ status, text }) => [status, text.includes(name)])).toEqual(answers.map(() => [200, true]));
    }
  });

  test("also when the connections on which it would have been heard were lost in that moment", async () => {
    await everywhere();
    await owner.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'enam-pilar-publications'",
    );
    await rename("Homecare tanpa sambungan");
    await wait(SECOND_MS);
    expect((await everywhere()).filter(({ text }) => !text.includes("Homecare tanpa sambungan"))).toEqual([]);
    await expect.poll(listeners).toHaveLength(2);
  });

  test("and what is kept meanwhile is right, with visitors everywhere at the moment of many publications", async () => {
    let isOver = false;
    const visitors = [first, second.url, second.url].map(async (origin) => {
      while (!isOver) await ask(origin, PAGE);
    });
    for (let at = 1; at <= 12; at += 1) {
      await rename(`Homecare ke-${at}`);
      await wait(at * 20);
    }
    expect(await seenEverywhere("Homecare ke-12")).toBeLessThan(5000);
    isOver = true;
    await Promise.all(visitors);
    await wait(SECOND_MS);
    for (let at = 0; at < 5; at += 1)
      expect((await everywhere()).filter(({ text }) => !text.includes("Homecare ke-12"))).toEqual([]);
  });

  test("told to nobody where the public reads nothing of it", async () => {
    const heard: string[] = [];
    owner.on("notification", () => heard.push("told"));
    await owner.query("LISTEN enam_pilar_publication");
    await owner.query("UPDATE users SET name = name || ' ' WHERE email LIKE 'rsud%'");
    await owner.query(`UPDATE progress_reports SET "doneId" = "doneId" || ' ' WHERE status = 'DRAFT'`).catch(() => {});
    await owner.query("BEGIN");
    await rename("Homecare yang ditarik kembali");
    await owner.query("ROLLBACK");
    await wait(200);
    expect(heard).toEqual([]);
    await rename("Homecare");
    await expect.poll(() => heard).toEqual(["told"]);
    await owner.query("UNLISTEN *");
  });
});

const accounts = JSON.parse(readFileSync(ACCOUNTS_FILE, "utf8")) as Record<Who, { email: string; password: string }>;

describe("What must hold for all processes is in none of them", () => {
  test("a session is known, and over, everywhere", async () => {
    const { cookie } = await signInByForm(first, accounts.sesi);
    const headers = { cookie: cookie ?? "" };
    for (let at = 0; at < 4; at += 1) expect((await ask(second.url, "/kelola", headers)).status).toBe(200);
    await owner.query(`DELETE FROM sessions WHERE "userId" = (SELECT id FROM users WHERE email = $1)`, [
      accounts.sesi.email,
    ]);
    for (const origin of [first, second.url, second.url])
      expect((await ask(origin, "/kelola", headers)).status).toBe(307);
  });

  test("wrong passwords are counted together", async () => {
    const wrong = { email: accounts.sesi2.email, password: "bukan kata sandi ini" };
    for (const origin of [first, second.url, first, second.url, second.url]) await signInByForm(origin, wrong);
    for (const origin of [first, second.url, second.url])
      expect((await signInByForm(origin, accounts.sesi2)).cookie).toBeNull();
    await owner.query("DELETE FROM sign_in_failures");
  });

  test("an upload begun at one process goes on and is finished at others, and one request at a time works on it", async () => {
    const { cookie } = await signInByForm(first, accounts.diskominfo);
    const { rows } = await owner.query(
      `SELECT id FROM indicator_values WHERE status = 'PUBLISHED' AND "supersededAt" IS NULL ORDER BY id LIMIT 1`,
    );
    const file = pdf(60_000);
    const metadata = {
      ownerKind: "value",
      ownerId: rows[0].id,
      informationClass: "PERIODIC",
      fileName: "dua.pdf",
    };
    const said = Object.entries(metadata).map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`);
    const tus = (origin: string, method: string, address: string, headers: Record<string, string>, body?: Uint8Array) =>
      fetch(`${origin}${address}`, {
        method,
        headers: {
          cookie: cookie ?? "",
          origin,
          "tus-resumable": "1.0.0",
          connection: "close",
          ...headers,
        },
        ...(body ? { body: new Uint8Array(body) } : {}),
      });
    const begun = await tus(first, "POST", "/api/evidence/uploads", {
      "upload-length": String(file.length),
      "upload-metadata": said.join(","),
    });
    expect(begun.status).toBe(201);
    const address = begun.headers.get("location") ?? "";
    const part = (origin: string, from: number, to: number) =>
      tus(
        origin,
        "PATCH",
        address,
        { "upload-offset": `${from}`, "content-type": "application/offset+octet-stream" },
        file.subarray(from, to),
      );
    const half = Math.floor(file.length / 2);
    const third = Math.floor(file.length / 3);
    expect((await part(second.url, 0, third)).status).toBe(204);
    // The same part at once at two processes: it is taken once.
    const both = await Promise.all([part(first, third, half), part(second.url, third, half)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    const head = await tus(second.url, "HEAD", address, {});
    expect(head.headers.get("upload-offset")).toBe(`${half}`);
    expect((await part(second.url, half, file.length)).status).toBe(204);
    const kept = await owner.query(
      `SELECT f.sha256 FROM evidence e JOIN evidence_files f ON f.id = e."fileId" WHERE e.id = $1::uuid`,
      [address.split("/").at(-1)],
    );
    expect(kept.rows).toEqual([{ sha256: createHash("sha256").update(file).digest("hex") }]);
  });

  test("requests of the open API are counted together", async () => {
    // Not over the end of a minute.
    if (new Date().getSeconds() > 35) await wait((61 - new Date().getSeconds()) * 1000);
    const agents = [new Agent({ keepAlive: true, maxSockets: 4 }), new Agent({ keepAlive: true, maxSockets: 4 })];
    const one = (origin: string, agent: Agent) =>
      new Promise<number>((resolve, reject) => {
        // From an address of its own, so that no other test is one request too many.
        const from = { family: 4, localAddress: "127.0.0.9" };
        request(`${origin}/api/v1/pillars?limit=1`, { agent, ...from }, (response) => {
          response.resume();
          response.on("end", () => resolve(response.statusCode ?? 0));
        })
          .on("error", reject)
          .end();
      });
    const many = (origin: string, agent: Agent, count: number) =>
      Promise.all(Array.from({ length: count }, () => one(origin, agent)));
    await many(first, agents[0] as Agent, 250);
    await many(second.url, agents[1] as Agent, 250);
    await many(first, agents[0] as Agent, 250);
    // Who asks hears within half a second what the others counted.
    for (const [at, origin] of [first, second.url].entries()) await many(origin, agents[at] as Agent, 4);
    await wait(SECOND_MS);
    for (const [at, origin] of [first, second.url].entries()) expect(await one(origin, agents[at] as Agent)).toBe(429);
    for (const agent of agents) agent.destroy();
  });
});

describe("Workers", () => {
  /** Visits without end; tells how many failed, and how many there were. */
  function visitors(count: number) {
    let isOver = false;
    const outcome = { failed: 0, asked: 0 };
    const agents = Array.from({ length: count }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
    const all = agents.map(async (agent, at) => {
      while (!isOver) {
        outcome.asked += 1;
        await new Promise<void>((resolve) => {
          const fail = () => {
            outcome.failed += 1;
            resolve();
          };
          request(`${second.url}${at % 2 ? PAGE : "/api/health/live"}`, { agent, timeout: 20_000 }, (response) => {
            response.resume();
            response.on("end", () => (response.statusCode === 200 ? resolve() : fail()));
            response.on("error", fail);
          })
            .on("timeout", fail)
            .on("error", fail)
            .end();
        });
      }
      agent.destroy();
    });
    return async () => {
      isOver = true;
      await Promise.all(all);
      return outcome;
    };
  }

  test("one that is killed under load takes only what it was answering with it, and is replaced", async () => {
    await wait(10_000);
    const before = workers();
    const stop = visitors(8);
    await wait(500);
    process.kill(before[0] ?? 0, "SIGKILL");
    await expect.poll(() => workers().length, { timeout: 30_000 }).toBe(2);
    await wait(500);
    const { failed, asked } = await stop();
    // One for each connection that it had, at most.
    expect(failed).toBeLessThanOrEqual(8);
    // More than one for each: they went on asking.
    expect(asked).toBeGreaterThan(8);
    expect(workers()).not.toContain(before[0]);
    expect(workers()).toContain(before[1]);
  });

  test("all are replaced one after the other without a request that fails", async () => {
    const before = workers();
    const stop = visitors(8);
    await wait(300);
    second.replaceWorkers();
    await expect.poll(() => workers().filter((pid) => before.includes(pid)).length, { timeout: 60_000 }).toBe(0);
    await wait(300);
    const { failed, asked } = await stop();
    expect(failed).toBe(0);
    expect(asked).toBeGreaterThan(20);
    expect(workers()).toHaveLength(2);
  });

  test("one that dies at once, again and again, is not begun without a pause", async () => {
    const seen = new Set(workers());
    const until = performance.now() + 6000;
    while (performance.now() < until) {
      for (const pid of workers()) {
        seen.add(pid);
        if (pid !== Math.min(...workers())) process.kill(pid, "SIGKILL");
      }
      await wait(50);
    }
    expect(seen.size).toBeLessThan(9);
    expect((await ask(second.url, "/api/health/live")).status).toBe(200);
  });
});
