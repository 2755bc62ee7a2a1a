import { expect, test } from "vitest";
import type { Role } from "@/lib/db/generated/enums";
import { canLinkForerunner } from "@/lib/forerunners/policy";
import { actor } from "../../support/actor";

test.each<[Role, boolean]>([
  ["ADMIN", true],
  ["STAFF", true],
  ["AGENCY", false],
  ["COUNCIL", false],
  ["ASSESSOR", false],
])("%s says what comes back: %s", (role, may) => {
  expect(canLinkForerunner(actor(role))).toBe(may);
});
