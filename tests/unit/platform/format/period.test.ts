import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  comparePeriods,
  containsPeriod,
  currentPeriod,
  type Frequency,
  formatPeriod,
  isFuturePeriod,
  isPeriodFor,
  parsePeriod,
  periodsOf,
  previousPeriod,
} from "@/lib/platform/format/period";

const FREQUENCIES: Frequency[] = ["YEARLY", "SEMESTERLY", "QUARTERLY", "MONTHLY"];
const periods = fc
  .record({ frequency: fc.constantFrom(...FREQUENCIES), year: fc.integer({ min: 1901, max: 2098 }) })
  .chain(({ frequency, year }) => fc.constantFrom(...periodsOf(frequency, year)));
const days = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("parsePeriod", () => {
  test.each([
    { text: "2023", kind: "YEAR", part: 1, start: "2023-01-01", end: "2023-12-31" },
    { text: "2023-S1", kind: "SEMESTER", part: 1, start: "2023-01-01", end: "2023-06-30" },
    { text: "2023-S2", kind: "SEMESTER", part: 2, start: "2023-07-01", end: "2023-12-31" },
    { text: "2023-Q1", kind: "QUARTER", part: 1, start: "2023-01-01", end: "2023-03-31" },
    { text: "2023-Q3", kind: "QUARTER", part: 3, start: "2023-07-01", end: "2023-09-30" },
    { text: "2023-07", kind: "MONTH", part: 7, start: "2023-07-01", end: "2023-07-31" },
    { text: "2023-02", kind: "MONTH", part: 2, start: "2023-02-01", end: "2023-02-28" },
    { text: "2024-02", kind: "MONTH", part: 2, start: "2024-02-01", end: "2024-02-29" },
    { text: "2000-02", kind: "MONTH", part: 2, start: "2000-02-01", end: "2000-02-29" },
    { text: "1900-02", kind: "MONTH", part: 2, start: "1900-02-01", end: "1900-02-28" },
  ])("reads $text with its first and last day", ({ text, ...expected }) => {
    expect(parsePeriod(text)).toEqual({ year: Number(text.slice(0, 4)), ...expected });
  });

  test.each([
    "",
    "23",
    "2023-",
    "2023-S3",
    "2023-S0",
    "2023-Q5",
    "2023-13",
    "2023-00",
    "2023-7",
    "2023-07-01",
    "2023-s1",
    " 2023",
    "2023\n",
    "1899",
    "2100",
    "２０２３",
  ])("refuses %j", (text) => {
    expect(parsePeriod(text)).toBeNull();
  });
});

describe("the order of periods", () => {
  test("follows the day they end, the shorter first where they end together", () => {
    const order = [
      "2022",
      "2023-05",
      "2023-06",
      "2023-Q2",
      "2023-S1",
      "2023-Q3",
      "2023-12",
      "2023-Q4",
      "2023-S2",
      "2023",
    ];
    expect([...order].reverse().sort(comparePeriods)).toEqual(order);
  });

  test("is total: only a period itself compares equal", () => {
    fc.assert(
      fc.property(periods, periods, (a, b) => {
        expect(Math.sign(comparePeriods(a, b))).toBe(-Math.sign(comparePeriods(b, a)) + 0);
        expect(comparePeriods(a, b) === 0).toBe(a === b);
      }),
    );
  });

  test("the period before ends the day before this one begins", () => {
    fc.assert(
      fc.property(periods, (period) => {
        const before = previousPeriod(period);
        expect(comparePeriods(before, period)).toBeLessThan(0);
        const [end, start] = [parsePeriod(before)?.end ?? "", parsePeriod(period)?.start ?? ""];
        expect(Date.parse(start) - Date.parse(end)).toBe(24 * 60 * 60 * 1000);
      }),
    );
  });

  test.each([
    ["2023", "2024"],
    ["2023-S2", "2024-S1"],
    ["2023-Q4", "2024-Q1"],
    ["2023-12", "2024-01"],
    ["2023-09", "2023-10"],
  ])("%s comes before %s", (before, period) => {
    expect(previousPeriod(period)).toBe(before);
  });

  test("malformed periods and steps off the calendar are errors, not results", () => {
    expect(() => previousPeriod("2023-13")).toThrow(RangeError);
    expect(() => previousPeriod("1900")).toThrow(RangeError);
    expect(() => comparePeriods("2023", "x")).toThrow(RangeError);
  });
});

