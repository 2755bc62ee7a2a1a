import { describe, expect, test } from "vitest";
import { asCompared } from "@/lib/evaluation/assessments/compared";
import { compareRounds } from "@/lib/evaluation/rounds/comparison";
import { item, kediri2022, section, self } from "../../../support/lane-facts";

const facts = (year: number, score: string) => {
  const base = kediri2022();
  return {
    ...base,
    round: { slug: `${year}`, year, stage: null },
    instrument: { ...base.instrument, comparabilityGroup: "a" },
    sections: [section("OUTPUT", "1", { official: { value: "3", source: "surat", revision: 1 } })],
    items: [
      item("A", "OUTPUT", { self: self(score), council: [{ value: "1", author: "x", reason: "y", revision: 1 }] }),
      item("B", "OUTPUT", { self: self("2") }),
    ],
  };
};

describe("A round as it is compared", () => {
  test("in the official lane has the letter's own final, not our computation", () => {
    expect(asCompared(facts(2022, "3"), "OFFICIAL", {})).toMatchObject({ final: "3.31", sections: [{ score: "3" }] });
  });

  test("in the other lanes has what its items come to, each item by its lane's score", () => {
    const [a, b] = [asCompared(facts(2022, "3"), "SELF", {}), asCompared(facts(2023, "4"), "SELF", {})];
    expect(a).toMatchObject({
      final: "2.5",
      items: [
        { code: "A", score: "3" },
        { code: "B", score: "2" },
      ],
    });
    expect(compareRounds(a, b).items[0]?.difference).toMatchObject({ difference: "1", direction: "up" });
    expect(asCompared(facts(2022, "3"), "COUNCIL", {}).items[0]?.score).toBe("1");
  });
});
