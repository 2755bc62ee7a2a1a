import { beforeEach, expect, test, vi } from "vitest";
import { POST } from "@/app/api/office/forms/[name]/route";
import { saveProgress } from "@/lib/city/programmes/mutations";
import { createAction, updateAction } from "@/lib/follow-up/actions/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { makeWorld } from "../../support/fixtures";
import { assign, makeYear, receive } from "../../support/follow-up";
import { resultOf } from "../../support/results";
import { COMING } from "../../support/years";

const signedIn = vi.hoisted(() => ({ actor: null as Actor | null }));
// An address is led to without the navigation of a browser.
vi.mock("@/lib/platform/i18n/navigation", () => ({ getPathname: ({ href }: { href: string }) => href }));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("@/lib/platform/auth/session", () => ({ findActor: async () => signedIn.actor }));
vi.mock("@/lib/platform/auth/refusals", () => ({ noteRefusal: () => {} }));

const world = await makeWorld();
const row = await assign(world, await receive(world, (await makeYear("2022")).id), { leadCode: "DLHKP" });
const { officer } = world.waste;

let month = 0;
const report = () => ({
  programmeSlug: "bank-sampah",
  period: `2024-${String(++month).padStart(2, "0")}`,
  physicalPercent: "40",
  done: "Penimbangan di lapangan",
  intent: "submit",
  locale: "id",
  sending: crypto.randomUUID(),
});

type Sent = { origin?: string | null; keptBy?: string; body?: BodyInit };

async function send(name: string, fields: object, { origin = "http://kota.test", keptBy, body }: Sent = {}) {
  const headers = new Headers({ host: "kota.test", "x-kept-by": keptBy ?? signedIn.actor?.id ?? "" });
  if (origin) headers.set("origin", origin);
  const request = new Request(`http://kota.test/api/office/forms/${name}`, {
    method: "POST",
    headers,
    body: body ?? new URLSearchParams(fields as Record<string, string>),
  });
  const response = await POST(request, { params: Promise.resolve({ name }) });
  return { status: response.status, ...((await response.json()) as object) };
}
const reports = () => db().progressReport.count();

beforeEach(() => {
  signedIn.actor = officer;
});

test("a kept form arrives once, however often and at however many lines at once it is sent", async () => {
  const fields = report();
  const before = await reports();
  const first = await send("progress", fields);
  expect(first).toEqual({ status: 200, arrived: expect.stringMatching(/^\/kelola\/laporan\/.*tersimpan=submit$/) });
  expect(await send("progress", fields)).toEqual(first);
  const another = report();
  await Promise.all([1, 2, 3].map(() => send("progress", another)));
  expect(await reports()).toBe(before + 2);
});

test("two updates of the same words are two, and one that is sent again is one", async () => {
  await createAction(officer, row.id, { text: "Menyusun jadwal", agencyCode: "DLHKP", dueOn: `${COMING}-01-31` });
  const { id } = await db().followUpAction.findFirstOrThrow();
  const update = (version: number) => ({
    ...{ id, version: String(version), percent: "40", note: "Sudah jalan", locale: "id" },
    sending: crypto.randomUUID(),
  });
  const first = update(1);
  for (const fields of [first, first, update(2)])
    expect(await send("action", fields)).toMatchObject({ status: 200, arrived: expect.any(String) });
  expect(await db().actionUpdate.count({ where: { actionId: id } })).toBe(2);

  // Somebody else was first: theirs is told beside what was typed.
  resultOf(await updateAction(officer, { id, version: 3 }, { percent: 70, note: "Dari kantor" }));
  expect(await send("action", update(3))).toMatchObject({
    status: 422,
    reply: { initialValue: { percent: "40", note: "Sudah jalan" } },
    problem: { code: "STALE", version: 4, current: { percent: "70" } },
  });
});

test("a report that moved on meanwhile is a conflict with both texts", async () => {
  const fields = { ...report(), intent: "draft" };
  await send("progress", fields);
  const { id } = await db().progressReport.findFirstOrThrow({ where: { period: fields.period } });
  const theirs = { physicalPercent: "60", done: "Dari kantor", obstacles: "", nextStep: "" };
  resultOf(await saveProgress(officer, { id, version: 1 }, { fields: theirs, submit: false }));
  const { programmeSlug: _slug, period: _period, ...typed } = fields;
  const answer = await send("progress", { ...typed, id, version: "1", sending: crypto.randomUUID() });
  expect(answer).toMatchObject({
    status: 422,
    reply: { initialValue: { done: "Penimbangan di lapangan" } },
    problem: { code: "STALE", version: 2, current: { done: "Dari kantor", physicalPercent: "60" } },
  });
});

