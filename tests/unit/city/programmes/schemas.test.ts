import { describe, expect, test } from "vitest";
import { valueDraftSchema } from "@/lib/city/indicators/schemas";
import { progressDraftSchema, progressSubmissionSchema } from "@/lib/city/programmes/schemas";
import { pillarScoreSchema } from "@/lib/evaluation/council-scores/schemas";

const firstMessage = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.error?.issues[0]?.message;

describe("progress", () => {
  test("a draft may be empty; absent text is empty text, an absent percent stays absent", () => {
    expect(progressDraftSchema.parse({})).toEqual({ done: "", obstacles: "", nextStep: "" });
  });

  test.each([
    ["45", "45"],
    ["47,5", "47.5"],
    ["47.25", "47.25"],
    ["0", "0"],
    ["100 %", "100"],
  ])("%s is %s percent", (typed, percent) => {
    expect(progressDraftSchema.parse({ physicalPercent: typed }).physicalPercent).toBe(percent);
  });

  test.each([
    ["101", "percentRange"],
    ["-1", "percentRange"],
    ["1,255", "ambiguous:1255:1.255"],
    ["12,3456", "twoDecimals"],
    ["setengah", "number"],
  ])("%s is refused with %s", (typed, message) => {
    expect(firstMessage(progressDraftSchema.safeParse({ physicalPercent: typed }))).toBe(message);
  });

  test("a submission needs percent and what was done", () => {
    expect(firstMessage(progressSubmissionSchema.safeParse({ done: "Selesai" }))).toBe("required");
    expect(firstMessage(progressSubmissionSchema.safeParse({ physicalPercent: "10", done: "   " }))).toBe("required");
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "bukti.pdf", "ftp://a.b/c"])(
    "an evidence link is a web address: %s is refused",
    (evidenceUrl) => {
      expect(firstMessage(progressDraftSchema.safeParse({ evidenceUrl }))).toBe("url");
    },
  );
});

describe("value", () => {
  test("a figure with two readings is left to the definition, which may have one of them only", () => {
    expect(valueDraftSchema.parse({ certainty: "FINAL", value: "1.250" }).value).toEqual({ typed: "1.250" });
  });

  test("a figure that the column cannot hold is refused, not rounded", () => {
    expect(firstMessage(valueDraftSchema.safeParse({ certainty: "FINAL", value: "1,1234567" }))).toBe("numberSize");
  });
});

describe("score", () => {
  test("two decimals and a reason", () => {
    expect(pillarScoreSchema.parse({ value: "3,25", reason: "Cukup bukti" })).toEqual({
      value: "3.25",
      reason: "Cukup bukti",
    });
    expect(firstMessage(pillarScoreSchema.safeParse({ value: "3,2555", reason: "Cukup bukti" }))).toBe("twoDecimals");
    expect(firstMessage(pillarScoreSchema.safeParse({ value: "3,25", reason: "ok" }))).toBe("reasonShort");
  });
});
