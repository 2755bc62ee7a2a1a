import { describe, expect, it } from "vitest";
import { isMisread } from "@/lib/platform/format/misread";

describe("a text that a spreadsheet would take for something else", () => {
  it.each([
    ["11.3", "a time"],
    ["2024-2", "a month"],
    ["2022/1", "a month"],
    ["007", "a smaller number"],
    ["50%", "a share"],
    ["1E5", "a power of ten"],
    ["1,5e-3", "a power of ten"],
    ["11 am", "an hour"],
    ["11:30p", "an hour"],
    ["MAR-03", "a day"],
    ["3-Mei", "a day"],
    ["12Agustus", "a day"],
    ["Des-2024", "a month"],
    ["1234567890123456", "a number with its last digits lost"],
    [" 12", "a number"],
  ])("%j, for %s", (text) => expect(isMisread(text)).toBe(true));

  it.each([
    "",
    "Maret",
    "Bank Sampah",
    "ENV-02",
    "BAS-GOV",
    "0",
    "12",
    "123456789012345",
    "SK 3",
    "3 unit",
    "Mars-03",
    "7b",
  ])("%j stays what it is", (text) => expect(isMisread(text)).toBe(false));
});
