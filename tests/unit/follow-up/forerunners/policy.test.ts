import { expect, test } from "vitest";
import { canLinkForerunner } from "@/lib/follow-up/forerunners/policy";
import type { Role } from "@/lib/platform/db/generated/enums";
import { actor } from "../../../support/actor";

test.each<[Role, boolean]>([
  ["ADMIN", true],
  ["STAFF", true],
  ["AGENCY", false],
  ["COUNCIL", false],
  ["ASSESSOR", false],
])("%s says what comes back: %s", (role, may) => {
  expect(canLinkForerunner(actor(role))).toBe(may);
});
