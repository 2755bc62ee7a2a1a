// The table of triggers in prisma/sql/README.md. What stands in the database is written by machine; whether a trigger refuses
// or acts is read from its function's text, and why it is there is a person's words, kept from one writing to the next.
import fs, { readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";

export interface Trigger {
  name: string;
  table: string;
  when: string;
  function: string;
  does: string;
}

const HEAD = "| Table | Trigger | When | Function | It | Why |\n| --- | --- | --- | --- | --- | --- |\n";
const ROW = /^\| `[^`]+` \| `([^`]+)` \|.*\| ([^|]*) \|$/gm;
const TABLE = /^\| Table \|.*(?:\n\|.*)*/m;

/** A change of its row or of another; whatever else stands there can only let pass or refuse. */
const ACTS = /\bNEW\."?\w+"?\s*:=|\bINSERT INTO\b|\bUPDATE "?\w+"? SET\b|\bDELETE FROM\b|\bPERFORM pg_notify\b/i;
const REFUSES = /\bRAISE\b/i;

/** What a trigger's function can do, by its text. */
export function whatItDoes(text: string): string {
  const plain = text.replace(/--.*$/gm, "").replace(/'(?:[^']|'')*'/g, "''");
  return [REFUSES.test(plain) ? "refuses" : "", ACTS.test(plain) ? "**acts**" : ""].filter(Boolean).join(", ");
}

export async function readTriggers(client: pg.Client): Promise<Trigger[]> {
  const { rows } = await client.query<{ name: string; table: string; text: string; function: string; body: string }>(
    `SELECT t.tgname AS name, c.relname AS "table", pg_get_triggerdef(t.oid, true) AS text, p.proname AS "function", p.prosrc AS body
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
      WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal ORDER BY c.relname, t.tgname`,
  );
  return rows.map(({ name, table, text, function: called, body }) => ({
    name,
    table,
    when: whenOf(text),
    function: called,
    does: whatItDoes(body),
  }));
}

function whenOf(text: string): string {
  const [, moment = "", events = ""] = / (BEFORE|AFTER) (.+?) ON /.exec(text) ?? [];
  const atEnd = text.includes("INITIALLY DEFERRED") ? ", at the end" : "";
  return `${moment.toLowerCase()} ${events
    .replace(/\b(?:INSERT|UPDATE OF|UPDATE|DELETE|TRUNCATE)\b/g, (word) => word.toLowerCase())
    .replaceAll(" OR ", ", ")
    .replaceAll('"', "")}${atEnd}`;
}

function readReasons(page: string): Map<string, string> {
  return new Map([...page.matchAll(ROW)].map(([, name = "", why = ""]) => [name, why.trim()]));
}

/** The page with its table written anew; a trigger that it did not have yet gets a row without words. */
export function writtenTable(page: string, triggers: readonly Trigger[]): string {
  const reasons = readReasons(page);
  const rows = triggers.map((one) => {
    const facts = `| \`${one.table}\` | \`${one.name}\` | ${one.when} | \`${one.function}\` | ${one.does} |`;
    return `${facts} ${reasons.get(one.name) ?? ""} |`.replace(/\| {2}\|$/, "| |");
  });
  return page.replace(TABLE, () => HEAD + rows.join("\n"));
}

const NAMED_IN = "lib/**/*.ts";

/** All that lib/ says, in one text: a reader of the code must meet the triggers that act for it. */
export async function readCode(root: string): Promise<string> {
  const texts: string[] = [];
  for await (const file of fs.glob(NAMED_IN, { cwd: root, exclude: ["lib/platform/db/generated/**"] }))
    texts.push(await readFile(path.join(root, file), "utf8"));
  return texts.join("\n");
}

export function triggerFaults(page: string, triggers: readonly Trigger[], code: string): string[] {
  const reasons = readReasons(page);
  const isNamed = (words: string[]) => words.some((word) => new RegExp(`\\b${word}\\b`).test(code));
  return triggers.flatMap(({ name, does, function: called }) => [
    ...(does.includes("acts") && !isNamed([name, called])
      ? [`${name} acts, and nothing in lib/ says so: name it where the code relies on it`]
      : []),
    ...(does ? [] : [`${name}: its function neither refuses nor acts, as far as its text tells`]),
    ...(reasons.get(name) ? [] : [`prisma/sql/README.md: say in the row of \`${name}\` why it is there`]),
  ]);
}