test("it is refused as the form itself refuses: another agency, what is missing, too long, and no field of it", async () => {
  const before = await reports();
  signedIn.actor = world.health.officer;
  expect(await send("progress", report())).toMatchObject({ status: 422, problem: { code: expect.any(String) } });
  signedIn.actor = world.council;
  expect(await send("progress", report())).toMatchObject({ status: 422, problem: { code: expect.any(String) } });
  signedIn.actor = officer;
  const fields = report();
  expect(await send("progress", { ...fields, done: "" })).toMatchObject({
    status: 422,
    reply: { error: { done: ["required"] } },
  });
  expect(await send("progress", { ...fields, done: "x".repeat(4001) })).toMatchObject({
    reply: { error: { done: ["tooLong"] } },
  });
  // Far longer than any field is said with all else that is wrong, and the rest of the form comes back as it was typed.
  const far = { ...fields, done: "x".repeat(30_000), physicalPercent: "300", nextStep: "Lanjut" };
  expect(await send("progress", far)).toMatchObject({
    reply: {
      error: { done: ["tooLong"], physicalPercent: ["percentRange"] },
      initialValue: { physicalPercent: "300", nextStep: "Lanjut" },
    },
  });
  // What no schema reads has no length of its own there: it keeps the form from being run all the same.
  expect(await send("progress", { ...fields, locale: "x".repeat(500) })).toMatchObject({
    reply: { error: { locale: ["tooLong"] } },
  });
  expect(await send("progress", { ...fields, "__proto__[x]": "1" })).toMatchObject({ problem: { code: "OUTDATED" } });
  expect(await reports()).toBe(before);
  // Its number was free again each time.
  expect(await send("progress", fields)).toMatchObject({ status: 200 });
});

test("a form that was kept before an upgrade and meets another one loses nothing: what the new form misses or no longer has is said", async () => {
  const before = await reports();
  const { done: _done, ...older } = report();
  // The newer form asks for what the kept one never had.
  expect(await send("progress", { ...older, nextStep: "Lanjut" })).toMatchObject({
    status: 422,
    reply: { error: { done: ["required"] }, initialValue: { physicalPercent: "40", nextStep: "Lanjut" } },
  });
  // The kept one has a field that is gone: what the new form knows comes back; all of it is still on the device.
  const fields = { ...report(), nextStep: "Lanjut" };
  expect(await send("progress", { ...fields, luasLahan: "12" })).toMatchObject({
    status: 422,
    reply: { initialValue: { done: "Penimbangan di lapangan", nextStep: "Lanjut" } },
    problem: { code: "OUTDATED" },
  });
  // The form itself has gone: it stays on the device, and is no sending that failed on the line.
  expect(await send("laporanLama", fields)).toEqual({ status: 404, code: "NOT_FOUND" });
  expect(await reports()).toBe(before);
  // Mended, it arrives under the number that it was kept with, once.
  const arrived = await send("progress", fields);
  expect(arrived).toMatchObject({ status: 200 });
  expect(await send("progress", fields)).toEqual(arrived);
  expect(await reports()).toBe(before + 1);
});

test("nothing is run of what comes from elsewhere, unsigned, in another's name, unknown or unnumbered", async () => {
  const before = await reports();
  expect(await send("progress", report(), { origin: "https://jahat.test" })).toMatchObject({ status: 403 });
  expect(await send("progress", report(), { origin: null })).toMatchObject({ status: 403 });
  expect(await send("progress", report(), { keptBy: world.staff.id })).toEqual({ status: 409, code: "OTHER_ACCOUNT" });
  expect(await send("constructor", report())).toMatchObject({ status: 404 });
  expect(await send("signOut", report())).toMatchObject({ status: 404 });
  const { sending: _sending, ...unnumbered } = report();
  expect(await send("progress", unnumbered)).toMatchObject({ status: 400 });
  expect(await send("progress", {}, { body: "{}" })).toMatchObject({ status: 400 });
  signedIn.actor = null;
  expect(await send("progress", report(), { keptBy: officer.id })).toEqual({ status: 401, code: "SIGNED_OUT" });
  expect(await reports()).toBe(before);
});
