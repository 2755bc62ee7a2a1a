import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EntryAct, isPossible } from "@/lib/city/entries/life";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";

const STATES: EntryStatus[] = ["DRAFT", "SUBMITTED", "RETURNED", "VERIFIED", "PUBLISHED"];
const LEADS_TO: Record<Exclude<EntryAct, "edit" | "revise" | "discard">, EntryStatus> = {
  submit: "SUBMITTED",
  return: "RETURNED",
  verify: "VERIFIED",
  publish: "PUBLISHED",
  callBack: "DRAFT",
};
const steps = Object.keys(LEADS_TO) as (keyof typeof LEADS_TO)[];

/** The states that an entry passes when these acts are tried on it one after the other. */
function passed(acts: readonly (keyof typeof LEADS_TO)[]): EntryStatus[] {
  const states: EntryStatus[] = ["DRAFT"];
  for (const act of acts) if (isPossible(act, states.at(-1) ?? "DRAFT")) states.push(LEADS_TO[act]);
  return states;
}

describe("the life of an entry", () => {
  test("the straight way leads from a draft to the public", () => {
    expect(passed(["submit", "verify", "publish"])).toEqual(["DRAFT", "SUBMITTED", "VERIFIED", "PUBLISHED"]);
  });

  test("what was returned is submitted again, also from verified", () => {
    expect(passed(["submit", "verify", "return", "submit"]).slice(2)).toEqual(["VERIFIED", "RETURNED", "SUBMITTED"]);
  });

  test("whatever is tried in whatever order, nothing is published that was not verified just before", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps)), (acts) => {
        const states = passed(acts);
        const published = states.indexOf("PUBLISHED");
        if (published < 0) return;
        expect(states.slice(published - 2)).toEqual(["SUBMITTED", "VERIFIED", "PUBLISHED"]);
      }),
    );
  });

  test("called back it is a draft again, and nothing but a draft is thrown away", () => {
    expect(passed(["submit", "callBack", "submit"]).slice(1)).toEqual(["SUBMITTED", "DRAFT", "SUBMITTED"]);
    expect(STATES.filter((status) => isPossible("callBack", status))).toEqual(["SUBMITTED"]);
    expect(STATES.filter((status) => isPossible("discard", status))).toEqual(["DRAFT"]);
  });

  test("what is published is only ever revised, and nothing else is", () => {
    for (const act of [...steps, "edit"] as EntryAct[]) expect(isPossible(act, "PUBLISHED")).toBe(false);
    expect(STATES.filter((status) => isPossible("revise", status))).toEqual(["PUBLISHED"]);
  });
});
