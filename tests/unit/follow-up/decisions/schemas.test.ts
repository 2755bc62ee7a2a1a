import { describe, expect, test } from "vitest";
import { decisionSchema } from "@/lib/follow-up/decisions/schemas";

const ID = "11111111-1111-7111-8111-111111111111";
const read = (links: unknown) => decisionSchema.safeParse({ text: "Bank sampah di setiap kelurahan", links });

describe("what a decision is about, as the boxes of the form send it", () => {
  test.each([
    { links: undefined, read: [] },
    { links: `pillar:${ID}`, read: [{ kind: "pillar", id: ID }] },
    {
      links: [`programme:${ID}`, `indicator:${ID}`, `recommendation:${ID}`],
      read: ["programme", "indicator", "recommendation"].map((kind) => ({ kind, id: ID })),
    },
  ])("$links", ({ links, read: expected }) => {
    expect(read(links).data?.links).toEqual(expected);
  });

  test.each([`user:${ID}`, "pillar:", `pillar:${ID}:x`, "pillar", [`pillar:${ID}`, "lain"]])(
    "%s is refused, and never read as something else",
    (links) => {
      expect(read(links).success).toBe(false);
    },
  );
});

test.each([
  ["", "required"],
  ["Pendek", "decisionShort"],
  ["x".repeat(2001), "tooLong"],
])("the words “%.10s” are refused: %s", (text, fault) => {
  expect(decisionSchema.safeParse({ text }).error?.issues[0]?.message).toBe(fault);
});
