import { expect, test } from "vitest";
import { targetColumns } from "@/lib/city/targets/target-columns";

const figures = { valueKind: "NUMBER" as const, unit: "%", states: [], decimals: 1 };
const words = { valueKind: "STATE" as const, unit: "", states: ["WDP", "WTP"], decimals: 0 };
const common = { plan: "RPJMD", source: "uji", reason: "" };

test("each kind keeps its own columns and empties the others", () => {
  const given = { ...common, value: "85", low: "80", high: "90", state: "WTP" };
  expect(targetColumns({ ...given, kind: "VALUE" }, figures).columns).toMatchObject({
    value: "85",
    low: null,
    state: null,
  });
  expect(targetColumns({ ...given, kind: "RANGE" }, figures).columns).toMatchObject({
    value: null,
    low: "80",
    high: "90",
  });
  expect(targetColumns({ ...given, kind: "STATE" }, words).columns).toMatchObject({ value: null, state: "WTP" });
});

test("1.250 is asked back only where a quarter of it can be", () => {
  const given = { ...common, kind: "VALUE" as const, value: { typed: "1.250" } };
  expect(targetColumns(given, { ...figures, unit: "ha" }).columns).toMatchObject({ value: "1250" });
  expect(targetColumns(given, { ...figures, decimals: 3 }).faults).toEqual({ value: ["ambiguous:1250:1.25"] });
});

test("the definition's own unit may be typed, and another one is told", () => {
  const given = { ...common, kind: "RANGE" as const, low: { typed: "80%" }, high: { typed: "90 ha" } };
  const { columns, faults } = targetColumns(given, figures);
  expect(columns).toMatchObject({ low: "80" });
  expect(faults).toEqual({ high: ["foreignUnit:ha:%"] });
});

test.each([
  [{ kind: "VALUE" }, figures, { value: ["required"] }],
  [{ kind: "VALUE", value: "85.25" }, figures, { value: ["decimals:1"] }],
  [{ kind: "VALUE", value: "150" }, { ...figures, scaleMin: "0", scaleMax: "100" }, { value: ["above-maximum:100"] }],
  [
    { kind: "RANGE", low: "-5", high: "80" },
    { ...figures, scaleMin: "0", scaleMax: "100" },
    { low: ["below-minimum:0"] },
  ],
  [{ kind: "RANGE", low: "90", high: "80" }, figures, { high: ["scaleOrder"] }],
  [{ kind: "RANGE" }, figures, { low: ["required"], high: ["required"] }],
  [{ kind: "STATE", state: "WTP" }, figures, { kind: ["targetKind-NUMBER"], state: ["required"] }],
  [{ kind: "STATE", state: "Baik" }, words, { state: ["required"] }],
  [{ kind: "VALUE", value: "3" }, words, { kind: ["targetKind-STATE"] }],
] as const)("%j is refused with what is wrong", (given, about, faults) => {
  expect(targetColumns({ ...common, ...given }, { ...about, states: [...about.states] }).faults).toEqual(faults);
});
