import { expect, test } from "vitest";
import { asSentence } from "@/lib/platform/format/sentence";

test.each([
  ["Aplikasi pajak daring", "Aplikasi pajak daring."],
  ["Sudah selesai.", "Sudah selesai."],
  ["Sudah selesai? ", "Sudah selesai?"],
  ["Ia berkata: “Sudah.”", "Ia berkata: “Sudah.”"],
  ["", ""],
  ["  ", ""],
])("%j is the sentence %j", (text, sentence) => {
  expect(asSentence(text)).toBe(sentence);
});
