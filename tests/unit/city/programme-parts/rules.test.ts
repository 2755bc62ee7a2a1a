import { describe, expect, test } from "vitest";
import { hasEnded, milestoneStanding } from "@/lib/city/programme-parts/milestone-standing";
import { countPlannedAndRunning } from "@/lib/city/programme-parts/planned-and-running";
import { fundingSubmissionSchema, milestoneSchema } from "@/lib/city/programme-parts/schemas";
import { isSpendingAhead, yearMoney } from "@/lib/city/programme-parts/spending";

describe("a milestone", () => {
  test.each([
    ["PLANNED", "2026-05-01", "2026-05-01", "PLANNED", "NOT_DONE"],
    ["PLANNED", "2026-05-01", "2026-05-02", "LATE", "NOT_DONE"],
    ["DONE", "2026-05-01", "2026-06-01", "DONE", "DONE"],
    ["DROPPED", "2026-05-01", "2026-06-01", "DROPPED", "DROPPED"],
  ] as const)(
    "%s, due %s, is on %s %s, and %s once its programme has ended",
    (state, dueOn, today, standing, ended) => {
      expect(milestoneStanding({ state, dueOn }, { today, hasEnded: false })).toBe(standing);
      expect(milestoneStanding({ state, dueOn }, { today, hasEnded: true })).toBe(ended);
    },
  );

  test.each([
    [{ status: null, closed: false }, false],
    [{ status: "RUNNING", closed: false }, false],
    [{ status: "RUNNING", closed: true }, true],
    [{ status: "STOPPED", closed: false }, true],
    [{ status: "FINISHED", closed: false }, true],
  ] as const)("of a programme that is %j: whether it has ended is %s", (programme, ended) => {
    expect(hasEnded(programme)).toBe(ended);
  });

  const fields = { titleId: "Aplikasi dipakai", dueOn: "2026-05-01" };
  test.each([
    [{ state: "DONE" }, "doneOn"],
    [{ state: "PLANNED", doneOn: "2026-04-01" }, "doneOn"],
    [{ state: "DROPPED" }, "droppedReason"],
    [{ state: "DONE", doneOn: "2026-04-01", droppedReason: "batal" }, "droppedReason"],
  ])("saved as a draft or handed in with %j says what is wrong at %s", (given, field) => {
    const read = milestoneSchema.safeParse({ ...fields, ...given });
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});

describe("money", () => {
  test("of a year is the sum of what is known, and its share only over lines that say both", () => {
    const lines = [
      { planned: "1000", spent: "250" },
      { planned: "3000", spent: null },
      { planned: null, spent: "40" },
    ];
    expect(yearMoney(lines)).toEqual({ planned: "4000", spent: "290", absorbedPercent: "25", counted: 1, total: 3 });
  });

  test("of nothing is nothing, and never zero", () => {
    expect(yearMoney([{ planned: "5", spent: null }])).toMatchObject({ spent: null, absorbedPercent: null });
    expect(yearMoney([{ planned: "0", spent: "0" }]).absorbedPercent).toBeNull();
  });

  test.each([
    ["70", "50", false, "exactly twenty points ahead"],
    ["70.01", "50", true, "more than twenty points ahead"],
    ["49.99", "0", false, "less than half of the plan spent"],
    ["50", "0", true, "half of it spent and nothing built"],
    ["130", "100", true, "more spent than planned"],
  ])("spent %s, built %s: ahead is %s, %s", (absorbed, physical, ahead) => {
    expect(isSpendingAhead(absorbed, physical)).toBe(ahead);
  });

  test("is not ahead of what nobody knows", () => {
    expect([isSpendingAhead(null, "10"), isSpendingAhead("90", null)]).toEqual([null, null]);
  });

  test.each([
    [{ planned: "25.000.000" }, "25000000"],
    [{ planned: "Rp25.000.000" }, "25000000"],
  ])("is read from %j", (given, planned) => {
    expect(fundingSubmissionSchema.parse({ ...given, source: "DPA" }).planned).toBe(planned);
  });

  test.each([[{ planned: "12,5" }], [{ planned: "-1" }], [{}]])("is refused as %j", (given) => {
    const read = fundingSubmissionSchema.safeParse({ ...given, source: "DPA" });
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual(["planned"]);
  });
});

test("planned and running are counted over those that say so, and the others are told", () => {
  const [both, plannedOnly, unplanned] = [
    { planned: true, running: true },
    { planned: true, running: false },
    { planned: false, running: true },
  ];
  expect(countPlannedAndRunning([both, plannedOnly, unplanned, null, null])).toEqual({
    planned: 2,
    running: 1,
    unplanned: 1,
    unstated: 2,
  });
});
