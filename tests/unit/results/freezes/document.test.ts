import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText } from "@/lib/results/freezes/document";

/** The same object with its keys in another order, all the way down. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffled(inner)]),
  );
}

describe("canonical text of a frozen document", () => {
  test("follows RFC 8785: sorted keys, no white space, JSON's own escapes", () => {
    expect(canonicalText({ b: "3.20", a: [1, null, "é\n"], "\u20ac": true })).toBe(
      '{"a":[1,null,"é\\n"],"b":"3.20","€":true}',
    );
  });

  test("gives the same bytes and hash whatever the order of the keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
        const [one, other] = [document, shuffled(document) as object].map(canonicalText);
        const hash = (text = "") => createHash("sha256").update(text).digest("hex");
        expect(other).toBe(one);
        expect(hash(other)).toBe(hash(one));
        expect(JSON.parse(one ?? "")).toEqual(JSON.parse(JSON.stringify(document)));
      }),
    );
  });
});
