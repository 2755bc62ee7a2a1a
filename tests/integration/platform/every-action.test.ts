// What every form of the product answers whoever has no session, names nothing, or sends what its page does not have.
import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { FormState } from "@/lib/platform/forms/state";
import { makeWorld } from "../../support/fixtures";

const signedIn = vi.hoisted(() => ({ actor: null as Actor | null }));
vi.mock("@/lib/platform/i18n/navigation", () => ({ getPathname: ({ href }: { href: string }) => href }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "next-action": "1", "x-forwarded-for": "198.51.100.9" }),
  cookies: async () => ({ get: () => undefined, getAll: () => [], set: () => {}, delete: () => {} }),
}));
vi.mock("@/lib/platform/auth/session", () => ({
  findActor: async () => signedIn.actor,
  findSignedIn: async () => signedIn.actor && { actor: signedIn.actor, gate: null, sid: signedIn.actor.id },
}));

type Action = (state: FormState, data: FormData) => Promise<FormState>;

/** For whoever is not signed in yet, and for residents. */
const FOR_ANYBODY = [
  ...["signInAction", "secondStepAction", "askPasskeyAction", "passkeySignInAction", "askResetAction"],
  ...["redeemLetterAction", "createFirstAdminAction", "askQuestionAction", "subscribeAction"],
];
/** Buttons without an answer of their own. */
const PRESSED = ["markCopiedAction", "signOutAction", "singleSignOnAction", "confirmAction", "leaveAction"];

/** Forms that are nothing without the button that was pressed. */
const BUTTON: Record<string, string> = {
  decideEntryAction: "verify",
  decideTogetherAction: "verify",
  takeBackEntryAction: "callBack",
  decideAnswerAction: "verify",
  changeEvidenceAction: "check",
  decideOfficialResultAction: "confirm",
  stepIndicatorAction: "publish",
  stepProgrammeAction: "publish",
  showDecisionAction: "publish",
};

const lib = path.resolve(import.meta.dirname, "../../../lib");
const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((file) => /\bactions\.ts$/.test(file));
const actions: [string, Action][] = [];
for (const file of files.sort()) {
  const module: Record<string, unknown> = await import(path.join(lib, file));
  for (const [name, action] of Object.entries(module))
    if (!FOR_ANYBODY.includes(name) && !PRESSED.includes(name)) actions.push([name, action as Action]);
}

const world = await makeWorld();
const formOf = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const events = () => db().auditEvent.count();

beforeEach(() => {
  signedIn.actor = null;
});

test("all of them are found", () => {
  expect(actions.length).toBeGreaterThan(50);
  expect(new Set(actions.map(([name]) => name)).size).toBe(actions.length);
});

describe.each(actions)("%s", (name, action) => {
  test("tells whoever has no session to sign in, and changes nothing", async () => {
    const before = await events();
    const state = await action({}, formOf(BUTTON[name] ? { intent: BUTTON[name] } : {}));
    expect(state.problem).toEqual({ code: "SIGNED_OUT" });
    expect(await events()).toBe(before);
  });

  test("answers a form that names nothing, to every role, and changes nothing", async () => {
    const before = await events();
    for (const actor of [world.admin, world.staff, world.waste.officer, world.council, world.assessor]) {
      signedIn.actor = actor;
      const state = await action({}, formOf({}));
      // Either what is missing in the fields is named, or that there is no such thing, or that it is not theirs.
      const said = Object.keys(state.reply?.error ?? {}).length > 0 || "problem" in state || "fileFault" in state;
      expect(said, `${actor.role} is told nothing`).toBe(true);
    }
    expect(await events()).toBe(before);
  });

  test("refuses a field that its form does not have, and gives back what was typed", async () => {
    signedIn.actor = world.admin;
    const before = await events();
    const state = await action({}, formOf({ "no-such-field-7": "yang sudah diketik" }));
    expect(state).toEqual({ reply: { initialValue: expect.any(Object) }, problem: { code: "OUTDATED" } });
    expect(await events()).toBe(before);
  });
});
