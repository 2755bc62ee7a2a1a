import { describe, expect, test } from "vitest";
import {
  canAddEvidence,
  canCheckEvidence,
  canClassifyEvidence,
  canReadEvidence,
  canReadOwner,
  canTakeBackEvidence,
  type EvidenceFacts,
  type OwnerFacts,
} from "@/lib/evidence/evidence/policy";
import type { Role, RoundPhase } from "@/lib/platform/db/generated/enums";
import { actor } from "@/tests/support/actor";

const NOW = new Date("2026-11-22T12:00:00Z");
const OTHER = "00000000-0000-7000-8000-0000000000ff";
const people = {
  ADMIN: actor("ADMIN"),
  STAFF: actor("STAFF"),
  owner: actor("AGENCY", { agencyId: "a" }),
  other: actor("AGENCY", { agencyId: "b" }),
  COUNCIL: actor("COUNCIL"),
  guest: actor("ASSESSOR", { roundId: "r" }),
  otherGuest: actor("ASSESSOR", { roundId: "s" }),
  noRound: actor("ASSESSOR"),
} as const;
type Who = keyof typeof people;
const who = (may: (one: (typeof people)[Who]) => boolean) =>
  (Object.keys(people) as Who[]).filter((name) => may(people[name]));

const entry = (given: Partial<OwnerFacts> = {}): OwnerFacts => ({
  kind: "report",
  agencyId: "a",
  status: "DRAFT",
  superseded: false,
  roundId: null,
  phase: null,
  repairClosesAt: null,
  readerIds: [],
  firstStageOfIds: [],
  ...given,
});
const answer = (given: Partial<OwnerFacts> = {}) => entry({ kind: "answer", roundId: "r", phase: "FILLING", ...given });
const evidence = (given: Partial<EvidenceFacts> = {}): EvidenceFacts => ({
  informationClass: "PERIODIC",
  addedById: OTHER,
  checkedById: null,
  removedAt: null,
  ...given,
});

describe("who reads the thing reads its evidence", () => {
  test.each([
    ["a draft report", entry(), ["ADMIN", "STAFF", "owner"]],
    [
      "a verified report",
      entry({ status: "VERIFIED" }),
      ["ADMIN", "STAFF", "owner", "COUNCIL", "guest", "otherGuest", "noRound"],
    ],
    ["a submitted value", entry({ kind: "value", status: "SUBMITTED" }), ["ADMIN", "STAFF", "owner"]],
    [
      "a recommendation",
      entry({ kind: "recommendation", status: "OPEN", roundId: "r" }),
      ["ADMIN", "STAFF", "owner", "COUNCIL", "guest"],
    ],
    [
      "an agency's own recommendation that another helps with",
      entry({ kind: "recommendation", status: "IN_PROGRESS", roundId: "r", readerIds: ["a", "b"] }),
      ["ADMIN", "STAFF", "owner", "other", "COUNCIL", "guest"],
    ],
    // What is under way is internal, as lib/follow-up/actions has it.
    [
      "an action of a recommendation",
      entry({ kind: "action", status: "IN_PROGRESS", roundId: "r", readerIds: ["b"] }),
      ["ADMIN", "STAFF", "owner", "other", "COUNCIL"],
    ],
    ["an action of a decision", entry({ kind: "action", status: "DECISION" }), ["ADMIN", "STAFF", "owner", "COUNCIL"]],
    // What is not verified is the agency's and Diskominfo's alone, as lib/evaluation/answers has it.
    ["a draft answer", answer(), ["ADMIN", "STAFF", "owner"]],
    ["a submitted answer", answer({ status: "SUBMITTED" }), ["ADMIN", "STAFF", "owner"]],
    ["a verified answer", answer({ status: "VERIFIED" }), ["ADMIN", "STAFF", "owner", "COUNCIL", "guest"]],
    ["an answer of nobody yet", answer({ agencyId: null }), ["ADMIN", "STAFF"]],
    ["a result in the making", entry({ kind: "result", agencyId: null, roundId: "r" }), ["ADMIN", "STAFF"]],
    [
      "a confirmed result",
      entry({ kind: "result", agencyId: null, roundId: "r", status: "CONFIRMED" }),
      ["ADMIN", "STAFF", "COUNCIL"],
    ],
  ])("%s", (_name, owner, expected) => {
    expect(who((one) => canReadOwner(one, owner))).toEqual(expected);
    expect(who((one) => canReadEvidence(one, owner, evidence()))).toEqual(expected);
  });

  test.each(["recommendation", "action"] as const)(
    "evidence of a %s stands open to the guest of the round whose first stage looks at it, and to nobody else more",
    (kind) => {
      const given = { kind, status: "IN_PROGRESS", roundId: "earlier" } as const;
      const [before, looked] = [entry(given), entry({ ...given, firstStageOfIds: ["r"] })];
      const reads = (owner: OwnerFacts, given = {}) => who((one) => canReadEvidence(one, owner, evidence(given)));
      expect(reads(looked)).toEqual([...reads(before), "guest"]);
      expect(who((one) => canReadOwner(one, looked))).toEqual(reads(before));
      for (const closed of [{ informationClass: "EXEMPT" }, { removedAt: NOW }] as const)
        expect(reads(looked, closed)).toEqual(reads(before, closed));
    },
  );

  test("what is exempt is read by its agency and Diskominfo only, what is taken back by nobody", () => {
    const owner = answer({ status: "VERIFIED" });
    expect(who((one) => canReadEvidence(one, owner, evidence({ informationClass: "EXEMPT" })))).toEqual([
      "ADMIN",
      "STAFF",
      "owner",
    ]);
    expect(who((one) => canReadEvidence(one, owner, evidence({ removedAt: NOW })))).toEqual([]);
  });
});

