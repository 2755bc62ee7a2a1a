// What a migration does, read from its text: what it adds, what it changes, and what the version before it may stumble over
// while both are in use (an upgrade migrates first and switches afterwards; expand, then contract).

export interface Effects {
  adds: string[];
  changes: string[];
  /** What the version before may fail at: it reads what is gone, or writes what is refused now. */
  breaks: string[];
}

/** A line of a migration by which its author answers for it: `-- Compatible: the version before never writes that column.` */
const ANSWERED = /^-- Compatible: \S/m;

export const isAnswered = (sql: string) => ANSWERED.test(sql);

/** What a migration that takes something away says of itself, to be read before: `-- Contract: 0.4 stopped to read it.` */
export const contractOf = (sql: string) => /^-- Contract: (\S.*)$/m.exec(sql)?.[1] ?? null;

/** Statements, without comments; what stands between dollars or quotes is not looked into. */
export function statementsOf(sql: string): string[] {
  const token = /--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'|"(?:[^"]|"")*"|;/g;
  const statements: string[] = [];
  let current = "";
  let from = 0;
  for (const found of sql.matchAll(token)) {
    current += sql.slice(from, found.index);
    from = found.index + found[0].length;
    if (found[0] === ";") {
      statements.push(current);
      current = "";
    } else if (found[0].startsWith('"')) current += found[0];
    else if (!/^(--|\/\*)/.test(found[0])) current += "…";
  }
  statements.push(current + sql.slice(from));
  return statements.map((one) => one.replace(/\s+/g, " ").trim()).filter(Boolean);
}

const NAME = `(?:"?public"?\\.)?"?(\\w+)"?`;
const nameIn = (statement: string, before: string) =>
  new RegExp(`${before} (?:IF (?:NOT )?EXISTS )?(?:ONLY )?${NAME}`, "i").exec(statement)?.[1] ?? "?";

/** Parts of one ALTER TABLE, which commas outside of brackets separate. */
function partsOf(statement: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let current = "";
  for (const letter of statement) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === "," && depth === 0) {
      parts.push(current.trim());
      current = "";
    } else current += letter;
  }
  return [...parts, current.trim()];
}

/** Views that are dropped and made again. In between, or for good, they lack columns; the text does not tell which. */
export function viewsMadeAnew(sql: string): string[] {
  const statements = statementsOf(sql);
  const names = (start: RegExp, before: string) =>
    new Set(statements.filter((one) => start.test(one)).map((one) => nameIn(one, before)));
  const made = names(/^CREATE (OR REPLACE )?VIEW/i, "VIEW");
  return [...names(/^DROP VIEW/i, "VIEW")].filter((name) => made.has(name));
}

export function effectsOf(sql: string): Effects {
  const statements = statementsOf(sql);
  const made = new Set(
    statements.filter((one) => /^CREATE TABLE/i.test(one)).map((one) => nameIn(one, "CREATE TABLE")),
  );
  const again = (kind: string, name: string) =>
    statements.some((one) =>
      new RegExp(`^CREATE (OR REPLACE )?${kind} (IF NOT EXISTS )?${NAME.replace("(\\w+)", name)}`, "i").test(one),
    );
  const effects: Effects = { adds: [], changes: [], breaks: [] };
  for (const statement of statements) read(statement, made, again, effects);
  const { adds, changes, breaks } = effects;
  const once = (words: string[]) => [...new Set(words)];
  if (isAnswered(sql)) return { adds: once(adds), changes: once([...changes, ...breaks]), breaks: [] };
  return { adds: once(adds), changes: once(changes), breaks: once(breaks) };
}

type Again = (kind: string, name: string) => boolean;

function read(statement: string, made: Set<string>, again: Again, { adds, changes, breaks }: Effects): void {
  const [, verb = "", kind = ""] =
    /^(\w+)(?: OR REPLACE)?(?: (?:UNIQUE|CONSTRAINT|MATERIALIZED))?(?: (\w+))?/i.exec(statement.toUpperCase()) ?? [];
  const subject = () => nameIn(statement, kind);
  if (verb === "CREATE") {
    if (kind === "TABLE") adds.push(`table ${subject()}`);
    else if (kind === "VIEW" || kind === "FUNCTION")
      (/^CREATE OR REPLACE/i.test(statement) ? changes : adds).push(`${kind.toLowerCase()} ${subject()}`);
    else if (kind === "TRIGGER" || (kind === "INDEX" && /^CREATE UNIQUE/i.test(statement))) {
      const table = nameIn(statement, "ON");
      if (!made.has(table)) breaks.push(`a new rule for rows of ${table} (${kind.toLowerCase()} ${subject()})`);
    }
  } else if (verb === "DROP" && ["TABLE", "VIEW", "FUNCTION", "TYPE"].includes(kind)) {
    if (again(kind, subject())) changes.push(`${kind.toLowerCase()} ${subject()}`);
    else breaks.push(`${kind.toLowerCase()} ${subject()} goes`);
  } else if (verb === "ALTER" && kind === "TABLE") {
    const table = subject();
    const rest = statement.replace(new RegExp(`^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?${NAME}`, "i"), "").trim();
    if (!made.has(table)) for (const part of partsOf(rest)) readPart(table, part, { adds, changes, breaks });
  } else if (verb === "ALTER" && kind === "TYPE") {
    if (/ADD VALUE/i.test(statement)) adds.push(`a value of ${subject()}`);
    else breaks.push(`type ${subject()} changes`);
  } else if (verb === "UPDATE") changes.push(`rows of ${nameIn(statement, "UPDATE")}`);
  else if (verb === "DELETE") changes.push(`rows of ${nameIn(statement, "FROM")}`);
  else if (verb === "INSERT") changes.push(`rows of ${nameIn(statement, "INTO")}`);
  else if (verb === "TRUNCATE") breaks.push(`all rows of ${nameIn(statement, "TRUNCATE(?: TABLE)?")} go`);
}

function readPart(table: string, part: string, { adds, changes, breaks }: Effects): void {
  const column = (before: string) => `${table}.${nameIn(part, before)}`;
  if (/^ADD COLUMN/i.test(part)) {
    const isFilled = !/NOT NULL/i.test(part) || /DEFAULT|GENERATED/i.test(part);
    if (isFilled) adds.push(`column ${column("ADD COLUMN")}`);
    else breaks.push(`column ${column("ADD COLUMN")} must be filled`);
  } else if (/^DROP COLUMN/i.test(part)) breaks.push(`column ${column("DROP COLUMN")} goes`);
  else if (/^RENAME/i.test(part)) breaks.push(`${table}: ${part.toLowerCase().replaceAll('"', "")}`);
  else if (/^ADD (CONSTRAINT|CHECK|UNIQUE|FOREIGN|EXCLUDE)/i.test(part)) {
    // One that is checked for new rows only refuses what the version before writes just the same.
    breaks.push(`a new rule for rows of ${table} (${nameIn(part, "CONSTRAINT")})`);
  } else if (/^ALTER COLUMN/i.test(part)) {
    const [, to = ""] = /^ALTER COLUMN "?\w+"? (.*)$/i.exec(part) ?? [];
    if (/^(SET NOT NULL|DROP DEFAULT|(SET DATA )?TYPE)/i.test(to))
      breaks.push(`column ${column("ALTER COLUMN")}: ${to.toLowerCase()}`);
    else changes.push(`column ${column("ALTER COLUMN")}`);
  }
}
