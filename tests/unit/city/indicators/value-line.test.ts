import { describe, expect, test } from "vitest";
import { valueLine } from "@/components/city/indicators/value-line";

type Detail = Parameters<typeof valueLine>[0];
const value = (period: string, figure: string, unit: string) => ({
  ...{ period, value: figure, unit, decimals: 1, certainty: "FINAL", note: { id: "", en: "" }, breakInSeries: false },
});
const target = (year: number, figure: string, unit: string) => ({
  year,
  kind: "VALUE",
  value: figure,
  unit,
  decimals: 1,
});
const plain = (figure: string) => figure;

describe("the line of an indicator that was measured in two units", () => {
  const values = [
    ...[value("2021", "70", "%"), value("2022", "72", "%")],
    ...[value("2023", "900", "ton"), value("2024", "950", "ton")],
  ];
  const detail = (of: typeof values) =>
    ({
      ...{ latest: of.at(-1), values: of, segments: [], retired: null },
      targets: [target(2022, "75", "%"), target(2024, "1000", "ton")],
    }) as unknown as Detail;

  test("has the values and targets of the latest one's alone, and says that there are others", () => {
    const line = valueLine(detail(values), plain, "id");
    expect(line).toMatchObject({ unit: "ton", leftOut: true });
    expect(line?.points.map((point) => [point.period, point.value, point.target])).toEqual([
      ["2023", 900, null],
      ["2024", 950, 1000],
    ]);
  });

  test("is none where there is one value in it", () => {
    expect(valueLine(detail(values.slice(0, 3)), plain, "id")).toBeNull();
  });
});
