import { describe, expect, test } from "vitest";
import { canRecordCouncilScore } from "@/lib/evaluation/council-scores/policy";
import {
  canManageRounds,
  canReadCouncilLane,
  canReadReview,
  canReadRoundOffice,
  canReadRoundReview,
} from "@/lib/evaluation/rounds/policy";
import type { Role, RoundPhase } from "@/lib/platform/db/generated/enums";
import { actor } from "../../../support/actor";

const ROLES: Role[] = ["ADMIN", "STAFF", "AGENCY", "COUNCIL", "ASSESSOR"];
const PHASES: RoundPhase[] = [
  "PREPARATION",
  "FILLING",
  "VERIFICATION",
  "COUNCIL_REVIEW",
  "INTERVIEW",
  "EVIDENCE_REPAIR",
  "RESULT",
  "PUBLISHED",
];

describe("who scores, and when", () => {
  test.each(ROLES.flatMap((role) => PHASES.map((phase) => ({ role, phase }))))("$role in $phase", ({ role, phase }) => {
    expect(canRecordCouncilScore(actor(role, { agencyId: role === "AGENCY" ? "own" : null }), { phase })).toBe(
      role === "COUNCIL" && ["COUNCIL_REVIEW", "INTERVIEW", "EVIDENCE_REPAIR", "RESULT"].includes(phase),
    );
  });
});

describe("who reads the review", () => {
  test("Diskominfo and the council", () => {
    expect(ROLES.filter((role) => canReadReview(actor(role)))).toEqual(["ADMIN", "STAFF", "COUNCIL"]);
  });

  test("of one round also its own guest assessor, and no other", () => {
    const readers = (roundId: string | null) =>
      ROLES.filter((role) => canReadRoundReview(actor(role, role === "ASSESSOR" ? { roundId } : {}), { id: "r" }));
    expect(readers("r")).toEqual(["ADMIN", "STAFF", "COUNCIL", "ASSESSOR"]);
    expect(readers("other")).toEqual(["ADMIN", "STAFF", "COUNCIL"]);
    expect(readers(null)).toEqual(["ADMIN", "STAFF", "COUNCIL"]);
  });

  test("the council's own scores are hidden from the assessor as well", () => {
    expect(ROLES.filter((role) => canReadCouncilLane(actor(role)))).toEqual(["ADMIN", "STAFF", "COUNCIL"]);
  });
});

describe("who works on a round", () => {
  test("Diskominfo prepares, moves, dates, assigns, freezes and publishes it; nobody else", () => {
    expect(ROLES.filter((role) => canManageRounds(actor(role)))).toEqual(["ADMIN", "STAFF"]);
  });

  test("everybody of the city reads where it stands, the guest assessor does not", () => {
    expect(ROLES.filter((role) => canReadRoundOffice(actor(role)))).toEqual(["ADMIN", "STAFF", "AGENCY", "COUNCIL"]);
  });
});
