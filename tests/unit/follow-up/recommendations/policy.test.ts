import { describe, expect, test } from "vitest";
import { isPossible, leadsTo, STATES, type Step } from "@/lib/follow-up/recommendations/life";
import { canReportInterim, canStep, type RecommendationFacts } from "@/lib/follow-up/recommendations/policy";
import type { RecommendationState, Role } from "@/lib/platform/db/generated/enums";
import { actor } from "../../../support/actor";

const LEAD = "11111111-1111-7111-8111-111111111111";
const OTHER = "22222222-2222-7222-8222-222222222222";
const STEWARD = "33333333-3333-7333-8333-333333333333";

type Who = "ADMIN" | "STAFF" | "LEAD" | "OTHER" | "COUNCIL" | "ASSESSOR";
const people: Record<Who, ReturnType<typeof actor>> = {
  ADMIN: actor("ADMIN", { id: "admin" }),
  STAFF: actor("STAFF", { id: "staff" }),
  LEAD: actor("AGENCY", { id: "lead", agencyId: LEAD }),
  OTHER: actor("AGENCY", { id: "other", agencyId: OTHER }),
  COUNCIL: actor("COUNCIL", { id: "council" }),
  ASSESSOR: actor("ASSESSOR", { id: "assessor" }),
};
const STEPS: Step[] = ["assign", "changeDue", "start", "submit", "verify", "return", "confirm", "council", "report"];

const facts = (given: Partial<RecommendationFacts> = {}): RecommendationFacts => ({
  state: "RECEIVED",
  leadAgencyId: LEAD,
  verifierAgencyId: null,
  stewardId: STEWARD,
  submittedById: "lead",
  submittedAgencyId: LEAD,
  verifiedById: null,
  handIds: [],
  handAgencyIds: [],
  ...given,
});

// Who may take which step of a recommendation that an agency leads and the steward verifies.
const WHO: Record<Step, Who[]> = {
  assign: ["ADMIN", "STAFF"],
  changeDue: ["ADMIN", "STAFF"],
  start: ["ADMIN", "STAFF", "LEAD"],
  submit: ["LEAD"],
  verify: ["ADMIN", "STAFF"],
  return: ["ADMIN", "STAFF"],
  confirm: ["COUNCIL"],
  council: ["COUNCIL"],
  report: ["ADMIN", "STAFF"],
};
const FROM: Record<Step, RecommendationState[]> = {
  assign: ["RECEIVED", "ASSIGNED", "IN_PROGRESS", "RETURNED"],
  changeDue: ["ASSIGNED", "IN_PROGRESS", "RETURNED"],
  start: ["ASSIGNED"],
  submit: ["ASSIGNED", "IN_PROGRESS", "RETURNED"],
  verify: ["SUBMITTED"],
  return: ["SUBMITTED"],
  confirm: ["VERIFIED"],
  council: ["VERIFIED"],
  report: ["CONFIRMED"],
};

const cases = (Object.keys(people) as Who[]).flatMap((who) =>
  STATES.flatMap((state) => STEPS.map((step) => ({ who, state, step }))),
);

describe("the chain of a recommendation", () => {
  test.each(cases)("$who · $state · $step", ({ who, state, step }) => {
    const expected = WHO[step].includes(who) && FROM[step].includes(state);
    expect(canStep(people[who], step, facts({ state }))).toBe(expected);
    expect(isPossible(step, state)).toBe(FROM[step].includes(state));
  });

  test("leads where domain.md section 4 says; a later assignment and a new due date stay where it is", () => {
    expect(STEPS.map((step) => leadsTo(step, FROM[step][0] ?? "RECEIVED").state)).toEqual([
      ...["ASSIGNED", "ASSIGNED", "IN_PROGRESS", "SUBMITTED", "VERIFIED", "RETURNED", "CONFIRMED", "RETURNED"],
      "REPORTED",
    ]);
    expect(leadsTo("assign", "IN_PROGRESS").state).toBe("IN_PROGRESS");
  });
});

describe("whoever submitted does not verify", () => {
  const own = facts({ state: "SUBMITTED", leadAgencyId: STEWARD, submittedById: "staff", submittedAgencyId: STEWARD });
  const led = { ...own, verifierAgencyId: OTHER };

  test("where the steward leads, nobody of it verifies, and the appointed agency does", () => {
    for (const who of ["ADMIN", "STAFF"] as const) {
      expect(canStep(people[who], "verify", own)).toBe(false);
      expect(canStep(people[who], "verify", led)).toBe(false);
    }
    expect(canStep(people.OTHER, "verify", led)).toBe(true);
    expect(canStep(people.STAFF, "submit", { ...led, state: "IN_PROGRESS" })).toBe(true);
  });

  test("nor does an agency whose own account had a hand in it, whoever leads now; of Diskominfo the person alone", () => {
    const handedOver = { ...led, leadAgencyId: LEAD, submittedAgencyId: LEAD, submittedById: "lead" };
    expect(canStep(people.OTHER, "verify", { ...handedOver, handAgencyIds: [OTHER] })).toBe(false);
    const entered = facts({ state: "SUBMITTED", handIds: ["staff"] });
    expect([canStep(people.STAFF, "verify", entered), canStep(people.ADMIN, "verify", entered)]).toEqual([false, true]);
  });

  test("what waits for another verifier is sent back by Diskominfo too, so that nothing is stuck there", () => {
    expect([canStep(people.STAFF, "return", led), canStep(people.LEAD, "return", led)]).toEqual([true, false]);
  });

  test("nor does the council's member who had a hand in it confirm", () => {
    const verified = facts({ state: "VERIFIED", verifiedById: "council" });
    expect(canStep(people.COUNCIL, "confirm", verified)).toBe(false);
  });

  test("where no agency is the steward, only an appointed one verifies", () => {
    const orphan = facts({ state: "SUBMITTED", stewardId: null });
    expect((Object.keys(people) as Who[]).filter((who) => canStep(people[who], "verify", orphan))).toEqual([]);
  });
});

test.each(STATES)("progress is told to the public while work is under way: %s", (state) => {
  const under = ["IN_PROGRESS", "SUBMITTED", "RETURNED", "VERIFIED"].includes(state);
  const may = (["ADMIN", "STAFF", "AGENCY", "COUNCIL"] as Role[]).map((role) =>
    canReportInterim(actor(role), { state }),
  );
  expect(may).toEqual([under, under, false, false]);
});
