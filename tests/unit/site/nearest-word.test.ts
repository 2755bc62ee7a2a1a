import { describe, expect, test } from "vitest";
import { askedWords } from "@/lib/site/search/asked-words";
import { nearestWord, stepsBetween } from "@/lib/site/search/nearest-word";

describe("The word that was meant", () => {
  test.each([
    ["sampah", "sampah", 0],
    ["smapah", "sampah", 1],
    ["sampa", "sampah", 1],
    ["sampaah", "sampah", 1],
    ["sambah", "sampah", 1],
    ["", "kota", 4],
  ])("%s is to %s in %i steps", (one, other, steps) => {
    expect(stepsBetween(one, other)).toBe(steps);
  });

  test("is the nearest that is there, and none where all are far", () => {
    expect(nearestWord("pengelolan", ["pengelola", "pengelolaan", "kelola"])).toBe("pengelola");
    expect(nearestWord("smapah", ["sawah", "sampah"])).toBe("sampah");
    expect(nearestWord("xyzzy", ["sampah"])).toBeNull();
    expect(nearestWord("abc", ["abd"])).toBeNull();
  });
});

describe("The words of a question", () => {
  test.each([
    ["Berapa persen sampah yang dikelola?", ["persen", "sampah", "dikelola"]],
    ["apa itu", ["apa", "itu"]],
    ["GOV-03", ["gov-03"]],
    ["  ", []],
    ["sampah SAMPAH Sampah", ["sampah"]],
  ])("%s", (q, words) => {
    expect(askedWords(q)).toEqual(words);
  });

  test("are at most eight", () => {
    expect(askedWords("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh")).toHaveLength(8);
  });
});
