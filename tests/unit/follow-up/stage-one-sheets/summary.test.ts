import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { summarize } from "@/lib/follow-up/stage-one-sheets/summary";

const STATUSES = ["DONE", "IN_PROGRESS", "NOT_STARTED", "NOT_FEASIBLE"] as const;

describe("how far recommendations were followed up", () => {
  test.each([
    { of: [], followedUp: null, asAsked: null },
    { of: ["DONE"], followedUp: "100", asAsked: "100" },
    { of: ["NOT_FEASIBLE"], followedUp: "100", asAsked: "0" },
    { of: ["IN_PROGRESS", "NOT_STARTED"], followedUp: "0", asAsked: "0" },
    { of: ["DONE", "IN_PROGRESS", "NOT_STARTED", "NOT_FEASIBLE"], followedUp: "50", asAsked: "25" },
    { of: ["DONE", "DONE", "IN_PROGRESS"], followedUp: "66.666666666666666667", asAsked: "66.666666666666666667" },
  ] as const)("$of: $followedUp % followed up, $asAsked % as asked", ({ of, followedUp, asAsked }) => {
    expect(summarize(of)).toMatchObject({ total: of.length, followedUp, asAsked });
  });

  test("each is counted once under its status, and the strict share is never above the other", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATUSES), { minLength: 1 }), (of) => {
        const { total, byStatus, followedUp, asAsked } = summarize(of);
        expect(Object.values(byStatus).reduce((sum, count) => sum + count, 0)).toBe(total);
        for (const status of STATUSES) expect(byStatus[status]).toBe(of.filter((one) => one === status).length);
        expect(Number(asAsked)).toBeLessThanOrEqual(Number(followedUp));
        expect(Number(followedUp)).toBeLessThanOrEqual(100);
      }),
    );
  });
});
