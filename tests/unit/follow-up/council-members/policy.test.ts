import { describe, expect, test } from "vitest";
import { canKeepCouncil, canReadCouncil, canWriteDecision } from "@/lib/follow-up/council-members/policy";
import type { MeetingStatus, Role } from "@/lib/platform/db/generated/enums";
import { actor } from "../../../support/actor";

const ROLES: Role[] = ["ADMIN", "STAFF", "AGENCY", "COUNCIL", "ASSESSOR"];
const STATUSES: MeetingStatus[] = ["PLANNED", "HELD", "CANCELLED"];
const READERS: Role[] = ["ADMIN", "STAFF", "COUNCIL"];
const KEEPERS: Role[] = ["ADMIN", "STAFF"];

describe("the council's work", () => {
  test.each(ROLES)("is read and kept by those whose it is: %s", (role) => {
    const who = actor(role, { agencyId: role === "AGENCY" ? "11111111-1111-7111-8111-111111111111" : null });
    expect([canReadCouncil(who), canKeepCouncil(who)]).toEqual([READERS.includes(role), KEEPERS.includes(role)]);
  });

  test.each(ROLES.flatMap((role) => STATUSES.map((status) => ({ role, status }))))(
    "a decision is written once the meeting is held: $role · $status",
    ({ role, status }) => {
      expect(canWriteDecision(actor(role), { status })).toBe(READERS.includes(role) && status === "HELD");
    },
  );
});
