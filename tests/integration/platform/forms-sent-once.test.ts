import { beforeEach, expect, test, vi } from "vitest";
import { createActionAction } from "@/lib/follow-up/actions/actions";
import { saveMemberAction } from "@/lib/follow-up/council-members/actions";
import { addDecisionActionAction, recordDecisionAction } from "@/lib/follow-up/decisions/actions";
import { recordDecision } from "@/lib/follow-up/decisions/mutations";
import { saveMeetingAction } from "@/lib/follow-up/meetings/actions";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { asSending } from "@/lib/platform/forms/sending";
import { saveTestimonyAction } from "@/lib/voices/testimonies/actions";
import { makeBody, makeMeeting } from "../../support/council";
import { makeWorld } from "../../support/fixtures";
import { assign, makeYear, receive } from "../../support/follow-up";
import { resultOf } from "../../support/results";
import { COMING } from "../../support/years";

const signedIn = vi.hoisted(() => ({ actor: null as Actor | null }));
// An address is led to without the navigation of a browser.
vi.mock("@/lib/platform/i18n/navigation", () => ({ getPathname: ({ href }: { href: string }) => href }));
const scripts = vi.hoisted(() => ({ run: true }));
vi.mock("next/headers", () => ({ headers: async () => new Headers(scripts.run ? { "next-action": "1" } : {}) }));
vi.mock("@/lib/platform/auth/session", () => ({ findActor: async () => signedIn.actor }));

const world = await makeWorld();
const row = await assign(world, await receive(world, (await makeYear("2022")).id), { leadCode: "DLHKP" });
const meeting = await makeMeeting(world, { status: "HELD" });
const body = await makeBody(world);
const decision = resultOf(
  await recordDecision(world.staff, meeting.id, {
    text: "Bank sampah di setiap kelurahan",
    links: [],
    action: "Menyusun jadwal",
    agencyCode: "DLHKP",
    dueOn: `${COMING}-01-31`,
  }),
);

const KINDS = [
  {
    kind: "meeting",
    actor: world.staff,
    action: saveMeetingAction,
    fields: { title: "Rapat kedua", heldOn: "2026-06-02", startsAt: "", place: "", status: "PLANNED", agenda: "" },
    other: { title: "Rapat lain" },
    count: () => db().meeting.count(),
  },
  {
    kind: "decision",
    actor: world.staff,
    action: recordDecisionAction,
    fields: {
      meetingId: meeting.id,
      text: "Bank sampah di setiap kelurahan",
      action: "Menyusun jadwal",
      agencyCode: "DLHKP",
      dueOn: `${COMING}-01-31`,
    },
    other: { text: "Keputusan yang lain sama sekali" },
    count: () => db().decision.count(),
  },
  {
    kind: "action",
    actor: world.waste.officer,
    action: createActionAction,
    fields: { recommendationId: row.id, text: "Menyusun rancangan", agencyCode: "DLHKP", dueOn: `${COMING}-01-31` },
    other: { text: "Menyusun yang lain" },
    count: () => db().followUpAction.count(),
  },
  {
    kind: "action of a decision",
    actor: world.staff,
    action: addDecisionActionAction,
    fields: { decisionId: decision.id, text: "Menyusun jadwal angkut", agencyCode: "DLHKP", dueOn: `${COMING}-01-31` },
    other: { text: "Menyusun yang lain lagi" },
    count: () => db().followUpAction.count(),
  },
  {
    kind: "testimony",
    actor: world.waste.officer,
    action: saveTestimonyAction,
    fields: {
      programme: world.waste.programme.slug,
      text: "Sampah di gang kami sekarang diambil tiap pagi.",
      pseudonym: "Ibu S.",
      toldOn: "2026-01-05",
      personName: "Sumarni Uji",
      purpose: "Situs publik",
      channel: "FORM",
      givenOn: "2026-01-05",
      consented: "on",
      intent: "draft",
    },
    other: { text: "Cerita yang lain sama sekali, cukup panjang." },
    count: () => db().testimony.count(),
  },
  {
    kind: "member of the council",
    actor: world.staff,
    action: saveMemberAction,
    fields: { name: "Anggota Uji", position: "", bodyId: body.id, role: "MEMBER", from: "2026-01-01", source: "" },
    other: { name: "Anggota Lain" },
    count: () => db().councilMember.count(),
  },
] as const;

