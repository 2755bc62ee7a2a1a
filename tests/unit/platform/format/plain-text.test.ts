import { describe, expect, it } from "vitest";
import { plainText } from "@/lib/platform/format/plain-text";

describe("a text as it is kept", () => {
  it.each([
    ["line ends of Windows and of old Macs", "a\r\nb\rc", "a\nb\nc"],
    ["letters that were put together", "Café", "Caf\u00e9"],
    ["no control characters, but tabs", "a\u0000b\u0007\tc\u007f", "ab\tc"],
    ["nothing that turns the reading direction", "laporan\u202Efdp.exe\u2066x\uFEFF", "laporanfdp.exex"],
    ["no half of a letter", "a\ud800b", "a\ufffdb"],
    ["letters of two halves", "daun \u{1F343}", "daun \u{1F343}"],
  ])("has %s", (_what, typed, kept) => {
    expect(plainText(typed)).toBe(kept);
    expect(plainText(kept)).toBe(kept);
  });
});
