import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { Worker } from "node:worker_threads";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { hiddenFields, multipart, signInByForm } from "../../scripts/bench/plain-form";
import { TEST_BUILD } from "../../scripts/build";
import { processIdentity } from "../../scripts/process-identity";
import {
  type Attack,
  actionsOf,
  attacksOnAction,
  attacksOnHandler,
  handlersOf,
  unknownAction,
} from "../support/hostile";
import { ACCOUNTS_FILE, type Who } from "../support/people";

const { url, serverPid } = inject("site");
const MB = 1024 * 1024;

/** Asks the health address every 100 ms from a thread of its own, so that our own work delays no question. */
function watchHealth() {
  const program = `
    const { parentPort, workerData } = require("node:worker_threads");
    const http = require("node:http");
    const agent = new http.Agent({ keepAlive: true });
    let going = true, worst = 0, asked = 0, failed = 0;
    parentPort.on("message", () => { going = false; });
    const ask = () => new Promise((resolve) => http.get(workerData, { agent }, (answer) => {
      if (answer.statusCode !== 200) failed += 1;
      answer.resume().on("end", resolve);
    }).on("error", () => { failed += 1; resolve(); }));
    (async () => {
      while (going) {
        const began = performance.now();
        await ask();
        worst = Math.max(worst, performance.now() - began);
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      parentPort.postMessage({ worst, asked, failed });
      agent.destroy();
      process.exit();
    })();`;
  const worker = new Worker(program, { eval: true, workerData: `${url}/api/health/live` });
  return () =>
    new Promise<{ worst: number; asked: number; failed: number }>((resolve) => {
      worker.once("message", resolve);
      worker.postMessage("end");
    });
}

const megabytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${serverPid}/status`, "utf8"))?.[1]) / 1024;

type Answer = { status: number; text: string };

async function send({ address, init }: Attack, cookie: string): Promise<Answer> {
  const headers = { ...(init.headers as Record<string, string>), origin: url, ...(cookie ? { cookie } : {}) };
  try {
    const answer = await fetch(`${url}${address}`, { ...init, headers, redirect: "manual" });
    return { status: answer.status, text: await answer.text() };
  } catch {
    // Hung up on in the middle of five million bytes.
    return { status: 0, text: "" };
  }
}

const ROLES = ["nobody", "admin", "diskominfo", "dlhkp", "dewan", "asesor"] as const;
const cookies = new Map<string, string>([["nobody", ""]]);
const attacks = [
  ...actionsOf(TEST_BUILD).flatMap(attacksOnAction),
  ...handlersOf(TEST_BUILD).flatMap(attacksOnHandler),
  unknownAction,
];
const identity = processIdentity(serverPid);

/**
 * A page is drawn for each of its visitors once, whichever of its forms was sent without scripts; what is only read is the
 * same for all of a page's actions, and what differs from one member to the next is what is drawn: the door knows no roles.
 * Nobody and ADMIN are attacked with all else.
 */
const firstOfPage = new Map<string, Attack>();
for (const attack of attacks)
  if (attack.asPage && !firstOfPage.has(`${attack.address} ${attack.name}`))
    firstOfPage.set(`${attack.address} ${attack.name}`, attack);
const pages = new Set(firstOfPage.values());
const isOfAnyone = (attack: Attack) => attack.asPage !== "read" || pages.has(attack);
const isOfARole = (attack: Attack) =>
  !attack.atTheDoor && (!attack.asPage || (attack.asPage === "drawn" && pages.has(attack)));

/**
 * Two requests tell how far somebody gets: whom an action or a handler answers as it answers ADMIN, word for word, goes
 * ADMIN's way, on which everything else was sent. Whoever is answered otherwise sends it all. Signing out ends the session.
 */
const TELLING = ["an empty form", "ids of nothing", "GET ", "POST of an odd form"];
const signOut = new Set<string>();
const isTelling = ({ to, name }: Attack) => TELLING.includes(name) && !signOut.has(to);
const toAdmin = new Map<Attack, string>();

/** What nobody may wait longer than: 250 ms, or on a slow machine what three ordinary pages take there. */
let patience = 250;

async function ordinaryPage(cookie: string): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < 9; at += 1) {
    const began = performance.now();
    await (await fetch(`${url}/kelola`, { headers: { cookie } })).arrayBuffer();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[4] ?? 0;
}

beforeAll(async () => {
  const accounts = JSON.parse(readFileSync(ACCOUNTS_FILE, "utf8")) as Record<Who, { email: string; password: string }>;
  for (const role of ROLES) {
    if (role === "nobody") continue;
    const { cookie } = await signInByForm(url, accounts[role]);
    cookies.set(role, cookie ?? "");
  }
  // A session that is signed out is over everywhere, so signing out comes last.
  const office = await (await fetch(`${url}/kelola`, { headers: { cookie: cookies.get("admin") ?? "" } })).text();
  for (const [, id] of office.matchAll(/\$ACTION_ID_([0-9a-f]{42})/g)) signOut.add(id ?? "");
  expect(signOut.size).toBe(1);
  attacks.sort((a, b) => Number(signOut.has(a.to)) - Number(signOut.has(b.to)));
  // What a first visitor costs is not the attacks' doing: every page and module is loaded once.
  for (const attack of attacks)
    if (["an empty form", "GET "].includes(attack.name) && isTelling(attack))
      await send(attack, cookies.get("admin") ?? "");
  patience = Math.max(patience, 3 * (await ordinaryPage(cookies.get("admin") ?? "")));
});

describe("what nobody honest sends, to every action and handler of the build", () => {
  it("finds them all", () => {
    expect(actionsOf(TEST_BUILD).length).toBeGreaterThan(60);
    expect(handlersOf(TEST_BUILD).length).toBeGreaterThan(25);
  });

  it.each(ROLES)("as %s: no failure, no other visitor kept waiting, the process the same", async (role) => {
    const before = megabytes();
    const health = watchHealth();
    const failures: string[] = [];
    /** What answered this role otherwise than ADMIN. */
    const otherwise = new Set(signOut);
    const attackWith = async (those: Attack[]) => {
      const all = those.values();
      const attacker = async () => {
        for (const attack of all) {
          const { status, text } = await send(attack, cookies.get(role) ?? "");
          if (status >= 500) failures.push(`${status} ${attack.address}: ${attack.name}`);
          if (!isTelling(attack)) continue;
          if (role === "admin") toAdmin.set(attack, text);
          else if (text !== toAdmin.get(attack)) otherwise.add(attack.to);
        }
      };
      // Two at a time: while one is written or read, the server has the other.
      await Promise.all([attacker(), attacker()]);
    };
    if (role === "nobody" || role === "admin") await attackWith(attacks.filter(isOfAnyone));
    else {
      await attackWith(attacks.filter(isTelling));
      const isNew = (attack: Attack) => attack.asPage || otherwise.has(attack.to);
      await attackWith(attacks.filter((attack) => isOfARole(attack) && !isTelling(attack) && isNew(attack)));
    }
    const { worst, asked, failed } = await health();
    expect(failures).toEqual([]);
    expect(failed).toBe(0);
    expect(asked).toBeGreaterThan(10);
    expect(worst, `of ${asked} answers`).toBeLessThan(patience);
    expect(megabytes() - before).toBeLessThan(80);
    expect(processIdentity(serverPid)).toBe(identity);
  });
});

describe("a form that was opened before an upgrade", () => {
  it("is told as that without scripts, and what was typed stands on the page", async () => {
    const page = `${url}/tanya?program=homecare`;
    const fields = { ...hiddenFields(await (await fetch(page)).text(), "text"), text: 'Kapan "Homecare" <buka>?' };
    const ofAnotherBuild = (text: string) => text.replace(/[0-9a-f]{42}/, "0".repeat(42));
    const { contentType, body } = multipart(
      Object.fromEntries(Object.entries(fields).map(([name, value]) => [ofAnotherBuild(name), ofAnotherBuild(value)])),
    );
    const headers = { "content-type": contentType, origin: url };
    const answer = await fetch(page, { method: "POST", headers, body: new Uint8Array(body) });
    expect(answer.status).toBe(409);
    const text = await answer.text();
    expect(text).toContain("Aplikasi baru saja diperbarui");
    expect(text).toContain("Kapan &quot;Homecare&quot; &lt;buka&gt;?");
  });
});

describe("one request", () => {
  it.each([
    ["/masuk", "foo[10000000]", 1],
    ["/tanya", "foo[10000000]", 1],
    ["/masuk", "field", 20_000],
  ])("to %s with the field %s, %i times, is answered and costs nobody anything", async (address, name, times) => {
    const data = new FormData();
    for (let at = 0; at < times; at += 1) data.append(`${name}${times > 1 ? at : ""}`, "x");
    const began = performance.now();
    const answer = await fetch(`${url}${address}`, { method: "POST", body: data, headers: { origin: url } });
    expect(answer.status).toBeLessThan(500);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it("that asks to change over from HTTP is answered, and its connection given back", async () => {
    const open = () => readdirSync(`/proc/${serverPid}/fd`).length;
    const before = open();
    const { hostname, port } = new URL(url);
    for (let at = 0; at < 30; at += 1)
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () =>
          socket.write("GET /x1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"),
        );
        socket.once("data", () => socket.destroy());
        socket.once("close", () => resolve());
      });
    await expect.poll(open).toBeLessThan(before + 10);
  });

  it.each([
    ["GET", "/api/auth/csrf?callbackUrl=foo", {}],
    ["GET", "/api/auth/csrf", { cookie: "next-auth.callback-url=foo" }],
    ["POST", "/api/auth/callback/credentials", { "content-type": "application/json" }],
  ])("that the sign-in cannot read (%s %s) is the caller's fault", async (method, address, headers) => {
    const body = method === "POST" ? '{"a":' : undefined;
    const answer = await fetch(`${url}${address}`, { method, headers: headers as Record<string, string>, body });
    expect(answer.status).toBe(400);
  });

  it.each([
    ["signin", "/masuk"],
    ["signin/oidc", "/masuk"],
    ["signout", "/masuk"],
    ["verify-request", "/masuk"],
    ["new-user", "/masuk"],
    ["error", "/masuk"],
    ["error?error=OAuthCallback", "/masuk?error=OAuthCallback"],
    ["error?error=%3Cb%3E%0d%0aa:", "/masuk"],
  ])("for a page of the sign-in library's own (%s) leads to ours", async (address, ours) => {
    const answer = await fetch(`${url}/api/auth/${address}`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, ours]);
  });

  it("of 300 MB to the sign-in's own address ends at the door", async () => {
    const before = megabytes();
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += MB;
        if (sent > 300 * MB) return controller.close();
        controller.enqueue(new Uint8Array(MB));
      },
    });
    const address = `${url}/api/auth/callback/credentials`;
    const status = await fetch(address, { method: "POST", body, duplex: "half" } as RequestInit).then(
      (answer) => answer.status,
      () => 0,
    );
    expect([0, 413]).toContain(status);
    expect(sent).toBeLessThan(100 * MB);
    expect(megabytes() - before).toBeLessThan(80);
  });
});
