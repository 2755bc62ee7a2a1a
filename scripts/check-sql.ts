// SQL that is written in code, put before a migrated database: every statement is planned there with the rights that it will
// have, so that a column, a function, a type or a right that is missing is said before anybody runs it.
//
// Read by the syntax alone: `$queryRaw` and `$executeRaw` with the `Prisma.sql` pieces that the same file puts into them, each
// alternative once, and the statements that scripts hand to `pg`. Not covered: `…Unsafe`, statements whose text is made at run
// time, what is no SELECT, INSERT, UPDATE or DELETE, and the bodies of plpgsql functions.
import fs, { readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { withClient } from "./migrations";
import { projectRoot } from "./operator";

const SOURCES = ["{app,lib,prisma,scripts,server}/**/*.{ts,tsx,mjs}"];
const NOT_OURS = ["lib/platform/db/generated/**"];
const MENTIONS = /\$queryRaw|\$executeRaw|\.query[(<]/;
/** EXPLAIN knows these; the others change tables or sessions and are run by every start. */
const PLANNED = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i;
/** Each choice doubles them; more is a statement that nobody can read. */
const MOST_VARIANTS = 64;
/** Stands for a value until the whole text is known and the values can be counted. */
const VALUE = "\u0001";

/** What a name stands for inside a function that was called: texts, or null for a value. */
type Scope = ReadonlyMap<string, string[] | null>;

const nameOf = (node: ts.Node): string =>
  ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.name.text : "";
const isPiece = (node: ts.Expression, name: string) =>
  ts.isPropertyAccessExpression(node) && node.name.text === name && nameOf(node.expression) === "Prisma";

function bare(node: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return bare(node.expression);
  return node;
}

/** The declaration that a name leads to, from where it is used outwards. */
function declarationOf(name: string, from: ts.Node): ts.Expression | ts.FunctionDeclaration | null {
  for (let around: ts.Node | undefined = from.parent; around; around = around.parent) {
    if (!ts.isBlock(around) && !ts.isSourceFile(around)) continue;
    for (const statement of around.statements) {
      if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement;
      if (!ts.isVariableStatement(statement)) continue;
      const found = statement.declarationList.declarations.find((one) => nameOf(one.name) === name);
      if (found) return found.initializer ?? null;
    }
  }
  return null;
}

/** Every text that two lists of alternatives can make together. */
function together(before: string[], after: string[]): string[] {
  const all = before.flatMap((one) => after.map((other) => one + other));
  if (all.length > MOST_VARIANTS) throw new Error(`more than ${MOST_VARIANTS} variants of one statement`);
  return all;
}

type Mode = "prisma" | "plain";

function templateTexts(node: ts.TemplateLiteral, scope: Scope, mode: Mode): string[] | null {
  if (ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  let texts = [node.head.text];
  for (const { expression, literal } of node.templateSpans) {
    const inner = textsOf(expression, scope, mode);
    // In a plain template an unknown part is unknown text; in Prisma's it is a value.
    if (inner === null && mode === "plain") return null;
    texts = together(together(texts, inner ?? [VALUE]), [literal.text]);
  }
  return texts;
}

/** What a called function of the same file gives back. */
function calledTexts(node: ts.CallExpression, scope: Scope, mode: Mode): string[] | null {
  const target = ts.isIdentifier(node.expression) ? declarationOf(node.expression.text, node) : null;
  if (!target || !(ts.isArrowFunction(target) || ts.isFunctionDeclaration(target))) return null;
  const inner = new Map(scope);
  for (const [at, { name }] of target.parameters.entries()) {
    const given = node.arguments[at];
    inner.set(nameOf(name), given ? textsOf(given, scope, mode) : null);
  }
  const { body } = target;
  if (!body) return null;
  if (!ts.isBlock(body)) return textsOf(body, inner, mode);
  const returned: (string[] | null)[] = [];
  const visit = (part: ts.Node): void => {
    if (ts.isReturnStatement(part) && part.expression) returned.push(textsOf(part.expression, inner, mode));
    else if (!ts.isFunctionLike(part)) ts.forEachChild(part, visit);
  };
  visit(body);
  return returned.some((one) => one === null) ? null : returned.flatMap((one) => one ?? []);
}

function joinedTexts([list, between]: readonly ts.Expression[], scope: Scope): string[] | null {
  if (!list) return null;
  const separator = between && ts.isStringLiteral(between) ? between.text : ",";
  if (ts.isArrayLiteralExpression(list)) {
    const parts = list.elements.map((one) => textsOf(one, scope, "prisma") ?? [VALUE]);
    return parts.reduce(
      (before, after) => (before.length ? together(together(before, [separator]), after) : after),
      [],
    );
  }
  // One of its kind stands for however many there are.
  const [mapped] = ts.isCallExpression(list) && nameOf(list.expression) === "map" ? list.arguments : [];
  if (mapped && ts.isArrowFunction(mapped) && !ts.isBlock(mapped.body)) return textsOf(mapped.body, scope, "prisma");
  return [VALUE];
}

/** Every text that an expression can be, or null where it is a value. */
function textsOf(given: ts.Expression, scope: Scope, mode: Mode): string[] | null {
  const node = bare(given);
  if (ts.isTaggedTemplateExpression(node))
    return isPiece(node.tag, "sql") ? templateTexts(node.template, scope, "prisma") : null;
  if (ts.isCallExpression(node)) {
    if (isPiece(node.expression, "join")) return joinedTexts(node.arguments, scope);
    const [raw] = isPiece(node.expression, "raw") ? node.arguments : [];
    return raw ? textsOf(raw, scope, "plain") : calledTexts(node, scope, mode);
  }
  if (isPiece(node, "empty")) return [""];
  if (ts.isIdentifier(node)) {
    if (scope.has(node.text)) return scope.get(node.text) ?? null;
    const found = declarationOf(node.text, node);
    return found && !ts.isFunctionDeclaration(found) ? textsOf(found, scope, mode) : null;
  }
  if (ts.isConditionalExpression(node)) {
    const [yes, no] = [textsOf(node.whenTrue, scope, mode), textsOf(node.whenFalse, scope, mode)];
    return yes && no ? [...yes, ...no] : null;
  }
  // A string inside Prisma's template is a value; in a plain one it is part of the text.
  if (mode === "prisma") return null;
  if (ts.isStringLiteral(node)) return [node.text];
  return ts.isTemplateLiteral(node) ? templateTexts(node, scope, mode) : null;
}

const numbered = (text: string) => {
  let count = 0;
  return text.replaceAll(VALUE, () => `$${++count}`);
};

export interface Statement {
  line: number;
  /** Each alternative, with `$1` and on for its values. */
  texts: string[];
}

/** Every statement of a source file, as far as its syntax tells. */
export function statementsIn(name: string, source: string): Statement[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found: Statement[] = [];
  const visit = (node: ts.Node): void => {
    let texts: string[] | null = null;
    if (ts.isTaggedTemplateExpression(node) && /^\$(?:queryRaw|executeRaw)$/.test(nameOf(node.tag)))
      texts = templateTexts(node.template, new Map(), "prisma");
    else if (ts.isCallExpression(node) && nameOf(node.expression) === "query" && node.arguments[0])
      texts = textsOf(node.arguments[0], new Map(), "plain")?.filter((text) => PLANNED.test(text)) ?? null;
    if (texts?.length) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push({ line: line + 1, texts: [...new Set(texts.map(numbered))] });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

type Placed = { place: string; texts: string[] };

async function statementsOf(root: string): Promise<(Placed & { isApp: boolean })[]> {
  const all: (Placed & { isApp: boolean })[] = [];
  for await (const file of fs.glob(SOURCES, { cwd: root, exclude: NOT_OURS })) {
    const source = await readFile(path.join(root, file), "utf8");
    if (!MENTIONS.test(source)) continue;
    const isApp = /^(?:app|lib)\//.test(file);
    for (const { line, texts } of statementsIn(file, source)) all.push({ place: `${file}:${line}`, texts, isApp });
  }
  return all;
}

/** What a database says to statements that it plans and does not run, with the rights of whoever `url` signs in. */
export function planFaults(url: string, statements: readonly Placed[]): Promise<string[]> {
  return withClient(url, async (client) => {
    const faults = new Set<string>();
    for (const { place, texts } of statements)
      for (const text of texts)
        await client.query(`EXPLAIN (GENERIC_PLAN) ${text}`).catch((error: Error) => {
          faults.add(`${place}: ${error.message}`);
        });
    return [...faults];
  });
}

/** Every statement of the code that the database would not take; the app's are asked with the app's own rights. */
export async function findSqlFaults(ownerUrl: string, url: string): Promise<string[]> {
  const statements = await statementsOf(projectRoot);
  const of = (isApp: boolean) => statements.filter((one) => one.isApp === isApp);
  return [...(await planFaults(url, of(true))), ...(await planFaults(ownerUrl, of(false)))].sort();
}
