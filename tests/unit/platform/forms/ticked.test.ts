import { expect, test } from "vitest";
import { tickedOf } from "@/lib/platform/forms/ticked";

const id = "00000000-0000-4000-8000-000000000000";
const read = (...boxes: string[]) => {
  const data = new FormData();
  for (const [at, box] of boxes.entries()) data.append(`tick-${at}`, box);
  data.append("reason", `programme:${id}:9`);
  return tickedOf(data, ["programme", "indicator"], 3);
};

test("a ticked box names a kind, a row and its version", () => {
  expect(read(`programme:${id}:3`, `indicator:${id}:1`)).toEqual({
    ticked: [
      { kind: "programme", id, version: 3 },
      { kind: "indicator", id, version: 1 },
    ],
    errors: {},
  });
});

test.each([
  [[]],
  [["programme"]],
  [[`user:${id}:3`]],
  [[`programme:${id}:1.5`]],
  [[`programme:${id}:1`, "x"]],
  [Array(4).fill(`indicator:${id}:1`)],
])("%j names nothing that could be decided", (boxes) => {
  expect(read(...boxes)).toEqual({ ticked: [], errors: { ticked: ["tickNone"] } });
});
