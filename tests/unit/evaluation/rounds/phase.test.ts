import { describe, expect, test } from "vitest";
import {
  answerEvidenceIsOpen,
  answersAreOpen,
  PHASES,
  phaseAfter,
  phaseBefore,
  standingPhase,
  stepBackFrom,
} from "@/lib/evaluation/rounds/phase";
import { hindrancesOf, type StepFacts, type StepHindrance } from "@/lib/evaluation/rounds/steps";
import type { RoundPhase } from "@/lib/platform/db/generated/enums";

const NOW = new Date("2026-11-22T10:00:00Z");
const PAST = new Date("2026-11-22T09:59:59Z");
const COMING = new Date("2026-11-22T10:00:01Z");

describe("where a round stands", () => {
  test("the evidence-repair window closes by itself at its time, in no other phase", () => {
    for (const phase of PHASES) {
      expect(standingPhase({ phase, repairClosesAt: COMING }, NOW)).toBe(phase);
      expect(standingPhase({ phase, repairClosesAt: NOW }, NOW)).toBe(phase === "EVIDENCE_REPAIR" ? "RESULT" : phase);
      expect(standingPhase({ phase, repairClosesAt: null }, NOW)).toBe(phase);
    }
  });

  test.each<[RoundPhase, boolean, boolean, boolean]>([
    // phase, answers open, evidence open with the window open, and after it closed
    ["PREPARATION", false, false, false],
    ["FILLING", true, true, true],
    ["VERIFICATION", true, true, true],
    ["COUNCIL_REVIEW", true, true, true],
    ["INTERVIEW", false, false, false],
    ["EVIDENCE_REPAIR", false, true, false],
    ["RESULT", false, false, false],
    ["PUBLISHED", false, false, false],
  ])("%s", (phase, answers, evidence, evidenceLater) => {
    expect(answersAreOpen(phase)).toBe(answers);
    expect(answerEvidenceIsOpen({ phase, repairClosesAt: COMING }, NOW)).toBe(evidence);
    expect(answerEvidenceIsOpen({ phase, repairClosesAt: PAST }, NOW)).toBe(evidenceLater);
  });

  test("a step on and a step back undo each other, and a published round is never opened again", () => {
    for (const phase of PHASES) {
      const next = phaseAfter(phase);
      if (next && next !== "PUBLISHED") expect(phaseBefore(next)).toBe(phase);
    }
    expect(phaseAfter("PUBLISHED")).toBeNull();
    expect(phaseBefore("PUBLISHED")).toBeNull();
    expect(phaseBefore("PREPARATION")).toBeNull();
  });

  test("a step back always leads to where the round then stands: past a window that has closed", () => {
    for (const repairClosesAt of [COMING, NOW, PAST, null])
      for (const phase of PHASES) {
        const to = stepBackFrom({ phase, repairClosesAt }, NOW);
        if (to) expect(standingPhase({ phase: to, repairClosesAt }, NOW)).toBe(to);
      }
    expect(stepBackFrom({ phase: "RESULT", repairClosesAt: COMING }, NOW)).toBe("EVIDENCE_REPAIR");
    expect(stepBackFrom({ phase: "RESULT", repairClosesAt: PAST }, NOW)).toBe("INTERVIEW");
    expect(stepBackFrom({ phase: "EVIDENCE_REPAIR", repairClosesAt: PAST }, NOW)).toBe("INTERVIEW");
    expect(stepBackFrom({ phase: "PUBLISHED", repairClosesAt: PAST }, NOW)).toBeNull();
  });
});

describe("what keeps a round from going on", () => {
  const ready = (phase: RoundPhase): StepFacts => ({
    phase,
    items: 3,
    unassigned: 0,
    unverified: 0,
    pillarsOpen: 0,
    repairClosesAt: COMING,
    resultConfirmed: true,
  });

  test("nothing, where everything is there", () => {
    for (const phase of PHASES.filter((one) => one !== "PUBLISHED"))
      expect(hindrancesOf(ready(phase), NOW)).toEqual([]);
  });

  test.each<[RoundPhase, Partial<StepFacts>, StepHindrance]>([
    ["PREPARATION", { items: 0 }, "no-items"],
    ["PREPARATION", { unassigned: 1 }, "unassigned"],
    ["COUNCIL_REVIEW", { pillarsOpen: 1 }, "pillars-open"],
    ["INTERVIEW", { repairClosesAt: null }, "no-repair-window"],
    ["INTERVIEW", { repairClosesAt: PAST }, "repair-window-past"],
    ["RESULT", { resultConfirmed: false }, "no-confirmed-result"],
    ["PUBLISHED", {}, "published"],
  ])("%s with %o: %s, and there only", (phase, lacking, hindrance) => {
    expect(hindrancesOf({ ...ready(phase), ...lacking }, NOW)).toEqual([hindrance]);
    for (const other of PHASES.filter((one) => one !== phase && one !== "PUBLISHED"))
      expect(hindrancesOf({ ...ready(other), ...lacking }, NOW)).toEqual([]);
  });

  test("an unverified answer holds nothing up: it stays missing, openly", () => {
    expect(hindrancesOf({ ...ready("VERIFICATION"), unverified: 3 }, NOW)).toEqual([]);
  });
});
