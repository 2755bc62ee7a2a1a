import { readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { beforeEach, describe, expect, test } from "vitest";
import type { KeptForm } from "@/lib/platform/device/kept-forms";

type Answer = { status: number; body: Record<string, unknown> };
type Store = {
  account: () => Promise<string | undefined>;
  list: () => Promise<KeptForm[]>;
  get: (id: string) => Promise<KeptForm | undefined>;
  remove: (id: string) => Promise<void>;
  change: (id: string, change: Partial<KeptForm>) => Promise<void>;
};
type Send = (entry: KeptForm, note: (change: object) => Promise<void>) => Promise<Answer>;
type Queue = {
  drain: (given: { store: Store; send: Send; now?: () => number }) => Promise<boolean>;
  send: Send;
};

/** The file as browsers read it: a plain script, with what it asks of them. */
function loaded(globals: object = {}): Queue {
  const scope: { enamPilarQueue?: Queue } & Record<string, unknown> = {};
  const source = readFileSync(path.resolve(import.meta.dirname, "../../../../public/office-queue.js"), "utf8");
  runInNewContext(source, { self: Object.assign(scope, globals), URL, URLSearchParams, TextEncoder, btoa, ...globals });
  if (!scope.enamPilarQueue) throw new Error("The queue names itself.");
  return scope.enamPilarQueue;
}
const { drain } = loaded();

const HOUR = 3_600_000;
let device = new Map<string, KeptForm>();
let account: string | undefined = "disdik";
const store: Store = {
  account: async () => account,
  list: async () => [...device.values()],
  get: async (id) => device.get(id),
  remove: async (id) => void device.delete(id),
  change: async (id, change) => {
    const known = device.get(id);
    if (known) device.set(id, { ...known, ...change });
  },
};
const kept = (id: string, given: Partial<KeptForm> = {}): KeptForm => ({
  ...{ id, account: "disdik", kind: "form", key: id, storageKey: id, name: "progress", about: id, page: "/kelola" },
  ...{ at: Number(id), fields: [["done", "Teks"]], file: null, state: "waiting", tries: 0, trouble: null },
  ...given,
});
const put = (...forms: KeptForm[]) => {
  for (const form of forms) device.set(form.id, form);
};
const ARRIVED: Answer = { status: 200, body: { arrived: "/kelola/laporan/1" } };
const asked: string[] = [];
const answering =
  (answers: Record<string, Answer>): Send =>
  async ({ id }) => {
    asked.push(id);
    return answers[id] ?? ARRIVED;
  };

beforeEach(() => {
  device = new Map();
  account = "disdik";
  asked.length = 0;
});

test("what waits is sent in the order in which it was kept, and its text leaves the device", async () => {
  put(kept("3"), kept("1"), kept("2"));
  expect(await drain({ store, send: answering({}) })).toBe(true);
  expect(asked).toEqual(["1", "2", "3"]);
  expect(device.get("1")).toMatchObject({ state: "arrived", fields: [], arrived: "/kelola/laporan/1" });
  expect(await drain({ store, send: answering({}) })).toBe(true);
  expect(asked).toHaveLength(3);
});

test("where the line breaks the rest waits behind in its order, under the same number", async () => {
  put(kept("1"), kept("2"));
  const broken: Send = async ({ id }) => {
    asked.push(id);
    throw new TypeError("Failed to fetch");
  };
  for (let tries = 1; tries <= 12; tries += 1) {
    expect(await drain({ store, send: broken })).toBe(false);
    expect(device.get("1")).toMatchObject({ state: "waiting", tries, trouble: "lost" });
  }
  expect(new Set(asked)).toEqual(new Set(["1"]));
  await drain({ store, send: answering({}) });
  expect([...device.values()].map(({ id, state }) => [id, state])).toEqual([
    ["1", "arrived"],
    ["2", "arrived"],
  ]);
});

describe("what becomes of it:", () => {
  test.each<[string, Answer, Partial<KeptForm>, boolean]>([
    ["the database is away", { status: 503, body: {} }, { state: "waiting", trouble: "lost" }, false],
    ["signed out", { status: 401, body: {} }, { state: "waiting", trouble: "signedOut" }, false],
    [
      "another account",
      { status: 409, body: { code: "OTHER_ACCOUNT" } },
      { state: "waiting", trouble: "signedOut" },
      false,
    ],
    [
      "somebody was first",
      { status: 422, body: { problem: { code: "STALE", current: { done: "Dari kantor" } } } },
      { state: "conflict", answer: { problem: { code: "STALE", current: { done: "Dari kantor" } } } },
      true,
    ],
    ["one is open already", { status: 422, body: { problem: { code: "ALREADY_OPEN" } } }, { state: "conflict" }, true],
    [
      "refused",
      { status: 422, body: { reply: { error: { done: ["required"] } } } },
      { state: "refused", fields: [["done", "Teks"]] },
      true,
    ],
    ["no room", { status: 507, body: { word: "diskFull" } }, { state: "refused" }, true],
    [
      "another sending of it is under way",
      { status: 422, body: { problem: { code: "ALREADY_SENT" } } },
      { state: "waiting", trouble: "lost" },
      true,
    ],
    [
      "an earlier sending of which nothing is known yet",
      { status: 422, body: { problem: { code: "STILL_SENDING" } } },
      { state: "waiting", trouble: "lost" },
      true,
    ],
    ["our own failure", { status: 500, body: {} }, { state: "waiting", trouble: "lost" }, true],
  ])("%s", async (_name, answer, becomes, goesOn) => {
    put(kept("1"), kept("2"));
    await drain({ store, send: answering({ 1: answer }) });
    expect(device.get("1")).toMatchObject(becomes);
    expect(asked).toEqual(goesOn ? ["1", "2"] : ["1"]);
  });
});

test("our own failure and a number that stays taken are told in the end, and not tried for ever", async () => {
  put(kept("1"));
  for (let tries = 0; tries < 5; tries += 1) await drain({ store, send: answering({ 1: { status: 500, body: {} } }) });
  expect(device.get("1")).toMatchObject({ state: "refused", tries: 5 });
});

test("nothing is sent for nobody, nor of another account", async () => {
  put(kept("1", { account: "rsud" }), kept("2"));
  await drain({ store, send: answering({}) });
  expect(asked).toEqual(["2"]);
  account = undefined;
  put(kept("3"));
  await drain({ store, send: answering({}) });
  expect(asked).toEqual(["2"]);
});

test("what is forgotten while it is on its way, as at sign-out, does not come back", async () => {
  put(kept("1"), kept("2"));
  const send: Send = async ({ id }) => {
    asked.push(id);
    device.clear();
    return { status: 401, body: {} };
  };
  await drain({ store, send });
  expect(asked).toEqual(["1"]);
  expect(device.size).toBe(0);
});

test("what has arrived goes from the list after a day", async () => {
  put(kept("1", { state: "arrived", sentAt: 0 }));
  await drain({ store, send: answering({}), now: () => 23 * HOUR });
  expect(device.size).toBe(1);
  await drain({ store, send: answering({}), now: () => 25 * HOUR });
  expect(device.size).toBe(0);
});

test("a form goes with its number and in the name of its account alone; a file goes on where it was cut off", async () => {
  const calls: [string, RequestInit][] = [];
  let offset = 0;
  let isLost = true;
  const fetch = async (address: string, init: RequestInit) => {
    calls.push([address, init]);
    if (init.method === "HEAD") return new Response(null, { headers: { "upload-offset": String(offset) } });
    if (init.method === "PATCH") {
      if (offset > 0 && isLost) throw new TypeError("Failed to fetch");
      offset += (init.body as Blob).size;
      return new Response(null, { status: 204, headers: { "upload-offset": String(offset) } });
    }
    if (address.endsWith("/uploads")) return new Response(null, { status: 201, headers: { location: "/x/uploads/7" } });
    return Response.json({ arrived: "/kelola" });
  };
  const queue = loaded({ fetch, location: { href: "http://kota.test/office-worker.js" } });
  await queue.send(kept("1", { fields: [["sending", "1"]] }), async () => {});
  expect(calls[0]).toMatchObject(["/api/office/forms/progress", { headers: { "x-kept-by": "disdik" } }]);
  expect(String(calls[0]?.[1].body)).toBe("sending=1");

  const file = kept("2", { kind: "file", file: new Blob([new Uint8Array(1_500_000)]), fields: [["title", "Foto é"]] });
  let upload = {};
  const note = async (change: object) => {
    upload = change;
  };
  await expect(queue.send(file, note)).rejects.toThrow();
  isLost = false;
  expect(await queue.send({ ...file, ...upload }, note)).toMatchObject({ status: 200 });
  expect(offset).toBe(1_500_000);
  expect(calls.filter(([, { method }]) => method === "POST")).toHaveLength(2);
});
