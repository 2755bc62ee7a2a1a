import { expect, test } from "vitest";
import { withShapes } from "@/lib/follow-up/meetings/letter-shapes";

const latin = (letter: string) => /[\u0020-\u024F\n]/.test(letter);

test.each([
  ["Rapat pertama\n", "Rapat pertama\n"],
  ["kolom\tdua", "kolom dua"],
  ["\uFB01nal \u{1D400}", "final A"],
  ["\u{1F600}\u{1F600}\u{1F44D}\u{1F3FD} ya", "[emoji] ya"],
  ["\u{1F468}\u200D\u{1F469}\u200D\u{1F467}", "[emoji]"],
  ["\u{1F1EE}\u{1F1E9}", "[emoji]"],
  ["\u4E2D\uA984", "[U+4E2D][U+A984]"],
])("%j is drawn as %j", (given, drawn) => {
  expect(withShapes(given, latin)).toBe(drawn);
});
