import { expect, test } from "vitest";
import type { Role } from "@/lib/platform/db/generated/enums";
import { canReadDelays } from "@/lib/work/delays/policy";
import { actor } from "../../../support/actor";

test.each<[Role, boolean]>([
  ["ADMIN", true],
  ["STAFF", true],
  ["AGENCY", true],
  ["COUNCIL", true],
  ["ASSESSOR", false],
])("%s sees who holds things up: %s", (role, may) => {
  expect(canReadDelays(actor(role))).toBe(may);
});
