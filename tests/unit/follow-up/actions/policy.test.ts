import { describe, expect, test } from "vitest";
import { type ActionFacts, canCreateAction, canRedirectAction, canUpdateAction } from "@/lib/follow-up/actions/policy";
import { STATES } from "@/lib/follow-up/recommendations/life";
import type { RecommendationState } from "@/lib/platform/db/generated/enums";
import { actor } from "../../../support/actor";

const LEAD = "11111111-1111-7111-8111-111111111111";
const OWNER = "22222222-2222-7222-8222-222222222222";
const OTHER = "33333333-3333-7333-8333-333333333333";

const people = {
  ADMIN: actor("ADMIN"),
  STAFF: actor("STAFF"),
  LEAD: actor("AGENCY", { agencyId: LEAD }),
  OWNER: actor("AGENCY", { agencyId: OWNER }),
  OTHER: actor("AGENCY", { agencyId: OTHER }),
  COUNCIL: actor("COUNCIL"),
  ASSESSOR: actor("ASSESSOR"),
};
type Who = keyof typeof people;
const WHO = Object.keys(people) as Who[];
const OPEN: RecommendationState[] = ["ASSIGNED", "IN_PROGRESS", "RETURNED"];

/** An action of OWNER; of a recommendation that LEAD leads in a state, or of a decision. */
const facts = (state: RecommendationState | null, isCancelled = false): ActionFacts => ({
  agencyId: OWNER,
  isCancelled,
  recommendation: state && { state, leadAgencyId: LEAD },
});
const rights = (who: Who, action: ActionFacts) => ({
  create: canCreateAction(people[who], action),
  update: canUpdateAction(people[who], action),
  redirect: canRedirectAction(people[who], action),
});

const cases = WHO.flatMap((who) => STATES.map((state) => ({ who, state })));

describe("an action of a recommendation", () => {
  test.each(cases)("$who · $state", ({ who, state }) => {
    const isOpen = OPEN.includes(state);
    const directs = ["ADMIN", "STAFF", "LEAD"].includes(who);
    expect(rights(who, facts(state))).toEqual({
      create: isOpen && directs,
      update: isOpen && ["ADMIN", "STAFF", "OWNER"].includes(who),
      redirect: isOpen && directs,
    });
  });
});

describe("an action of a decision", () => {
  test.each(WHO)("%s", (who) => {
    const directs = ["ADMIN", "STAFF", "COUNCIL"].includes(who);
    const updates = ["ADMIN", "STAFF", "OWNER"].includes(who);
    expect(rights(who, facts(null))).toEqual({ create: directs, update: updates, redirect: directs });
  });
});

test.each(WHO)("one that was given up neither moves nor is given up again: %s", (who) => {
  for (const state of [...STATES, null])
    expect(rights(who, facts(state, true))).toMatchObject({ update: false, redirect: false });
});
