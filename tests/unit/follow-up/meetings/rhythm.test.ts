import { describe, expect, test } from "vitest";
import { yearsOfMeetings } from "@/lib/follow-up/meetings/rhythm";

const held = (heldOn: string) => ({ heldOn, status: "HELD" as const });
const RHYTHMS = [
  { fromYear: 2026, meetingsPerYear: 4 },
  { fromYear: 2023, meetingsPerYear: 2 },
];

describe("how often the council met against its own rhythm", () => {
  test("a rhythm holds from its year until the next one, whatever order they come in", () => {
    const meetings = ["2022-05-01", "2023-05-01", "2025-05-01", "2026-05-01"].map(held);
    const wanted = (rhythms: typeof RHYTHMS) =>
      yearsOfMeetings(meetings, rhythms, "2027-03-01").map(({ year, wanted }) => [year, wanted]);
    const expected = [
      [2027, 4],
      [2026, 4],
      [2025, 2],
      [2023, 2],
      [2022, null],
    ];
    expect(wanted(RHYTHMS)).toEqual(expected);
    expect(wanted([...RHYTHMS].reverse())).toEqual(expected);
  });

  test.each([
    { name: "nothing is known", meetings: [], held: 0, planned: 0 },
    { name: "one was held", meetings: [held("2026-01-01")], held: 1, planned: 0 },
    { name: "one is planned", meetings: [{ heldOn: "2026-12-31", status: "PLANNED" as const }], held: 0, planned: 1 },
    {
      name: "one was called off",
      meetings: [{ heldOn: "2026-03-01", status: "CANCELLED" as const }],
      held: 0,
      planned: 0,
    },
    { name: "two were held on one day", meetings: [held("2026-01-01"), held("2026-01-01")], held: 2, planned: 0 },
  ])("the present year stands there when $name", ({ meetings, held, planned }) => {
    expect(yearsOfMeetings(meetings, RHYTHMS, "2026-06-15")).toEqual([{ year: 2026, held, planned, wanted: 4 }]);
  });

  test("the last day of a year and the first of the next are of two years", () => {
    const years = yearsOfMeetings([held("2025-12-31"), held("2026-01-01")], [], "2026-06-15");
    expect(years.map(({ year, held, wanted }) => [year, held, wanted])).toEqual([
      [2026, 1, null],
      [2025, 1, null],
    ]);
  });
});
