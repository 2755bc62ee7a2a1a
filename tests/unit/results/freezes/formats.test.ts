import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canonicalText } from "@/lib/results/freezes/document";
import { readInternalRound } from "@/lib/results/freezes/internal-format";
import { type FrozenRound, readFrozenRound } from "@/lib/results/freezes/round-format";
import { golden } from "../../../support/goldens";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("a frozen round is read in every writing that there ever was", () => {
  test.each([
    [
      "of before 28 November 2026",
      "round-1-first-writing.json",
      "30c90a38ac4222eaba9d60472978979b2ee196e7a46535aebc44a8e8fb4282df",
    ],
    [
      "put together from sources",
      "round-1-reconstruction.json",
      "c96aa33a8f6fa4510303adc7ed4b7e39edb76d55c8a644bd4f80d64e9ad957dc",
    ],
  ])("%s, its bytes untouched", (_name, file, hash) => {
    expect(sha256(golden(file))).toBe(hash);
    const { round, recommendations, internalSha256 } = readFrozenRound(golden(file));
    expect(round).toMatchObject({ slug: "2022", final: { value: "3.31" }, computed: { value: "3.315" } });
    expect(recommendations).toHaveLength(5);
    expect(internalSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test("one of before 28 November 2026 is no reconstruction and marks nothing as shipped", () => {
    const { reconstruction, round, recommendations } = readFrozenRound(golden("round-1-first-writing.json"));
    expect(reconstruction).toBeNull();
    expect([round.shipped, round.final?.shipped, recommendations[0]?.shipped]).toEqual([false, false, false]);
    expect(recommendations[0]?.reports[0]).toMatchObject({ status: "DONE", shipped: false });
  });

  test("one of the second writing is written as it is read", () => {
    expect(canonicalText(readFrozenRound(golden("round-2.json")))).toBe(golden("round-2.json"));
  });

  test.each(["round-1.json", "round-1-reconstruction.json"])("%s, of the first writing, loses nothing", (file) => {
    const { format: _now, indicatorTargets, ...read } = readFrozenRound(golden(file));
    const { format: _then, ...written } = JSON.parse(golden(file)) as FrozenRound;
    expect(indicatorTargets).toBeNull();
    expect(read).toMatchObject(written);
    expect(read.indicatorValues.every(({ state }) => state === null)).toBe(true);
    expect(read.questionnaire.every(({ minimum }) => minimum === "0")).toBe(true);
  });

  test("the internal part is written as it is read", () => {
    const text = golden("round-internal-1.json");
    expect(canonicalText(readInternalRound(text))).toBe(text);
  });
});

describe("a frozen round holds what its format names", () => {
  const document = JSON.parse(golden("round-2.json")) as FrozenRound & Record<string, unknown>;
  const withRound = (given: object) => JSON.stringify({ ...document, round: { ...document.round, ...given } });

  test("and nothing that a live read shows beside it", () => {
    const read = readFrozenRound(withRound({ visitors: 12 }));
    expect(read.round).not.toHaveProperty("visitors");
  });

  test.each([
    ["no figure", { final: { value: null, source: "", revision: 1, publishedAt: null, shipped: false } }],
    ["a figure in words", { targetPercent: "97,4" }],
    ["an unknown comparison", { change: { kind: "guess" } }],
  ])("and is refused with %s", (_name, given) => {
    expect(() => readFrozenRound(withRound(given))).toThrow();
  });

  test("and is refused in a format that nobody wrote a reader for", () => {
    for (const format of ["enam-pilar/round/3", undefined])
      expect(() => readFrozenRound(JSON.stringify({ ...document, format }))).toThrow(/No reader for a frozen round/);
    expect(() => readInternalRound(JSON.stringify({ format: "x" }))).toThrow(/No reader for an internal part/);
  });
});
