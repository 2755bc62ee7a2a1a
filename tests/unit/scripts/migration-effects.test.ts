import { describe, expect, test } from "vitest";
import { findMigrationFaults, migrationFaults } from "../../../scripts/check-migrations";
import { contractOf, effectsOf, statementsOf } from "../../../scripts/migration-effects";
import { projectRoot } from "../../../scripts/operator";

const nothing = { adds: [], changes: [], breaks: [] };

describe("What a migration does is told by its text", () => {
  test.each<[string, Partial<ReturnType<typeof effectsOf>>]>([
    ['CREATE TABLE "a" ("id" int NOT NULL)', { adds: ["table a"] }],
    [
      'ALTER TABLE "a" ADD COLUMN "b" text, ADD COLUMN "c" int NOT NULL DEFAULT 0',
      { adds: ["column a.b", "column a.c"] },
    ],
    ['ALTER TABLE "a" ADD COLUMN "b" numeric(10, 2) NOT NULL', { breaks: ["column a.b must be filled"] }],
    ['ALTER TABLE public."a" DROP COLUMN "b"', { breaks: ["column a.b goes"] }],
    ['ALTER TABLE "a" RENAME COLUMN "b" TO "c"', { breaks: ["a: rename column b to c"] }],
    ['ALTER TABLE "a" ALTER COLUMN "b" SET NOT NULL', { breaks: ["column a.b: set not null"] }],
    ['ALTER TABLE "a" ALTER COLUMN "b" TYPE bigint', { breaks: ["column a.b: type bigint"] }],
    ['ALTER TABLE "a" ALTER COLUMN "b" SET DEFAULT 1', { changes: ["column a.b"] }],
    ['ALTER TABLE "a" ADD CONSTRAINT "a_b" CHECK ("b" > 0)', { breaks: ["a new rule for rows of a (a_b)"] }],
    ['CREATE UNIQUE INDEX "a_b" ON "a"("b")', { breaks: ["a new rule for rows of a (index a_b)"] }],
    ['CREATE INDEX "a_b" ON "a"("b")', {}],
    [
      'CREATE TABLE "a" ("b" int); CREATE UNIQUE INDEX "a_b" ON "a"("b"); ALTER TABLE "a" ADD CONSTRAINT "x" CHECK (true)',
      { adds: ["table a"] },
    ],
    ['DROP VIEW "v"; CREATE VIEW "v" AS SELECT 1', { adds: ["view v"], changes: ["view v"] }],
    ['DROP VIEW "v"', { breaks: ["view v goes"] }],
    ['DROP TABLE IF EXISTS "a"', { breaks: ["table a goes"] }],
    [`ALTER TYPE "T" ADD VALUE 'X'`, { adds: ["a value of T"] }],
    ['UPDATE "a" SET "b" = 1', { changes: ["rows of a"] }],
    ["-- DROP TABLE a;\n/* DROP TABLE b; */ SELECT 'DROP TABLE c; '", {}],
    ["CREATE FUNCTION f() RETURNS void AS $$ BEGIN DROP TABLE a; END $$ LANGUAGE plpgsql", { adds: ["function f"] }],
    ['-- Compatible: nobody writes it.\nALTER TABLE "a" DROP COLUMN "b"', { changes: ["column a.b goes"] }],
  ])("%s", (sql, effects) => {
    expect(effectsOf(sql)).toEqual({ ...nothing, ...effects });
  });

  test("whatever stands in quotes or between dollars", () => {
    expect(statementsOf("SELECT ';' ; DO $x$ a; b; $x$; -- c;\n;")).toEqual(["SELECT …", "DO …"]);
  });
});

describe("A migration at which the version before may fail", () => {
  const goes = 'ALTER TABLE "a" DROP COLUMN "b"';

  test("says so in its text, or why it does not", () => {
    expect(migrationFaults("x", goes)).toEqual([expect.stringContaining("x: column a.b goes.")]);
    expect(migrationFaults("x", `-- Contract: since 0.3 nothing reads it.\n${goes}`)).toEqual([]);
    expect(migrationFaults("x", `-- Compatible: 0.2 never read it.\n${goes}`)).toEqual([]);
    expect(migrationFaults("x", `-- Contract:\n${goes}`)).toHaveLength(1);
    expect(migrationFaults("x", 'ALTER TABLE "a" ADD COLUMN "b" text')).toEqual([]);
  });

  test("still asks that it is stopped, where it takes away on purpose", () => {
    const sql = `-- Contract: since 0.3 nothing reads it.\n${goes}`;
    expect(effectsOf(sql).breaks).toEqual(["column a.b goes"]);
    expect(contractOf(sql)).toBe("since 0.3 nothing reads it.");
  });

  test("is also one that makes a view anew, for it may leave out a column", () => {
    const anew = 'DROP VIEW "v"; CREATE VIEW "v" AS SELECT 1';
    expect(migrationFaults("x", anew)).toEqual([expect.stringContaining("view v is made anew")]);
    expect(migrationFaults("x", 'CREATE OR REPLACE VIEW "v" AS SELECT 1')).toEqual([]);
  });

  test("and those of this program say it", async () => expect(await findMigrationFaults(projectRoot)).toEqual([]));
});
