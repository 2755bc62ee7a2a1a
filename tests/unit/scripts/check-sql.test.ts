import { describe, expect, test } from "vitest";
import { statementsIn } from "../../../scripts/check-sql";

const textsIn = (source: string) => statementsIn("a.ts", source).flatMap(({ texts }) => texts);
/** As in a source file: templates inside of this file's own. */
const source = (text: string) => text.replaceAll("'", "`").replaceAll("#{", "${");

describe("the SQL of a source file is read with every piece that the same file puts into it", () => {
  test("values are counted, from one template to the next anew", () => {
    expect(
      textsIn(
        source("db().$queryRaw<Row[]>'SELECT #{a} WHERE x = #{b.c}'; tx.$executeRaw'DELETE FROM t WHERE id = #{d}';"),
      ),
    ).toEqual(["SELECT $1 WHERE x = $2", "DELETE FROM t WHERE id = $1"]);
  });

  test("each alternative of a condition is a statement, and nothing is nothing", () => {
    const text =
      "const own = a ? Prisma.sql'AND x = #{a}' : Prisma.empty; db().$queryRaw'SELECT #{b} WHERE true #{own}';";
    expect(textsIn(source(text))).toEqual(["SELECT $1 WHERE true AND x = $2", "SELECT $1 WHERE true "]);
  });

  test("a function of the file is called with what it is given, a piece or a value", () => {
    const text = `const next = (column: Prisma.Sql, days: number) => Prisma.sql'(\${column} + \${days})';
      function f() { return db().$queryRaw'SELECT \${next(Prisma.sql'a."dueOn"', 2)}, \${next(other, 3)}'; }`;
    expect(textsIn(source(text))).toEqual([`SELECT (a."dueOn" + $1), ($2 + $3)`]);
  });

  test("a joined list stands for one of its kind, raw text for itself", () => {
    const text =
      "db().$executeRaw'INSERT INTO t VALUES #{Prisma.join(rows.map((row) => Prisma.sql'(#{row.a}, #{row.b})'))}'; db().$queryRaw'SELECT 1 ORDER BY a #{Prisma.raw(isUp ? 'ASC' : 'DESC')}';";
    expect(textsIn(source(text))).toEqual([
      "INSERT INTO t VALUES ($1, $2)",
      "SELECT 1 ORDER BY a ASC",
      "SELECT 1 ORDER BY a DESC",
    ]);
  });

  test("what scripts hand to pg is read where its text is known, with the constants in it", () => {
    const text = `const NAMES = "a, b"; client.query('SELECT \${NAMES} FROM t WHERE id = $1', [id]); client.query("BEGIN");
      client.query('SELECT \${given} FROM t'); url.query("x");`;
    expect(textsIn(source(text))).toEqual(["SELECT a, b FROM t WHERE id = $1"]);
  });

  test("a name that was meant otherwise further inside is found where it is used", () => {
    const text = `const part = Prisma.sql'outer'; function f() { const part = Prisma.sql'inner'; db().$queryRaw'SELECT \${part}'; }`;
    expect(textsIn(source(text))).toEqual(["SELECT inner"]);
  });

  test("a statement of too many alternatives is refused, not cut", () => {
    const pieces = "#{a ? Prisma.sql'1' : Prisma.sql'2'}".repeat(7);
    expect(() => textsIn(source(`db().$queryRaw'SELECT ${pieces}'`))).toThrow(/more than 64 variants/);
  });
});
