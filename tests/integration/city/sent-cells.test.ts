import { beforeEach, expect, test, vi } from "vitest";
import { POST } from "@/app/api/office/cells/route";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { makeIndicator, makeWorld } from "../../support/fixtures";

const signedIn = vi.hoisted(() => ({ actor: null as Actor | null, hasCookie: true }));
vi.mock("@/lib/platform/auth/session", () => ({ findActorOf: async () => signedIn.actor }));
vi.mock("@/lib/platform/auth/cookie", () => ({ readClaimOf: async () => (signedIn.hasCookie ? {} : null) }));
vi.mock("@/lib/platform/auth/refusals", () => ({ noteRefusal: () => {} }));

const world = await makeWorld();
await makeIndicator("SENT-01", world.pillar.id, world.waste.agency.id, { scaleMax: null });

const cell = {
  code: "SENT-01",
  period: "2024-03",
  ref: null,
  content: { value: "7", certainty: "FINAL", source: "Rekap" },
};

async function send(sent: unknown, origin: string | null = "http://kota.test") {
  const headers = new Headers({ host: "kota.test", ...(origin ? { origin } : {}) });
  const body = typeof sent === "string" ? sent : JSON.stringify(sent);
  const response = await POST(new Request("http://kota.test/api/office/cells", { method: "POST", headers, body }));
  return { status: response.status, ...((await response.json()) as object) };
}
const save = (sent: object, origin?: string | null) => send({ intent: "save", cells: [{ ...cell, ...sent }] }, origin);
const values = () => db().indicatorValue.count();

beforeEach(() => {
  Object.assign(signedIn, { actor: world.waste.officer, hasCookie: true });
});

test("who is not signed in, who reads only, and another site's page save nothing", async () => {
  const before = await values();
  expect(await save({}, "http://jahat.test")).toMatchObject({ status: 403 });
  expect(await save({}, null)).toMatchObject({ status: 403 });
  signedIn.actor = null;
  expect(await save({})).toMatchObject({ status: 401, problem: { code: "SIGNED_OUT" } });
  signedIn.actor = world.council;
  expect(await save({})).toMatchObject({ status: 403, problem: { code: "FORBIDDEN" } });
  signedIn.actor = world.health.officer;
  expect(await save({})).toMatchObject({ status: 200, answers: [{ problem: { code: "NOT_FOUND" } }] });
  expect(await values()).toBe(before);
});

test("of who has no signed cookie nothing is read", async () => {
  signedIn.hasCookie = false;
  const headers = { host: "kota.test", origin: "http://kota.test" };
  const request = new Request("http://kota.test/api/office/cells", { method: "POST", headers, body: "{}" });
  expect((await POST(request)).status).toBe(401);
  expect(request.bodyUsed).toBe(false);
});

test("a cell is saved, and what is no cell is told as that", async () => {
  expect(await save({})).toMatchObject({
    status: 200,
    answers: [{ key: "SENT-01 2024-03", problem: null, now: { cell: { value: "7", version: 1 } } }],
  });
  expect(await save({ period: "kapan" })).toMatchObject({ status: 422 });
  for (const wrong of ["[", "null", { intent: "save", cells: "[" }, { intent: "else", cells: [cell] }])
    expect(await send(wrong)).toMatchObject({ status: 422, problem: { code: "NOT_FOUND" } });
});
