import { describe, expect, test } from "vitest";
import { owedFigures } from "@/lib/work/delays/owed";

const OURS = { rhythm: "MONTHLY", dueDay: 10 } as const;

describe("which figures are late on a day", () => {
  test("those of the last whole month, from the eleventh of the next", () => {
    expect(owedFigures("2026-11-10", OURS).progress).toBeNull();
    expect(owedFigures("2026-11-11", OURS).progress).toEqual({ period: "2026-10", dueOn: "2026-11-10" });
    expect(owedFigures("2026-11-30", OURS).progress).toEqual({ period: "2026-10", dueOn: "2026-11-10" });
    expect(owedFigures("2026-12-05", OURS).progress).toBeNull();
  });

  test("each rhythm has a last whole period of its own", () => {
    expect(owedFigures("2026-11-25", OURS).values).toEqual([
      { frequency: "MONTHLY", period: "2026-10", dueOn: "2026-11-10" },
      { frequency: "QUARTERLY", period: "2026-Q3", dueOn: "2026-10-10" },
      { frequency: "SEMESTERLY", period: "2026-S1", dueOn: "2026-07-10" },
      { frequency: "YEARLY", period: "2025", dueOn: "2026-01-10" },
    ]);
    expect(owedFigures("2026-01-05", OURS).values).toEqual([]);
  });
});
