import { expect, test } from "vitest";
import { canReadStageOneSheet } from "@/lib/follow-up/stage-one-sheets/policy";
import type { Role } from "@/lib/platform/db/generated/enums";
import { actor } from "../../../support/actor";

test.each<[Role, boolean]>([
  ["ADMIN", true],
  ["STAFF", true],
  ["AGENCY", false],
  ["COUNCIL", true],
  ["ASSESSOR", false],
])("%s reads the stage 1 sheet: %s", (role, may) => {
  expect(canReadStageOneSheet(actor(role))).toBe(may);
});
