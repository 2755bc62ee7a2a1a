import { describe, expect, test } from "vitest";
import {
  type ProposalFact,
  proposeFromAchievement,
  proposeFromProgrammes,
  proposeFromSurvey,
} from "@/lib/evaluation/answers/proposal";

const RANGE = { minimum: 0, maximum: 4, levels: [] };
const LEVELS = { minimum: 1, maximum: 5, levels: [1, 2, 3, 4, 5] };

const fact = (name: string): ProposalFact => ({ name, value: "", period: "", source: "uji", revision: null });
/** "+" planned and running, "-" planned only, "u" running unplanned, "." neither, "?" nothing is known. */
const programmes = (signs: string) =>
  [...signs].map((sign, index) =>
    sign === "?"
      ? { fact: null, state: null }
      : { fact: fact(`P${index}`), state: { planned: "+-".includes(sign), running: "+u".includes(sign) } },
  );
const achieved = (mean: string | null) => proposeFromAchievement({ mean, counted: 1, total: 2 }, [], RANGE);
const row = (given: object) => ({
  programme: "a",
  pillar: "GOV",
  subDimension: "s1",
  respondents: 50,
  mean: "3",
  scaleMin: "1",
  scaleMax: "5",
  ...given,
});

describe("a proposed score", () => {
  test("is programmes running ÷ planned × maximum, half up to two decimals", () => {
    expect(proposeFromProgrammes(programmes("++-"), RANGE)).toMatchObject({ score: "2.67", counted: 2, total: 3 });
    expect(proposeFromProgrammes(programmes("-"), RANGE)).toMatchObject({ score: "0", status: "proposed" });
  });

  test("is a level that was reached where an item is answered by one, and never one between", () => {
    expect(proposeFromProgrammes(programmes("++-"), LEVELS)).toMatchObject({ score: "3" });
    expect(proposeFromProgrammes(programmes("-"), LEVELS)).toMatchObject({ score: "1" });
    expect(proposeFromProgrammes(programmes("+"), LEVELS)).toMatchObject({ score: "5" });
  });

  test("begins where the item's range does", () => {
    expect(proposeFromProgrammes(programmes("+-"), { minimum: -4, maximum: 4, levels: [] })).toMatchObject({
      score: "0",
    });
  });

  test("what runs without having been planned, or was neither, changes nothing", () => {
    expect(proposeFromProgrammes(programmes("+-u.."), RANGE)).toMatchObject({ score: "2", counted: 1, total: 2 });
  });

  test("says how many programmes say nothing of the year, so that one of one is not taken for all of them", () => {
    expect(proposeFromProgrammes(programmes("+???"), RANGE)).toMatchObject({
      ...{ score: "4", counted: 1, total: 1, unstated: 3 },
      facts: [{ name: "P0" }],
    });
  });

  test("is none where nothing was planned or known: what is missing is never counted as zero", () => {
    for (const none of ["", "??", "u", "."])
      expect(proposeFromProgrammes(programmes(none), RANGE)).toMatchObject({ status: "missing" });
    expect(achieved(null)).toMatchObject({ status: "missing" });
    expect(proposeFromSurvey([], { pillar: "GOV" }, [], RANGE)).toMatchObject({ status: "missing" });
  });

  test.each([
    ["92.75", "3.71"],
    ["100", "4"],
    ["140", "4"],
    ["-20", "0"],
  ])("of an achievement of %s %% is %s of 4: capped at the whole, never below nothing", (mean, score) => {
    expect(achieved(mean)).toMatchObject({ score });
  });

  test("of a survey is its mean brought to the item's scale, of the sub-dimension or of the pillar", () => {
    expect(proposeFromSurvey([row({})], { subDimension: "s1" }, [], RANGE)).toMatchObject({ score: "2", counted: 50 });
    expect(proposeFromSurvey([row({})], { subDimension: "s2" }, [], RANGE)).toMatchObject({ status: "missing" });
    expect(proposeFromSurvey([row({ mean: "5" })], { pillar: "GOV" }, [], { ...RANGE, maximum: 3 })).toMatchObject({
      score: "3",
    });
  });
});
