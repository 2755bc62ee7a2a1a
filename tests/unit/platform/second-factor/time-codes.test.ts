import { describe, expect, test } from "vitest";
import { keyAddress, newSecret, stepOf, withoutSpaces } from "@/lib/platform/second-factor/time-codes";

// RFC 6238, appendix B: the secret of its SHA-1 table in base32, and the last six of its eight digits.
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

describe("six digits of the telephone", () => {
  test.each([
    [59, "287082", 1n],
    [1_111_111_109, "081804", 37_037_036n],
    [1_234_567_890, "005924", 41_152_263n],
    [20_000_000_000, "353130", 666_666_666n],
  ])("at %i seconds are the RFC's own", (seconds, code, step) => {
    expect(stepOf(SECRET, code, at(seconds))).toBe(step);
  });

  test("open half a minute early and late, under the step that they are of, and no further", () => {
    expect(stepOf(SECRET, "287082", at(59 + 30))).toBe(1n);
    expect(stepOf(SECRET, "287082", at(59 - 30))).toBe(1n);
    expect(stepOf(SECRET, "287082", at(59 + 61))).toBeNull();
    expect(stepOf(SECRET, "287082", at(-2))).toBeNull();
  });

  test.each(["", "28708", "2870822", "28708a", "２８７０８２", "287 082"])("%j is none", (code) => {
    expect(stepOf(SECRET, code, at(59))).toBeNull();
  });

  test("may be typed in groups", () => {
    expect(withoutSpaces(" 287 082 ")).toBe("287082");
    expect(withoutSpaces("287-082")).toBe("287082");
  });

  test("come from a secret of 160 bits, which another one is each time, and its address names the account", () => {
    const [one, other] = [newSecret(), newSecret()];
    expect(one).toMatch(/^[A-Z2-7]{32}$/);
    expect(one).not.toBe(other);
    const address = new URL(keyAddress(one, "Enam Pilar Kota Uji", "orang@kota.go.id"));
    expect(address.protocol).toBe("otpauth:");
    expect(address.searchParams.get("secret")).toBe(one);
    expect(decodeURIComponent(address.pathname)).toContain("orang@kota.go.id");
  });
});
