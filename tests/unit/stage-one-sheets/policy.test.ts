import { expect, test } from "vitest";
import type { Role } from "@/lib/db/generated/enums";
import { canReadStageOneSheet } from "@/lib/stage-one-sheets/policy";
import { actor } from "../../support/actor";

test.each<[Role, boolean]>([
  ["ADMIN", true],
  ["STAFF", true],
  ["AGENCY", false],
  ["COUNCIL", true],
  ["ASSESSOR", false],
])("%s reads the stage 1 sheet: %s", (role, may) => {
  expect(canReadStageOneSheet(actor(role))).toBe(may);
});
