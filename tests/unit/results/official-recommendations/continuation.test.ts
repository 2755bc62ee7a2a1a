import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { continuationOf } from "@/lib/results/official-recommendations/continuation";

const letter = (texts: string[], pillars: (string | null)[] = []) =>
  texts.map((text, index) => ({ text, pillarId: pillars[index] ?? null }));
const rows = (texts: string[], touched: number[] = [], pillars: (string | null)[] = []) =>
  letter(texts, pillars).map((words, index) => ({
    ...words,
    id: `r${index + 1}`,
    order: index + 1,
    isTouched: touched.includes(index + 1),
  }));
const leftOf = (result: ReturnType<typeof continuationOf>) => result.left.map(({ id }) => id);

describe("what a corrected letter continues", () => {
  test("the same words are the same recommendation, wherever they stand now", () => {
    const result = continuationOf(rows(["Satu", "Dua", "Tiga"]), letter(["Tiga", "Satu."]));
    expect(result.continues).toEqual(["r3", "r1"]);
    expect(leftOf(result)).toEqual(["r2"]);
  });

  test("of two with the same words each keeps its own place", () => {
    expect(continuationOf(rows(["Sama", "Sama"]), letter(["Sama", "Sama"])).continues).toEqual(["r1", "r2"]);
  });

  test("a slip put right at its place goes on; other words at a place that is worked on begin a new one", () => {
    const known = rows(["Lengkapi data sampah kota", "Perbaiki jaringan internet"], [1, 2]);
    const result = continuationOf(known, letter(["Lengkapi data sampah", "Latih para petugas kelurahan"]));
    expect(result.continues).toEqual(["r1", null]);
    expect(leftOf(result)).toEqual(["r2"]);
  });

  test("of phrases that a letter repeats the likest goes on, and never one of another pillar", () => {
    const of = (name: string) => `Lengkapi bukti dukung inovasi pada dimensi ${name}`;
    const known = rows([of("Smart Economy"), of("Smart Living")], [1, 2], ["E", "L"]);
    const dropped = continuationOf(known, letter([of("Smart Living tahun 2024")], ["L"]));
    expect([dropped.continues, leftOf(dropped)]).toEqual([["r2"], ["r1"]]);
    const replaced = continuationOf(known, letter([of("Smart Living"), of("Smart Society")], ["L", "S"]));
    expect([replaced.continues, leftOf(replaced)]).toEqual([["r2", null], ["r1"]]);
    const unnamed = continuationOf(
      rows([of("Smart Economy"), of("Smart Living")], [1, 2]),
      letter([of("Smart Living tahun 2024")]),
    );
    expect(unnamed.continues).toEqual(["r2"]);
  });

  test("a place that nobody has touched takes whatever words stand there now", () => {
    expect(continuationOf(rows(["Satu"]), letter(["Lain sama sekali"])).continues).toEqual(["r1"]);
  });

  test("no stored one is continued twice, and none is forgotten", () => {
    const text = fc.constantFrom("satu dua", "dua tiga", "tiga empat", "lima", "enam tujuh delapan");
    const list = fc.array(text, { maxLength: 6 });
    fc.assert(
      fc.property(list, list, fc.array(fc.integer({ min: 1, max: 6 })), (stored, given, touched) => {
        const result = continuationOf(rows(stored, touched), letter(given));
        const all = [...result.continues.filter((id) => id !== null), ...leftOf(result)];
        expect(result.continues).toHaveLength(given.length);
        expect(all.sort()).toEqual(
          rows(stored)
            .map(({ id }) => id)
            .sort(),
        );
      }),
    );
  });
});
