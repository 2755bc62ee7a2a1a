import { describe, expect, test } from "vitest";
import { safeReturnPath } from "@/lib/platform/auth/return-path";

describe("safeReturnPath", () => {
  test.each(["/kelola", "/kelola/program/bank-sampah?hal=2", "/en/dewan/smart-living#skor", "/"])(
    "goes back to %s",
    (path) => {
      expect(safeReturnPath(path)).toBe(path);
    },
  );

  test.each([
    "",
    "https://evil.test/",
    "//evil.test",
    "/\\evil.test",
    "/\t/evil.test",
    "/\n/evil.test",
    "\\/evil.test",
    "javascript:alert(1)",
    "kelola",
    "/%0d/../..//evil.test/",
    "/masuk",
    "/en/masuk?ke=/masuk",
    "/./../..//evil.test",
  ])("never leaves this site or loops: %j", (path) => {
    const safe = safeReturnPath(path);
    if (safe !== null) expect(new URL(safe, "https://ours.test").origin).toBe("https://ours.test");
    if (!path.startsWith("/%0d")) expect(safe).toBeNull();
  });

  test("nothing given leads nowhere", () => {
    expect(safeReturnPath(null)).toBeNull();
    expect(safeReturnPath(undefined)).toBeNull();
  });
});
