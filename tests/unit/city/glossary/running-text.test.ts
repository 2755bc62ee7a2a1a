import { expect, test } from "vitest";
import { inRunningText } from "@/lib/city/glossary/running-text";
import type { Locale } from "@/lib/platform/format/locale";

const term = (id: string, en: string) => ({ id, term: { id, en }, explanation: { id: "arti", en: "meaning" } });
const terms = [
  term("Pilar", "Pillar"),
  term("Rekomendasi", "Recommendation"),
  term("Perangkat daerah (OPD)", "City agency"),
  term("Indikator", "Indicator"),
  term("Indikator kinerja", "Performance indicator"),
];
const marked = (text: string, locale: Locale = "id") =>
  inRunningText(text, terms, locale)
    .map((part) => (part.term ? `[${part.text}]` : part.text))
    .join("");

test.each([
  ["Tiap pilar punya rekomendasi, dan pilar lain tidak.", "Tiap [pilar] punya [rekomendasi], dan pilar lain tidak."],
  ["Pilar", "[Pilar]"],
  ["Pilarnya dan subpilar", "Pilarnya dan subpilar"],
  ["Kata OPD, lalu perangkat daerah", "Kata [OPD], lalu perangkat daerah"],
  ["Indikator kinerja dan indikator", "[Indikator kinerja] dan [indikator]"],
  ["", ""],
])("a word is explained where it stands first and whole: %s", (text, expected) => {
  expect(marked(text)).toBe(expected);
});

test("in English in the plural, too", () => {
  expect(marked("Pillars and a recommendation's place, pillarstones.", "en")).toBe(
    "[Pillars] and a [recommendation]'s place, pillarstones.",
  );
  expect(marked("pilars")).toBe("pilars");
});
