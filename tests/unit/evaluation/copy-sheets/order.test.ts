import fc from "fast-check";
import { expect, test } from "vitest";
import { inFormOrder, numberInForm } from "@/lib/evaluation/copy-sheets/order";
import { toRow } from "@/lib/evaluation/copy-sheets/sheet";

const item = (code: string, order: number, formOrder: number | null, formNumber: string | null = null) => ({
  code,
  order,
  formOrder,
  formNumber,
});

test("the ministry's order comes first, then what has no place in its form in our own order", () => {
  const items = [item("A", 1, null), item("B", 2, 20), item("C", 3, 3), item("D", 4, null), item("E", 5, 3)];
  expect(inFormOrder(items).map(({ code }) => code)).toEqual(["C", "E", "B", "A", "D"]);
  expect([numberInForm(item("A", 1, null)), numberInForm(item("A", 1, 1, "2.3.b"))]).toEqual(["A", "2.3.b"]);
});

test("the order in which items come from the database never matters", () => {
  const items = fc.uniqueArray(
    fc.record({ order: fc.integer({ min: 1, max: 99 }), formOrder: fc.option(fc.integer({ min: 1, max: 5 })) }),
    {
      selector: ({ order }) => order,
    },
  );
  fc.assert(
    fc.property(items, (given) => {
      const all = given.map(({ order, formOrder }) => item(`I${order}`, order, formOrder));
      expect(inFormOrder([...all].reverse())).toEqual(inFormOrder(all));
    }),
  );
});

test("a missing score is an empty cell, not 0, and evidence is a link that can be followed", () => {
  const answer = {
    score: null,
    notApplicable: false,
    reason: "Belum",
    copiedBy: null,
    evidence: [{ id: "e1", title: "SK", url: null }],
  };
  const row = { number: "1", code: "OUT-01", section: { id: "Output" }, text: { id: "?" }, maximum: "4", answer };
  expect(toRow(row, "https://kota.test")).toEqual([
    "1",
    "OUT-01",
    "Output",
    "?",
    null,
    4,
    "Belum",
    "SK: https://kota.test/api/evidence/e1",
    null,
  ]);
});