const formOf = (fields: object) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, String(value));
  return data;
};
const leadsTo = (sent: Promise<unknown>) =>
  sent.then(
    (state) => ({ state }),
    (error: { digest?: string }) => ({ digest: error.digest }),
  );

beforeEach(() => {
  signedIn.actor = null;
  scripts.run = true;
});

test.each(KINDS)("a form for a new $kind makes one row, however often it is sent", async (given) => {
  signedIn.actor = given.actor;
  const sending = crypto.randomUUID();
  const send = (fields: object = {}) => leadsTo(given.action({}, formOf({ ...given.fields, sending, ...fields })));
  const before = await given.count();
  // Refused: the id is free again.
  const first = Object.keys(given.other)[0] ?? "";
  expect(await send({ [first]: "" })).toMatchObject({ state: { reply: { error: { [first]: expect.anything() } } } });
  const made = await send();
  expect(made).toEqual({ digest: expect.stringContaining("NEXT_REDIRECT") });
  expect(await send()).toEqual(made);
  expect(await given.count()).toBe(before + 1);
  expect(await send(given.other)).toEqual({
    state: {
      reply: { initialValue: expect.objectContaining(given.other) },
      problem: { code: "ALREADY_SENT" },
    },
  });
  // Nobody is led by another's form.
  signedIn.actor = world.admin;
  expect(await send()).toMatchObject({ state: { problem: { code: "ALREADY_SENT" } } });
  signedIn.actor = given.actor;
  const atOnce = { sending: crypto.randomUUID() };
  await Promise.all([1, 2, 3].map(() => send(atOnce)));
  expect(await given.count()).toBe(before + 2);
});

test("without scripts the same text from a form fetched anew makes no second row, another text does", async () => {
  const [{ actor, action, fields }] = KINDS;
  signedIn.actor = actor;
  scripts.run = false;
  const send = (title: string) =>
    leadsTo(action({}, formOf({ ...fields, title, heldOn: "2026-07-07", sending: crypto.randomUUID() })));
  const before = await db().meeting.count();
  const made = await send("Rapat tanpa skrip");
  expect(made).toEqual({ digest: expect.stringContaining("NEXT_REDIRECT") });
  expect(await send("Rapat tanpa skrip")).toEqual(made);
  expect(await db().meeting.count()).toBe(before + 1);
  await send("Rapat tanpa skrip yang lain");
  expect(await db().meeting.count()).toBe(before + 2);
});

test("a form whose process died before anything was made is run again after a while, and told as used by nobody", async () => {
  const [{ actor, action, fields }] = KINDS;
  signedIn.actor = actor;
  const sending = crypto.randomUUID();
  const send = () => leadsTo(action({}, formOf({ ...fields, title: "Rapat yang terputus", sending })));
  // As a process leaves it that took the form and died: nothing is made, nothing was given back.
  vi.spyOn(db().formSending, "deleteMany").mockRejectedValueOnce(new Error("away"));
  vi.spyOn(db(), "$transaction").mockRejectedValueOnce(new Error("away"));
  await expect(action({}, formOf({ ...fields, title: "Rapat yang terputus", sending }))).rejects.toThrow("away");
  const before = await db().meeting.count();
  expect(await send()).toMatchObject({ state: { problem: { code: "STILL_SENDING" } } });
  await db().formSending.update({ where: { id: sending }, data: { at: new Date(Date.now() - 5 * 60_000) } });
  expect(await send()).toEqual({ digest: expect.stringContaining("NEXT_REDIRECT") });
  expect(await db().meeting.count()).toBe(before + 1);
});

test("a run that was taken for dead makes nothing any more", async () => {
  const sending = crypto.randomUUID();
  const held = { id: sending, at: new Date(Date.now() - 5 * 60_000) };
  await db().formSending.create({
    data: { id: sending, actorId: world.staff.id, digest: "0".repeat(64), at: new Date() },
  });
  const late = asSending(held, () =>
    db().$transaction(async (tx) => {
      await tx.meeting.updateMany({ data: { place: "Terlambat" } });
      await recordAudit(tx, world.staff, { action: "update", entity: "meeting", entityId: meeting.id });
    }),
  );
  await expect(late).rejects.toThrow("taken for dead");
  expect(await db().meeting.count({ where: { place: "Terlambat" } })).toBe(0);
});
