import { describe, expect, test } from "vitest";
import {
  type AnswerAct,
  asReadBy,
  canActOnAnswer,
  canReadAnswerContent,
  canReadAnswers,
  canReplyToScore,
  contentStatus,
} from "@/lib/evaluation/answers/policy";
import { canDecidePillar } from "@/lib/evaluation/reviews/policy";
import { PHASES } from "@/lib/evaluation/rounds/phase";
import type { EntryStatus, Role } from "@/lib/platform/db/generated/enums";
import { actor } from "../../../support/actor";

const OWN = "11111111-1111-7111-8111-111111111111";
const ROLES: Role[] = ["ADMIN", "STAFF", "AGENCY", "COUNCIL", "ASSESSOR"];
const STATUSES: EntryStatus[] = ["DRAFT", "SUBMITTED", "RETURNED", "VERIFIED"];
const ACTS: AnswerAct[] = ["edit", "submit", "return", "verify", "callBack", "discard"];
const OPEN = new Set<string>(["FILLING", "VERIFICATION", "COUNCIL_REVIEW"]);

// Who may do what to an answer that an officer of the own agency entered, in an open phase.
const ALLOWED: Record<AnswerAct, Partial<Record<Role, EntryStatus[]>>> = {
  edit: { ADMIN: ["DRAFT", "RETURNED"], STAFF: ["DRAFT", "RETURNED"], AGENCY: ["DRAFT", "RETURNED"] },
  submit: { ADMIN: ["DRAFT", "RETURNED"], STAFF: ["DRAFT", "RETURNED"], AGENCY: ["DRAFT", "RETURNED"] },
  return: { ADMIN: ["SUBMITTED", "VERIFIED"], STAFF: ["SUBMITTED", "VERIFIED"] },
  verify: { ADMIN: ["SUBMITTED"], STAFF: ["SUBMITTED"] },
  // Only by one who had a hand in it.
  callBack: {},
  discard: {},
};

const who = (role: Role) => actor(role, { id: `id-${role}`, agencyId: role === "AGENCY" ? OWN : null });
const cases = ROLES.flatMap((role) =>
  STATUSES.flatMap((status) => PHASES.flatMap((phase) => ACTS.map((act) => ({ role, status, phase, act })))),
);

describe("what may be done to an answer", () => {
  test.each(cases)("$role · $status · $phase · $act", ({ role, status, phase, act }) => {
    const facts = { status, phase, agencyId: OWN, enteredByIds: ["somebody"], submittedAt: null };
    const expected = OPEN.has(phase) && (ALLOWED[act][role]?.includes(status) ?? false);
    expect(canActOnAnswer(who(role), act, facts)).toBe(expected);
  });

  test("another agency does nothing to it, and nobody verifies what they entered", () => {
    const other = actor("AGENCY", { agencyId: "22222222-2222-7222-8222-222222222222" });
    for (const { status, phase, act } of cases)
      expect(canActOnAnswer(other, act, { status, phase, agencyId: OWN, enteredByIds: [], submittedAt: null })).toBe(
        false,
      );
    const own = {
      status: "SUBMITTED" as const,
      phase: "VERIFICATION" as const,
      agencyId: OWN,
      enteredByIds: ["id-STAFF"],
      submittedAt: new Date(),
    };
    expect(canActOnAnswer(who("STAFF"), "verify", own)).toBe(false);
    expect(canActOnAnswer(who("ADMIN"), "verify", own)).toBe(true);
  });
});

describe("what its writer takes back", () => {
  const draft = { agencyId: OWN, phase: "FILLING" as const, enteredByIds: ["id-AGENCY"] };
  test.each(STATUSES)("a %s", (status) => {
    const never = { ...draft, status, submittedAt: null };
    expect(canActOnAnswer(who("AGENCY"), "callBack", never)).toBe(status === "SUBMITTED");
    expect(canActOnAnswer(who("AGENCY"), "discard", never)).toBe(status === "DRAFT");
    expect(canActOnAnswer(who("AGENCY"), "discard", { ...never, submittedAt: new Date() })).toBe(false);
    expect(canActOnAnswer(who("STAFF"), "callBack", never)).toBe(false);
    expect(canActOnAnswer(who("AGENCY"), "callBack", { ...never, phase: "RESULT" })).toBe(false);
  });
});

describe("around an answer", () => {
  test("a guest assessor has a view of its own and does not read the work in progress", () => {
    expect(ROLES.filter((role) => canReadAnswers(who(role)))).toEqual(["ADMIN", "STAFF", "AGENCY", "COUNCIL"]);
  });

  test.each(PHASES)("the agency replies to the council until the round is published: %s", (phase) => {
    const replying = ROLES.filter((role) => canReplyToScore(who(role), { agencyId: OWN, phase }));
    expect(replying).toEqual(phase === "PUBLISHED" ? [] : ["ADMIN", "STAFF", "AGENCY"]);
  });

  test.each(PHASES)("the council alone decides on a pillar, in its review: %s", (phase) => {
    const deciding = ROLES.filter((role) => canDecidePillar(who(role), { phase }));
    expect(deciding).toEqual(phase === "COUNCIL_REVIEW" ? ["COUNCIL"] : []);
  });
});

describe("what an answer says is read", () => {
  test.each(ROLES.flatMap((role) => STATUSES.map((status) => ({ role, status }))))(
    "$role · $status",
    ({ role, status }) => {
      const isRead = status === "VERIFIED" || (role !== "COUNCIL" && role !== "ASSESSOR");
      const answer = { status, score: "3", notApplicable: true, reason: "rahasia", proposal: { score: "3" } };
      const read = asReadBy(who(role), answer);
      expect(canReadAnswerContent(who(role), answer)).toBe(isRead);
      expect(contentStatus(role).status ?? status).toBe(isRead ? status : "VERIFIED");
      const hidden = { status, score: null, notApplicable: false, reason: "", proposal: null };
      expect(read).toEqual({ ...(isRead ? answer : hidden), readable: isRead });
    },
  );
});
