import { describe, expect, test } from "vitest";
import { faultOfRename, faultOfSuccession, formerNames, nameOn } from "@/lib/city/agencies/names";

const AGENCY = { name: "Dinas C", shortName: "C" };
const NAMES = [
  { name: "Dinas C", shortName: "C", fromOn: "2026-01-02" },
  { name: "Dinas A", shortName: "A", fromOn: null },
  { name: "Dinas B", shortName: "B", fromOn: "2020-06-01" },
];

describe("names over time", () => {
  test.each([
    ["1999-01-01", "Dinas A"],
    ["2020-05-31", "Dinas A"],
    ["2020-06-01", "Dinas B"],
    ["2026-01-01", "Dinas B"],
    ["2026-01-02", "Dinas C"],
  ])("on %s it was called %s", (day, name) => {
    expect(nameOn(AGENCY, NAMES, day).name).toBe(name);
  });

  test("without recorded names there is the present one, always", () => {
    expect(nameOn(AGENCY, [], "1990-01-01").name).toBe("Dinas C");
    expect(formerNames(AGENCY, [])).toEqual([]);
  });

  test("former names stand newest first, each once", () => {
    expect(formerNames(AGENCY, NAMES)).toEqual(["Dinas B", "Dinas A"]);
  });

  test.each([
    ["2026-12-01", "Dinas D", { field: "fromOn", fault: "regulationFuture" }],
    ["2026-01-02", "Dinas D", { field: "fromOn", fault: "nameDayOrder" }],
    ["2026-03-01", "Dinas C", { field: "name", fault: "nameSame" }],
    ["2026-03-01", "Dinas D", null],
  ])("from %s on called %s: %j", (fromOn, name, fault) => {
    expect(faultOfRename(AGENCY, NAMES, { name, shortName: "C", fromOn }, "2026-11-29")).toEqual(fault);
  });

  test.each([
    ["2026-12-01", true, "regulationFuture"],
    ["2026-01-01", true, "successionOrder"],
    ["2026-01-01", false, null],
    ["2026-01-02", true, null],
  ])("gone on as another one from %s on, ending with it %s: %j", (on, ends, fault) => {
    expect(faultOfSuccession({ on, ends }, ["2020-06-01", null, "2026-01-02"], "2026-11-29")).toBe(fault);
  });
});
