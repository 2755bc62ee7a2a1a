import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkResult, faultsOfLetter } from "@/lib/results/official-results/check";
import { letterSchema, type ResultContent } from "@/lib/results/official-results/schemas";

const KEDIRI_2022 = { BASELINE: "3.60", OUTPUT: "3.21", OUTCOME: "3.23", IMPACT: "3.07", QUICK_WIN: "3.65" };
const weights = (...given: string[]) =>
  Object.keys(KEDIRI_2022).map((code, index) => ({ code, weight: given[index] ?? "0" }));
const PUBLISHED = weights("0.1", "0.2", "0.3", "0.2", "0.2");
const SLEMAN = weights("0.1", "0.2", "0.3", "0.3", "0.1");

describe("Kota Kediri 2022 from its letter", () => {
  test("is computed as 3.315 beside the letter's 3.31, without a flag", () => {
    const check = checkResult({ final: "3.31", sections: KEDIRI_2022 }, PUBLISHED);
    expect(check).toMatchObject({ status: "computed", mismatch: false });
    expect(check.status === "computed" && [check.computed.toFixed(), check.difference?.toFixed()]).toEqual([
      "3.315",
      "0.005",
    ]);
  });

  test("is flagged with Sleman's weights", () => {
    const check = checkResult({ final: "3.31", sections: KEDIRI_2022 }, SLEMAN);
    expect(check).toMatchObject({ status: "computed", mismatch: true });
    expect(check.status === "computed" && check.computed.toFixed()).toBe("3.257");
  });

  test("without one section there is no computed final, whatever the letter's final", () => {
    const { IMPACT: _missing, ...sections } = KEDIRI_2022;
    expect(checkResult({ final: "3.31", sections }, PUBLISHED)).toEqual({ status: "incomplete", missing: ["IMPACT"] });
  });
});

test("out of how many without a place is asked back, not dropped", () => {
  const issues = (given: object) => letterSchema.safeParse(given).error?.issues.map(({ path }) => path.join());
  expect(issues({ outOfNATIONAL: "100", rankPROVINCE: "2" })).toEqual(["rankNATIONAL"]);
  expect(issues({ rankNATIONAL: "22", outOfNATIONAL: "100" })).toBeUndefined();
});

test("the order of sections never matters", () => {
  const order = fc.shuffledSubarray(PUBLISHED, { minLength: 5, maxLength: 5 });
  const scores = fc.dictionary(
    fc.constantFrom(...Object.keys(KEDIRI_2022)),
    fc.integer({ min: 0, max: 400 }).map((n) => (n / 100).toFixed(2)),
  );
  fc.assert(
    fc.property(order, scores, (sections, given) => {
      const one = checkResult({ final: "3", sections: given }, PUBLISHED);
      const other = checkResult({ final: "3", sections: given }, sections);
      expect(other.status).toBe(one.status);
      if (one.status === "computed" && other.status === "computed") {
        expect(other.computed.toFixed()).toBe(one.computed.toFixed());
        expect(other.mismatch).toBe(one.mismatch);
      }
    }),
  );
});

describe("what is wrong with a letter", () => {
  const content: ResultContent = { final: "3.31", sections: KEDIRI_2022, pillars: {}, ranks: [], recommendations: [] };
  const letter = { letterNumber: "B-1003", letterDate: "2022-12-05", content };
  const bounds = {
    scaleMin: "0",
    scaleMax: "4",
    sections: Object.keys(KEDIRI_2022),
    pillars: ["LIVING"],
    agencies: ["DLHKP"],
  };
  const faults = (given: Partial<ResultContent>, about: Partial<typeof letter> = {}, complete = true) =>
    faultsOfLetter({ ...letter, ...about, content: { ...content, ...given } }, bounds, {
      complete,
      today: "2026-11-22",
    });

  test("nothing, where it is as a letter is", () => expect(faults({})).toEqual({}));
  test("a score outside the scale, at its field", () => {
    expect(faults({ final: "4.01", pillars: { LIVING: "5" } })).toEqual({
      final: ["scale:0:4"],
      "pillarScore-LIVING": ["scale:0:4"],
    });
  });
  test("a section, pillar or agency that is not of the round", () => {
    const row = { text: "x", pillar: "MOBILITY", agency: "NONE", dueOn: null };
    expect(Object.keys(faults({ sections: { OTHER: "1" }, recommendations: [row] }))).toEqual([
      "section-OTHER",
      "agency-0",
      "pillar-0",
    ]);
  });
  test("a rank worse than the last, and a day that is yet to come", () => {
    expect(faults({ ranks: [{ scope: "NATIONAL", rank: 22, outOf: 21 }] })).toEqual({ outOfNATIONAL: ["outOf"] });
    expect(faults({}, { letterDate: "2026-11-23" })).toEqual({ letterDate: ["dayFuture"] });
  });
  test("what is missing is wrong only when it is submitted", () => {
    const nothing = { letterNumber: "", letterDate: null as unknown as string };
    expect(faults({ final: null }, nothing, false)).toEqual({});
    expect(Object.keys(faults({ final: null }, nothing))).toEqual(["letterNumber", "letterDate", "final"]);
  });
});
