import { describe, expect, test } from "vitest";
import { endsOf, findingOf } from "@/components/charts/finding";
import type { LinePoint } from "@/components/charts/line-chart";

const point = (label: string, value: number | null, more: Partial<LinePoint> = {}): LinePoint => ({
  period: label,
  at: Number(label),
  label,
  value,
  text: value === null ? null : String(value),
  ...more,
});

describe("what a line says in its title", () => {
  test("a fall is said as a fall, a rise as a rise, from the first to the last figure", () => {
    const fall = findingOf([point("2022", 3.31), point("2023", 3.197), point("2024", null)]);
    expect(fall).toMatchObject({ kind: "down", from: { label: "2022" }, to: { label: "2023" } });
    expect(findingOf([point("2021", 3.12), point("2024", 3.45)])).toMatchObject({ kind: "up" });
  });

  test("nothing is compared across a break", () => {
    const points = [point("2020", 9), point("2021", 1, { breakBefore: true }), point("2022", 2)];
    expect(findingOf(points)).toMatchObject({ kind: "up", from: { label: "2021" }, to: { label: "2022" } });
    expect(findingOf(points.slice(0, 2))).toMatchObject({ kind: "one", to: { text: "1", label: "2021" } });
  });

  test("figures that read alike have not moved, and where there is none nothing is said", () => {
    const points = [point("2021", 1.01, { text: "1,0" }), point("2022", 1.04, { text: "1,0" })];
    expect(findingOf(points)).toMatchObject({ kind: "same" });
    expect(findingOf([point("2025", null)])).toBeNull();
  });
});

test("of several that are lowest together none is named alone", () => {
  const pillar = (label: string, value: number | null) => ({ label, value, text: value === null ? null : `${value}` });
  expect(endsOf([pillar("A", 3.5), pillar("B", 2.75), pillar("C", 2.75), pillar("D", null)])).toEqual({
    best: "A",
    bestScore: "3.5",
    worst: "B, C",
    worstScore: "2.75",
  });
  expect(endsOf([pillar("A", 3), pillar("B", 3)])).toBeNull();
});
