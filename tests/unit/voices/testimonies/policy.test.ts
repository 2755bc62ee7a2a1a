import { describe, expect, test } from "vitest";
import type { Role, TestimonyStatus } from "@/lib/platform/db/generated/enums";
import {
  canEditTestimony,
  canPublishTestimony,
  canReadTestimony,
  canReturnTestimony,
  canWithdrawTestimony,
} from "@/lib/voices/testimonies/policy";
import { actor } from "../../../support/actor";

const OWN = "11111111-1111-7111-8111-111111111111";
const ROLES: Role[] = ["ADMIN", "STAFF", "AGENCY", "COUNCIL", "ASSESSOR"];
const STATUSES: TestimonyStatus[] = ["DRAFT", "SUBMITTED", "RETURNED", "PUBLISHED", "WITHDRAWN"];
const OPEN: TestimonyStatus[] = ["DRAFT", "RETURNED"];
const LIVING: TestimonyStatus[] = ["DRAFT", "SUBMITTED", "RETURNED", "PUBLISHED"];

const ACTS = {
  edit: { may: canEditTestimony, allowed: { ADMIN: OPEN, STAFF: OPEN, AGENCY: OPEN } },
  return: { may: canReturnTestimony, allowed: { ADMIN: ["SUBMITTED"], STAFF: ["SUBMITTED"] } },
  publish: { may: canPublishTestimony, allowed: { ADMIN: ["SUBMITTED"], STAFF: ["SUBMITTED"] } },
  withdraw: { may: canWithdrawTestimony, allowed: { ADMIN: LIVING, STAFF: LIVING, AGENCY: LIVING } },
} as const;

const cases = ROLES.flatMap((role) =>
  STATUSES.flatMap((status) => (Object.keys(ACTS) as (keyof typeof ACTS)[]).map((act) => ({ role, status, act }))),
);

describe("what may be done to a testimony", () => {
  test.each(cases)("$role · $status · $act", ({ role, status, act }) => {
    const who = actor(role, { agencyId: role === "AGENCY" ? OWN : null });
    const allowed: Partial<Record<Role, readonly TestimonyStatus[]>> = ACTS[act].allowed;
    expect(ACTS[act].may(who, { status, agencyId: OWN, enteredByIds: [] })).toBe(
      allowed[role]?.includes(status) ?? false,
    );
  });

  test("another agency does not even read it, and nobody publishes what they entered", () => {
    const other = actor("AGENCY", { agencyId: "22222222-2222-7222-8222-222222222222" });
    expect(canReadTestimony(other, { agencyId: OWN })).toBe(false);
    for (const { status, act } of cases)
      expect(ACTS[act].may(other, { status, agencyId: OWN, enteredByIds: [] })).toBe(false);
    const staff = actor("STAFF");
    expect(canPublishTestimony(staff, { status: "SUBMITTED", agencyId: OWN, enteredByIds: [staff.id] })).toBe(false);
  });
});