describe("who adds, and while what is open", () => {
  const adds = (owner: OwnerFacts) => who((one) => canAddEvidence(one, owner, NOW));
  const ALL = ["ADMIN", "STAFF", "owner"];
  test.each<[RoundPhase, boolean]>([
    ["PREPARATION", false],
    ["FILLING", true],
    ["VERIFICATION", true],
    ["COUNCIL_REVIEW", true],
    ["INTERVIEW", false],
    ["EVIDENCE_REPAIR", true],
    ["RESULT", false],
    ["PUBLISHED", false],
  ])("an answer in phase %s: %s", (phase, open) => {
    expect(adds(answer({ phase }))).toEqual(open ? ALL : []);
  });

  test("the repair window closes by itself, to the second", () => {
    const closing = (seconds: number) =>
      answer({ phase: "EVIDENCE_REPAIR", repairClosesAt: new Date(NOW.getTime() + seconds * 1000) });
    expect(adds(closing(1))).toEqual(ALL);
    expect(adds(closing(0))).toEqual([]);
  });

  test("an entry in every state until it is superseded", () => {
    for (const status of ["DRAFT", "SUBMITTED", "RETURNED", "VERIFIED", "PUBLISHED"])
      expect(adds(entry({ status }))).toEqual(ALL);
    expect(adds(entry({ status: "PUBLISHED", superseded: true }))).toEqual([]);
  });

  test.each(["recommendation", "action"] as const)(
    "a %s until somebody has verified it, and again once it is sent back",
    (kind) => {
      for (const status of ["RECEIVED", "ASSIGNED", "IN_PROGRESS", "SUBMITTED", "RETURNED"])
        expect(adds(entry({ kind, status, readerIds: ["b"] }))).toEqual(ALL);
      for (const status of ["VERIFIED", "CONFIRMED", "REPORTED"]) expect(adds(entry({ kind, status }))).toEqual([]);
    },
  );

  test("a decision's action until it is given up", () => {
    expect(adds(entry({ kind: "action", status: "DECISION" }))).toEqual(ALL);
    expect(adds(entry({ kind: "action", status: "DECISION", superseded: true }))).toEqual([]);
  });

  test("the letter is Diskominfo's, until the result is confirmed", () => {
    const result = (status: string) => entry({ kind: "result", agencyId: null, roundId: "r", status });
    expect(adds(result("DRAFT"))).toEqual(["ADMIN", "STAFF"]);
    expect(adds(result("CONFIRMED"))).toEqual([]);
  });
});

describe("who checks, changes the class, takes back", () => {
  const mine = evidence({ addedById: people.STAFF.id });
  test("walidata checks, never the one who added it, and never twice", () => {
    expect(who((one) => canCheckEvidence(one, entry(), evidence()))).toEqual(["ADMIN", "STAFF"]);
    expect(canCheckEvidence(people.STAFF, entry(), mine)).toBe(false);
    expect(canCheckEvidence(people.STAFF, entry(), evidence({ checkedById: OTHER }))).toBe(false);
    expect(canCheckEvidence(people.STAFF, answer({ phase: "PUBLISHED" }), evidence())).toBe(false);
  });

  test.each([
    ["takes back", canTakeBackEvidence],
    ["changes the class", canClassifyEvidence],
  ] as const)("the agency %s what nobody has checked; afterwards Diskominfo only", (_name, may) => {
    expect(who((one) => may(one, entry(), evidence(), NOW))).toEqual(["ADMIN", "STAFF", "owner"]);
    expect(who((one) => may(one, entry(), evidence({ checkedById: OTHER }), NOW))).toEqual(["ADMIN", "STAFF"]);
    expect(who((one) => may(one, entry(), evidence({ removedAt: NOW }), NOW))).toEqual([]);
  });

  test("after the window closed nobody takes an answer's evidence back", () => {
    expect(who((one) => canTakeBackEvidence(one, answer({ phase: "RESULT" }), evidence(), NOW))).toEqual([]);
  });

  test.each<Role>(["COUNCIL", "ASSESSOR"])("%s only reads", (role) => {
    const one = actor(role, { roundId: role === "ASSESSOR" ? "r" : null });
    const owner = answer({ status: "VERIFIED" });
    expect([
      canAddEvidence(one, owner, NOW),
      canCheckEvidence(one, owner, evidence()),
      canClassifyEvidence(one, owner, evidence(), NOW),
      canTakeBackEvidence(one, owner, evidence(), NOW),
    ]).toEqual([false, false, false, false]);
  });
});
