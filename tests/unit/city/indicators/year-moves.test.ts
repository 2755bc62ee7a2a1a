import { describe, expect, test } from "vitest";
import { moveBetween } from "@/lib/city/indicators/year-moves";
import { Prisma } from "@/lib/platform/db/generated/client";

type Values = Parameters<typeof moveBetween>[1];
const row = { series: 1, polarity: "HIGHER", aggregation: "SUM", cumulative: false, unit: "ton" } as const;
const value = (period: string, figure: string, also: object = {}) =>
  ({
    ...{ period, value: new Prisma.Decimal(figure), state: null, series: 1, certainty: "FINAL", breakInSeries: false },
    ...also,
  }) as Values[number];
const months = (year: number, count: number, figure: string) =>
  Array.from({ length: count }, (_, index) => value(`${year}-${String(index + 1).padStart(2, "0")}`, figure));
const years = { from: 2022, to: 2023 };

describe("Two years of an indicator are compared", () => {
  test("by the figures that stand for them: twelve months are summed", () => {
    const move = moveBetween(row, [...months(2022, 12, "10"), ...months(2023, 12, "9")], years);
    expect(move).toMatchObject({ value: "108", trend: { difference: "-12", direction: "down", better: false } });
  });

  test("not where one of them is only begun, missing, or the same", () => {
    expect(moveBetween(row, [...months(2022, 12, "10"), ...months(2023, 11, "9")], years)).toBeNull();
    expect(moveBetween(row, months(2023, 12, "9"), years)).toBeNull();
    expect(moveBetween(row, [value("2022", "5"), value("2023", "5")], years)).toBeNull();
  });

  test("not across a break, nor with what an older definition measured", () => {
    expect(moveBetween(row, [value("2022", "5"), value("2023", "6", { breakInSeries: true })], years)).toBeNull();
    expect(moveBetween(row, [value("2022", "5", { series: 0 }), value("2023", "6")], years)).toBeNull();
    // A break before the earlier year stands between neither of the two.
    expect(moveBetween(row, [value("2022", "5", { breakInSeries: true }), value("2023", "6")], years)).not.toBeNull();
  });

  test("as an estimate where one of them is", () => {
    const move = moveBetween(row, [value("2022", "5"), value("2023", "6", { certainty: "ESTIMATE" })], years);
    expect(move).toMatchObject({ certainty: "ESTIMATE", trend: { estimated: true } });
  });
});
