import { expect, test } from "vitest";
import { statementNames } from "@/lib/platform/db/statement-names";

const times = (name: ReturnType<typeof statementNames>, sql: string, count: number) =>
  Array.from({ length: count }, () => name({ sql }));

test("what is asked again and again has one name, and no two have the same", () => {
  const nameOf = statementNames();
  expect(times(nameOf, "SELECT 1", 4)).toEqual(["", "", "s1", "s1"]);
  expect(times(nameOf, "SELECT count(*) FROM a", 3)).toEqual(["", "", "s2"]);
});

test("what takes all columns has none: a migration that adds one would break its plan", () => {
  expect(times(statementNames(), "SELECT h.* FROM open_work h", 9)).toEqual(Array(9).fill(""));
});

test("a connection keeps no more than some hundreds, whatever is asked", () => {
  const nameOf = statementNames();
  const names = new Set(Array.from({ length: 5000 }, (_, one) => times(nameOf, `SELECT ${one}`, 3)).flat());
  expect(names.size).toBeLessThanOrEqual(301);
});
