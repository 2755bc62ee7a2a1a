import { expect, test } from "vitest";
import { likenessOf, SUGGESTED_FROM } from "@/lib/follow-up/forerunners/likeness";

test.each([
  { similarity: 0.15, word: "somewhat" },
  { similarity: 0.2999, word: "somewhat" },
  { similarity: 0.3, word: "alike" },
  { similarity: 0.4999, word: "alike" },
  { similarity: 0.5, word: "very" },
  { similarity: 1, word: "very" },
])("a likeness of $similarity is told as “$word”", ({ similarity, word }) => {
  expect(likenessOf(similarity)).toBe(word);
});

test("of another pillar only what is alike is suggested, never what is merely somewhat so", () => {
  expect(likenessOf(SUGGESTED_FROM.otherPillar)).toBe("alike");
  expect(likenessOf(SUGGESTED_FROM.samePillar)).toBe("somewhat");
});
