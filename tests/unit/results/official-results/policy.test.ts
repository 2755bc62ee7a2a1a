import { describe, expect, test } from "vitest";
import { PHASES } from "@/lib/evaluation/rounds/phase";
import type { OfficialResultStatus, RoundPhase } from "@/lib/platform/db/generated/enums";
import {
  canConfirmOfficialResult,
  canCorrectOfficialResult,
  canEnterOfficialResult,
  canReadOfficialResult,
  canReturnOfficialResult,
} from "@/lib/results/official-results/policy";
import { actor } from "../../../support/actor";

const WHO = {
  ADMIN: actor("ADMIN"),
  STAFF: actor("STAFF"),
  AGENCY: actor("AGENCY", { agencyId: "own" }),
  COUNCIL: actor("COUNCIL"),
  ASSESSOR: actor("ASSESSOR"),
};
const STATES: (OfficialResultStatus | "NONE")[] = ["NONE", "DRAFT", "SUBMITTED", "CONFIRMED"];
const OTHERS = "00000000-0000-7000-8000-00000000000f";

// Action: which state of the newest letter, in which phases of the round. Only Diskominfo may do any of it.
const MATRIX: Record<
  string,
  { may: typeof canEnterOfficialResult; when: [OfficialResultStatus | "NONE", RoundPhase][] }
> = {
  enter: {
    may: canEnterOfficialResult,
    when: [
      ["NONE", "RESULT"],
      ["DRAFT", "RESULT"],
      ["DRAFT", "PUBLISHED"],
    ],
  },
  correct: {
    may: canCorrectOfficialResult,
    when: [
      ["CONFIRMED", "RESULT"],
      ["CONFIRMED", "PUBLISHED"],
      ["NONE", "PUBLISHED"],
    ],
  },
  confirm: {
    may: (who, round, result) => result !== null && canConfirmOfficialResult(who, round, result),
    when: [
      ["SUBMITTED", "RESULT"],
      ["SUBMITTED", "PUBLISHED"],
    ],
  },
  return: {
    may: (who, _round, result) => result !== null && canReturnOfficialResult(who, result),
    when: PHASES.map((phase) => ["SUBMITTED", phase]),
  },
};

describe.each(Object.entries(MATRIX))("to %s the official result", (_action, { may, when }) => {
  const cases = Object.entries(WHO).flatMap(([role, who]) =>
    STATES.flatMap((status) => PHASES.map((phase) => ({ role, who, status, phase }))),
  );
  test.each(cases)("$role, letter $status, round $phase", ({ role, who, status, phase }) => {
    const result = status === "NONE" ? null : { status, enteredByIds: [OTHERS] };
    const expected = ["ADMIN", "STAFF"].includes(role) && when.some(([s, p]) => s === status && p === phase);
    expect(may(who, { phase }, result)).toBe(expected);
  });
});

test("whoever entered a part of it never confirms it", () => {
  const own = { status: "SUBMITTED" as const, enteredByIds: [OTHERS, WHO.STAFF.id] };
  expect(canConfirmOfficialResult(WHO.STAFF, { phase: "RESULT" }, own)).toBe(false);
});

test.each(Object.entries(WHO))("%s reads the entered letter only as Diskominfo", (role, who) => {
  expect(canReadOfficialResult(who)).toBe(role === "ADMIN" || role === "STAFF");
});
