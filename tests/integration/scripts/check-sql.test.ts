import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { planFaults } from "../../../scripts/check-sql";
import { databaseUrl } from "../../support/database";

const ask = (...texts: string[]) => planFaults(databaseUrl(), [{ place: "a.ts:1", texts }]);

test("a statement that the database takes is planned and not run", async () => {
  const count = await db().pillar.count();
  expect(
    await ask(
      `INSERT INTO pillars ("id", "code", "slug", "order", "name", "focusId", "focusEn") VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    ),
  ).toEqual([]);
  expect(await db().pillar.count()).toBe(count);
});

test("what is not there is said with the place: a column, a function, a type of a value, a right", async () => {
  const [column] = await ask(`SELECT "nama" FROM pillars`);
  expect(column).toBe('a.ts:1: column "nama" does not exist');
  expect(await ask("SELECT period_ends('2026')")).toEqual([
    expect.stringMatching(/function period_ends\(unknown\) does not/),
  ]);
  expect(await ask(`SELECT 1 FROM pillars WHERE "order" = CASE WHEN $1 THEN 'a' ELSE 'b' END`)).toEqual([
    expect.stringMatching(/operator does not exist: integer = text/),
  ]);
  expect(await ask("DELETE FROM audit_events")).toEqual(["a.ts:1: permission denied for table audit_events"]);
});
