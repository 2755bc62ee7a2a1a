import { describe, expect, test } from "vitest";
import {
  canCallBackEntry,
  canDiscardEntry,
  canEditEntry,
  canEnter,
  canPublishEntry,
  canReadEntry,
  canReturnEntry,
  canReviseEntry,
  canSubmitEntry,
  canVerifyEntry,
} from "@/lib/city/entries/policy";
import type { EntryStatus, Role } from "@/lib/platform/db/generated/enums";
import { actor } from "../../../support/actor";

const STATES: EntryStatus[] = ["DRAFT", "SUBMITTED", "RETURNED", "VERIFIED", "PUBLISHED"];
const WHO = {
  ADMIN: actor("ADMIN"),
  STAFF: actor("STAFF"),
  OWNER: actor("AGENCY", { agencyId: "own" }),
  "OTHER AGENCY": actor("AGENCY", { agencyId: "other" }),
  COUNCIL: actor("COUNCIL"),
  ASSESSOR: actor("ASSESSOR"),
};

const entry = (status: EntryStatus, enteredByIds = ["somebody"]) => ({ status, agencyId: "own", enteredByIds });

// Who may do what, and in which states; whoever is not named may not.
const MATRIX = {
  canEditEntry: { may: canEditEntry, states: ["DRAFT", "RETURNED"], who: ["ADMIN", "STAFF", "OWNER"] },
  canSubmitEntry: { may: canSubmitEntry, states: ["DRAFT", "RETURNED"], who: ["ADMIN", "STAFF", "OWNER"] },
  canVerifyEntry: { may: canVerifyEntry, states: ["SUBMITTED"], who: ["ADMIN", "STAFF"] },
  canReturnEntry: { may: canReturnEntry, states: ["SUBMITTED", "VERIFIED"], who: ["ADMIN", "STAFF"] },
  canPublishEntry: { may: canPublishEntry, states: ["VERIFIED"], who: ["ADMIN", "STAFF"] },
  canReviseEntry: { may: canReviseEntry, states: ["PUBLISHED"], who: ["ADMIN", "STAFF", "OWNER"] },
} as const;

describe.each(Object.entries(MATRIX))("%s", (_name, { may, states, who }) => {
  const cases = STATES.flatMap((status) =>
    Object.entries(WHO).map(([label, person]) => ({
      status,
      label,
      person,
      expected: (states as readonly string[]).includes(status) && (who as readonly string[]).includes(label),
    })),
  );
  test.each(cases)("$label on $status is $expected", ({ status, person, expected }) => {
    expect(may(person, entry(status))).toBe(expected);
  });
});

describe("taking back", () => {
  const cases = STATES.flatMap((status) => Object.entries(WHO).map(([label, person]) => ({ status, label, person })));
  test.each(cases)("$label on $status", ({ status, label, person }) => {
    const own = entry(status, [person.id]);
    const enters = ["ADMIN", "STAFF", "OWNER"].includes(label);
    expect(canCallBackEntry(person, own)).toBe(enters && status === "SUBMITTED");
    expect(canDiscardEntry(person, { ...own, submittedAt: null })).toBe(enters && status === "DRAFT");
    // What was handed in once, and what somebody else wrote, stays.
    expect(canDiscardEntry(person, { ...own, submittedAt: new Date() })).toBe(false);
    expect(canCallBackEntry(person, entry(status))).toBe(false);
    expect(canDiscardEntry(person, { ...entry(status), submittedAt: null })).toBe(false);
  });
});

describe("canReadEntry", () => {
  const open: Record<string, EntryStatus[]> = {
    ADMIN: STATES,
    STAFF: STATES,
    OWNER: STATES,
    "OTHER AGENCY": [],
    COUNCIL: ["VERIFIED", "PUBLISHED"],
    ASSESSOR: ["VERIFIED", "PUBLISHED"],
  };
  test.each(Object.entries(WHO))("%s reads exactly what the state allows", (label, person) => {
    expect(STATES.filter((status) => canReadEntry(person, entry(status)))).toEqual(open[label]);
  });
});

describe("four eyes", () => {
  test.each(["ADMIN", "STAFF"] satisfies Role[])(
    "%s verifies and publishes nothing that they entered or changed a word of",
    (role) => {
      const person = actor(role, { id: "me" });
      expect(canVerifyEntry(person, entry("SUBMITTED", ["somebody", "me"]))).toBe(false);
      expect(canPublishEntry(person, entry("VERIFIED", ["somebody", "me"]))).toBe(false);
      expect(canVerifyEntry(person, entry("SUBMITTED", ["somebody"]))).toBe(true);
    },
  );

  test("an agency account without an agency owns nothing, not even rows without one", () => {
    expect(canEnter(actor("AGENCY"), { agencyId: "" })).toBe(false);
  });
});
