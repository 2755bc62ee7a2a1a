import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SeriesPoint, segments, trend } from "@/lib/city/indicators/trend";

type Row = [period: string, value: string | null, mark?: "break" | number];

function series(...rows: Row[]): SeriesPoint[] {
  return rows.map(([period, value, mark]) => ({
    period,
    value,
    breakInSeries: mark === "break",
    series: typeof mark === "number" ? mark : 1,
  }));
}

function lines(points: SeriesPoint[]): string[][] {
  return segments(points).map((segment) => segment.map((point) => point.period));
}

const POVERTY: Row[] = [
  ["2021", "7.75"],
  ["2022", "7.23"],
  ["2023", "7.15"],
];
const SPBE: Row[] = [
  ["2019", "2.61"],
  ["2020", "3.49"],
  ["2021", "3.06", "break"],
  ["2023", "3.6"],
  ["2024", "3.9"],
];

describe("trend", () => {
  test("poverty from 7.23 to 7.15 is 0.08 percentage points down, and better", () => {
    const result = trend(series(...POVERTY), { polarity: "LOWER", unit: "%" });
    expect(result).toMatchObject({
      kind: "change",
      direction: "down",
      better: true,
      from: "2022",
      to: "2023",
      unitKind: "percentage-points",
    });
    expect(result.kind === "change" && result.difference.toString()).toBe("-0.08");
  });

  test("the SPBE index of 2021 is a break in the series, not a decline", () => {
    const result = trend(series(...SPBE.slice(0, 3)), { polarity: "HIGHER", unit: "indeks" });
    expect(result).toEqual({ kind: "break", from: "2020", to: "2021" });
  });

  test("after the break the SPBE index is compared again, within the new instrument", () => {
    const about = { polarity: "HIGHER", unit: "indeks" } as const;
    const to2023 = trend(series(...SPBE.slice(0, 4)), about);
    expect(to2023).toMatchObject({ kind: "change", from: "2021", to: "2023", direction: "up", unitKind: "unit" });
    const to2024 = trend(series(...SPBE), about);
    expect(to2024.kind === "change" && to2024.difference.toString()).toBe("0.3");
  });

  test("economic growth of −6.25 % after 5.47 % is a fall of 11.72 percentage points", () => {
    const growth = series(["2019", "5.47"], ["2020", "-6.25"]);
    const result = trend(growth, { polarity: "HIGHER", unit: "%" });
    expect(result).toMatchObject({ kind: "change", direction: "down", better: false, unitKind: "percentage-points" });
    expect(result.kind === "change" && result.difference.toString()).toBe("-11.72");
  });

  test.each([
    { polarity: "HIGHER", values: ["1", "2"], better: true },
    { polarity: "HIGHER", values: ["2", "1"], better: false },
    { polarity: "LOWER", values: ["1", "2"], better: false },
    { polarity: "LOWER", values: ["2", "1"], better: true },
    { polarity: "NEUTRAL", values: ["1", "2"], better: null },
    { polarity: "HIGHER", values: ["2", "2.00"], better: null },
  ] as const)("$values for $polarity is better: $better", ({ polarity, values, better }) => {
    const points = series(["2022", values[0]], ["2023", values[1]]);
    expect(trend(points, { polarity, unit: "unit" })).toMatchObject({ kind: "change", better });
  });

  test("a missing value is skipped, never read as 0", () => {
    const points = series(["2021", "5"], ["2022", null], ["2023", "6"], ["2024", null]);
    expect(trend(points, { polarity: "HIGHER", unit: "unit" })).toMatchObject({ from: "2021", to: "2023" });
  });

  test.each<{ name: string; rows: Row[] }>([
    {
      name: "a changed definition",
      rows: [
        ["2022", "5", 1],
        ["2023", "6", 2],
      ],
    },
    {
      name: "a break at a period without a value",
      rows: [
        ["2021", "5"],
        ["2022", null, "break"],
        ["2023", "6"],
      ],
    },
    {
      name: "a break recorded on a shorter period",
      rows: [
        ["2022", "5"],
        ["2023-03", "1", "break"],
        ["2023", "6"],
      ],
    },
  ])("does not compare across $name", ({ rows }) => {
    expect(trend(series(...rows), { polarity: "HIGHER", unit: "unit" }).kind).toBe("break");
  });

  test.each<{ name: string; rows: Row[] }>([
    { name: "an empty series", rows: [] },
    { name: "one value", rows: [["2023", "134"]] },
    {
      name: "only missing values",
      rows: [
        ["2022", null],
        ["2023", null],
      ],
    },
    {
      name: "a year after months (ENV-01)",
      rows: [
        ["2018-11", "92"],
        ["2022-01", "115"],
        ["2023", "134"],
      ],
    },
    {
      name: "a month and one more than a year older",
      rows: [
        ["2022-01", "145"],
        ["2024-06", "180"],
      ],
    },
    {
      name: "a quarter after a semester",
      rows: [
        ["2023-S1", "1"],
        ["2023-Q3", "2"],
      ],
    },
  ])("finds nothing to compare in $name", ({ rows }) => {
    expect(trend(series(...rows), { polarity: "HIGHER", unit: "unit" })).toEqual({ kind: "none" });
  });

  test.each([
    { from: "2023-06", to: "2023-07" },
    { from: "2022-12", to: "2023-01" },
    { from: "2022-07", to: "2023-07" },
    { from: "2022-Q3", to: "2023-Q3" },
  ])("compares $to with $from, at most a year before", ({ from, to }) => {
    const points = series([from, "1"], [to, "2"]);
    expect(trend(points, { polarity: "HIGHER", unit: "unit" })).toMatchObject({ kind: "change", from, to });
  });

  test("does not depend on the order of the rows", () => {
    const about = { polarity: "HIGHER", unit: "indeks" } as const;
    fc.assert(
      fc.property(fc.shuffledSubarray(SPBE, { minLength: SPBE.length }), (rows) => {
        expect(trend(series(...rows), about)).toEqual(trend(series(...SPBE), about));
        expect(lines(series(...rows))).toEqual(lines(series(...SPBE)));
      }),
    );
  });
});

describe("segments", () => {
  test("split the SPBE index at its break", () => {
    expect(lines(series(...SPBE))).toEqual([
      ["2019", "2020"],
      ["2021", "2023", "2024"],
    ]);
  });

  test("split at a change of definition", () => {
    expect(lines(series(["2021", "1", 1], ["2022", "2", 2], ["2023", "3", 2]))).toEqual([["2021"], ["2022", "2023"]]);
  });

  test("never join a month to a year", () => {
    expect(lines(series(["2022-01", "115"], ["2022", "120"], ["2022-02", "116"]))).toEqual([
      ["2022-01", "2022-02"],
      ["2022"],
    ]);
  });

  test("keep a missing value in its place, so that the line shows a gap", () => {
    expect(lines(series(["2021", "1"], ["2022", null], ["2023", "3"]))).toEqual([["2021", "2022", "2023"]]);
  });

  test("hold every point exactly once", () => {
    const rows = fc.uniqueArray(
      fc.tuple(
        fc.integer({ min: 2000, max: 2030 }).map(String),
        fc.option(fc.constant("1")),
        fc.constantFrom("break" as const, 1, 2),
      ),
      { selector: ([period]) => period },
    );
    fc.assert(
      fc.property(rows, (some) => {
        const points = series(...(some as Row[]));
        expect(lines(points).flat().sort()).toEqual(points.map((point) => point.period).sort());
      }),
    );
  });
});
