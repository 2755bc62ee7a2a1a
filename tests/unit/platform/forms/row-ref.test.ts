import { expect, test } from "vitest";
import { newOrRefOf } from "@/lib/platform/forms/row-ref";

const ID = "11111111-1111-7111-8111-111111111111";

test.each([
  { sent: {}, read: null },
  { sent: { version: "3" }, read: null },
  { sent: { id: ID, version: "3" }, read: { id: ID, version: 3 } },
  { sent: { id: ID }, read: undefined },
  { sent: { id: ID, version: "0" }, read: undefined },
  { sent: { id: "", version: "1" }, read: undefined },
  { sent: { id: "x", version: "1" }, read: undefined },
])("a form that names its row badly is not taken for one that makes a new row: $sent", ({ sent, read }) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(sent)) data.set(name, value);
  expect(newOrRefOf(data)).toEqual(read);
});