describe("periods of a frequency", () => {
  test.each([
    { frequency: "YEARLY", expected: ["2023"] },
    { frequency: "SEMESTERLY", expected: ["2023-S1", "2023-S2"] },
    { frequency: "QUARTERLY", expected: ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"] },
  ] as const)("$frequency fill the year", ({ frequency, expected }) => {
    expect(periodsOf(frequency, 2023)).toEqual(expected);
  });

  test("months fill the year with two digits each", () => {
    expect(periodsOf("MONTHLY", 2023)).toHaveLength(12);
    expect(periodsOf("MONTHLY", 2023).at(0)).toBe("2023-01");
    expect(periodsOf("MONTHLY", 2023).at(-1)).toBe("2023-12");
  });

  test.each([
    { frequency: "YEARLY", current: "2026" },
    { frequency: "SEMESTERLY", current: "2026-S2" },
    { frequency: "QUARTERLY", current: "2026-Q4" },
    { frequency: "MONTHLY", current: "2026-11" },
  ] as const)("22 November 2026 lies in $current for $frequency", ({ frequency, current }) => {
    expect(currentPeriod(frequency, "2026-11-22")).toBe(current);
  });

  test("the current period holds today, is of its frequency and not in the future", () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...FREQUENCIES), (today, frequency) => {
        const current = currentPeriod(frequency, today);
        const { start = "", end = "" } = parsePeriod(current) ?? {};
        expect(start <= today && today <= end).toBe(true);
        expect(isPeriodFor(frequency, current)).toBe(true);
        expect(isFuturePeriod(current, today)).toBe(false);
      }),
    );
  });

  test.each([
    { frequency: "MONTHLY", period: "2023", fits: false },
    { frequency: "MONTHLY", period: "2023-07", fits: true },
    { frequency: "YEARLY", period: "2023", fits: true },
    { frequency: "QUARTERLY", period: "2023-S1", fits: false },
    { frequency: "YEARLY", period: "bukan", fits: false },
  ] as const)("$period for $frequency: $fits", ({ frequency, period, fits }) => {
    expect(isPeriodFor(frequency, period)).toBe(fits);
  });
});

describe("containsPeriod", () => {
  test.each([
    { outer: "2023", inner: "2023-Q3", contains: true },
    { outer: "2023-S2", inner: "2023-Q3", contains: true },
    { outer: "2023-Q3", inner: "2023-07", contains: true },
    { outer: "2023-07", inner: "2023-07", contains: true },
    { outer: "2023-S1", inner: "2023-Q3", contains: false },
    { outer: "2023-07", inner: "2023-Q3", contains: false },
    { outer: "2023", inner: "2024-01", contains: false },
  ])("$outer contains $inner: $contains", ({ outer, inner, contains }) => {
    expect(containsPeriod(outer, inner)).toBe(contains);
  });
});

describe("formatPeriod", () => {
  test.each([
    { period: "2023", id: "2023", en: "2023" },
    { period: "2023-S1", id: "Semester I 2023", en: "First half of 2023" },
    { period: "2023-S2", id: "Semester II 2023", en: "Second half of 2023" },
    { period: "2023-Q3", id: "Triwulan III 2023", en: "Q3 2023" },
    { period: "2023-Q4", id: "Triwulan IV 2023", en: "Q4 2023" },
    { period: "2023-07", id: "Juli 2023", en: "July 2023" },
    { period: "2023-01", id: "Januari 2023", en: "January 2023" },
  ])("$period reads $id and $en", ({ period, id, en }) => {
    expect(formatPeriod(period, "id")).toBe(id);
    expect(formatPeriod(period, "en")).toBe(en);
  });
});
