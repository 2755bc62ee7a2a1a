import { describe, expect, test } from "vitest";
import { bodySchema, memberSchema, rhythmSchema } from "@/lib/follow-up/council-members/schemas";

const faults = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
  Object.fromEntries((result.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]));

const MEMBER = {
  bodyId: "11111111-1111-7111-8111-111111111111",
  name: "Ani",
  role: "MEMBER",
  from: "2026-03-02",
};

describe("a member's term", () => {
  test.each([
    { to: undefined, fault: {} },
    { to: "2026-03-02", fault: {} },
    { to: "02/03/2027", fault: {} },
    { to: "2026-03-01", fault: { to: "dayOrder" } },
    { to: "2026-02-30", fault: { to: "day" } },
  ])("from 2 March to $to: $fault", ({ to, fault }) => {
    expect(faults(memberSchema.safeParse({ ...MEMBER, to }))).toEqual(fault);
  });

  test("a name of blanks is none, for a member and for a body", () => {
    expect(faults(memberSchema.safeParse({ ...MEMBER, name: "   " }))).toEqual({ name: "required" });
    expect(faults(bodySchema.safeParse({ kind: "OTHER", name: "   " }))).toEqual({ name: "required" });
    expect(bodySchema.parse({ kind: "OTHER", name: "  Kampus " }).name).toBe("Kampus");
  });
});

describe("a rhythm", () => {
  test.each([
    { meetingsPerYear: "1", fault: {} },
    { meetingsPerYear: "52", fault: {} },
    { meetingsPerYear: "0", fault: { meetingsPerYear: "below-minimum:1" } },
    { meetingsPerYear: "53", fault: { meetingsPerYear: "above-maximum:52" } },
    { meetingsPerYear: "2,5", fault: { meetingsPerYear: "wholeNumber" } },
    { meetingsPerYear: "", fault: { meetingsPerYear: "wholeNumber" } },
    { fromYear: "1999", fault: { fromYear: "roundYear" } },
    { source: " ", fault: { source: "required" } },
  ])("is taken, or refused with its reason: $fault", ({ fault, ...given }) => {
    const rhythm = { fromYear: "2026", meetingsPerYear: "4", source: "Perwali uji", ...given };
    expect(faults(rhythmSchema.safeParse(rhythm))).toEqual(fault);
  });
});
