import { describe, expect, test } from "vitest";
import type { QuestionStatus, Role } from "@/lib/platform/db/generated/enums";
import {
  canAnswer,
  canLetThrough,
  canPublishAnswer,
  canReadQuestion,
  canRefuse,
  canReturnAnswer,
} from "@/lib/voices/public-questions/policy";
import { actor } from "../../../support/actor";

const OWN = "11111111-1111-7111-8111-111111111111";
const ROLES: Role[] = ["ADMIN", "STAFF", "AGENCY", "COUNCIL", "ASSESSOR"];
const STATUSES: QuestionStatus[] = ["RECEIVED", "REFUSED", "OPEN", "ANSWERED", "PUBLISHED"];
const SHOWN: QuestionStatus[] = ["RECEIVED", "OPEN", "ANSWERED", "PUBLISHED"];

const bothOf = (allowed: QuestionStatus[]) => ({ ADMIN: allowed, STAFF: allowed });
const ACTS = {
  letThrough: { may: canLetThrough, allowed: bothOf(["RECEIVED", "OPEN", "REFUSED"]) },
  refuse: { may: canRefuse, allowed: bothOf(SHOWN) },
  answer: { may: canAnswer, allowed: { ...bothOf(["OPEN"]), AGENCY: ["OPEN"] } },
  return: { may: canReturnAnswer, allowed: bothOf(["ANSWERED"]) },
  publish: { may: canPublishAnswer, allowed: bothOf(["ANSWERED"]) },
};

const cases = ROLES.flatMap((role) =>
  STATUSES.flatMap((status) => (Object.keys(ACTS) as (keyof typeof ACTS)[]).map((act) => ({ role, status, act }))),
);

describe("what may be done to a resident's question", () => {
  test.each(cases)("$role · $status · $act", ({ role, status, act }) => {
    const who = actor(role, { agencyId: role === "AGENCY" ? OWN : null });
    const allowed: Partial<Record<Role, QuestionStatus[]>> = ACTS[act].allowed as never;
    const facts = { status, agencyId: OWN, answeredById: "somebody" };
    expect(ACTS[act].may(who, facts)).toBe(allowed[role]?.includes(status) ?? false);
  });

  test("another agency does not read it, nobody's is read by no agency, and nobody publishes what they answered", () => {
    const other = actor("AGENCY", { agencyId: "22222222-2222-7222-8222-222222222222" });
    expect(canReadQuestion(other, { agencyId: OWN })).toBe(false);
    expect(canReadQuestion(actor("AGENCY"), { agencyId: null })).toBe(false);
    const staff = actor("STAFF");
    expect(canPublishAnswer(staff, { status: "ANSWERED", agencyId: OWN, answeredById: staff.id })).toBe(false);
  });
});
