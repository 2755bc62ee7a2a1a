import { describe, expect, test } from "vitest";
import { STATES } from "@/lib/follow-up/recommendations/life";
import { isChecked, reportText } from "@/lib/follow-up/recommendations/report-text";

const REASON = "Kewenangan provinsi menurut undang-undang.";

describe("with what the report to the public begins", () => {
  test.each([
    { resultText: "Sudah terbit.", closesAs: "DONE", legalReason: "", begins: "Sudah terbit." },
    {
      resultText: "Sudah dikaji.",
      closesAs: "NOT_FEASIBLE",
      legalReason: REASON,
      begins: `Sudah dikaji.\n\nAlasan sah: ${REASON}`,
    },
    { resultText: "", closesAs: "NOT_FEASIBLE", legalReason: REASON, begins: `Alasan sah: ${REASON}` },
    { resultText: "", closesAs: null, legalReason: "", begins: "" },
  ])("what was handed in as $closesAs, with the lawful reason where it cannot be done", ({ begins, ...handedIn }) => {
    expect(reportText(handedIn)).toBe(begins);
  });
});

test("what was handed in counts as checked from the verification on, and no more once it is sent back", () => {
  expect(STATES.filter(isChecked)).toEqual(["VERIFIED", "CONFIRMED", "REPORTED"]);
});
