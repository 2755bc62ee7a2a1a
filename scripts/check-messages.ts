// Dead words: keys of messages/ that nothing in the code asks for.
//
// A key is asked for by a file that names its namespace and holds the rest of the key: as a string, as a template whose gaps are
// filled with words of the code (`statuses.${status}`), or, where the file asks for a key that it was handed (`t(name)`), anywhere
// in the code. So a word that is only like another may be missed, and none that is used is called dead. What is asked for by
// data and not by code is declared below.
import fs, { readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";

const SOURCES = ["{app,components,lib,server}/**/*.{ts,tsx,mjs,cjs}", "{proxy,instrumentation}.ts"];
const NOT_OURS = ["lib/platform/db/generated/**"];
/** Words of the database, which become parts of keys: enums, and what its own triggers record. */
const OF_THE_DATABASE = "prisma/{schema,migrations}/**/*.{prisma,sql}";

/** Keys that are made of what stands in a row, each with where. */
const ASKED_BY_DATA: Readonly<Record<string, string>> = {
  IndicatorUnits: "the units of indicators (components/city/indicators/figure-words.ts)",
  Datasets: "names of the lists of the open data, taken by their names (lib/site/data/every-dataset.ts)",
  DataReference: "taken as a whole by the reference of the open data (lib/site/data/openapi.ts)",
  SearchPages: "the pages that hold no row, put among what is searched (lib/site/search/site-pages.ts)",
  "Door.answers": "the codes of refusals, taken as a whole (server/plain-answers.mjs)",
};

/** Stands for a gap in a template. */
const GAP = "\u0001";

interface Asked {
  /** Every string of the file. */
  literals: Set<string>;
  /** Every template, with its gaps. */
  templates: Set<string>;
  /** It asks for keys that it was handed. */
  isHanded: boolean;
}

const isWords = (name: string) => /^t$|^t[A-Z]|[wW]ords$/.test(name);

/** What a source file can ask for. */
export function askedIn(name: string, source: string): Asked {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const asked: Asked = { literals: new Set(), templates: new Set(), isHanded: false };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) asked.literals.add(node.text);
    else if (ts.isTemplateExpression(node))
      addTemplate(asked, node.head.text + node.templateSpans.map(({ literal }) => GAP + literal.text).join(""));
    // Messages that are taken as an object are named by their keys.
    else if (isNamed(node)) asked.literals.add(node.name.getText(file));
    else if (ts.isElementAccessExpression(node) && !ts.isStringLiteral(node.argumentExpression)) asked.isHanded = true;
    else if (ts.isCallExpression(node) && isHandedKey(node)) asked.isHanded = true;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return asked;
}

/** One of gaps alone would fit every key. What stands behind a colon is put into the message (`longerThan:80`). */
function addTemplate({ templates }: Asked, text: string): void {
  const [key = ""] = text.split(":");
  if (/^[\w.-]+$/.test(key.replaceAll(GAP, ""))) templates.add(key);
}

const isNamed = (node: ts.Node) =>
  ts.isPropertyAssignment(node) ||
  ts.isShorthandPropertyAssignment(node) ||
  ts.isPropertyAccessExpression(node) ||
  ts.isBindingElement(node);

function isHandedKey({ expression, arguments: [key] }: ts.CallExpression): boolean {
  const called = ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
  if (!key || !ts.isIdentifier(called) || !isWords(called.text)) return false;
  return !ts.isStringLiteral(key) && !ts.isTemplateLiteral(key);
}

/** True where the gaps of a template can be filled with words so that it is the text. */
function fits(template: string, text: string, words: ReadonlySet<string>): boolean {
  const parts = template.split(GAP);
  if (!text.startsWith(parts[0] ?? "")) return false;
  const fill = (at: number, from: number): boolean => {
    if (at === parts.length) return from === text.length;
    const part = parts[at] ?? "";
    for (let end = from + 1; end <= text.length; end += 1) {
      if (!text.startsWith(part, end)) continue;
      if (words.has(text.slice(from, end)) && fill(at + 1, end + part.length)) return true;
    }
    return false;
  };
  return fill(1, (parts[0] ?? "").length);
}

function keysOf(node: unknown, prefix = ""): string[] {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return [prefix];
  return Object.entries(node).flatMap(([key, child]) => keysOf(child, prefix ? `${prefix}.${key}` : key));
}

/** The files that name each namespace, by its first part. */
function byNamespace(files: readonly Asked[]): Map<string, Asked[]> {
  const named = new Map<string, Asked[]>();
  for (const file of files) {
    const names = new Set([...file.literals, ...file.templates].map((text) => /^\w*/.exec(text)?.[0] ?? ""));
    for (const name of names) named.set(name, [...(named.get(name) ?? []), file]);
  }
  return named;
}

/** The keys that no file asks for. `words` are all words of the code, for the gaps of templates. */
export function deadKeys(keys: readonly string[], files: readonly Asked[], words: ReadonlySet<string>): string[] {
  const named = byNamespace(files);
  const handed: Pick<Asked, "literals" | "templates"> = {
    literals: new Set(files.flatMap(({ literals }) => [...literals])),
    // From afar a template must say something of its own, or it would fit anything.
    templates: new Set(files.flatMap(({ templates }) => [...templates].filter((text) => /[a-z]{3}/i.test(text)))),
  };
  const holds = ({ literals, templates }: Pick<Asked, "literals" | "templates">, text: string) =>
    literals.has(text) || [...templates].some((template) => fits(template, text, words));
  return keys.filter((key) => {
    const dots = [...key.matchAll(/\./g)].map(({ index }) => index);
    const isAsked = (file: Asked) =>
      holds(file, key) ||
      // The namespace may be named down to a group of it.
      dots.some((dot) => {
        if (!holds(file, key.slice(0, dot))) return false;
        const rest = key.slice(dot + 1);
        return holds(file, rest) || (file.isHanded && (words.has(rest) || holds(handed, rest)));
      });
    return !(named.get(key.slice(0, dots[0])) ?? []).some(isAsked);
  });
}

export async function findDeadWords(root: string): Promise<string[]> {
  const files: Asked[] = [];
  const words = new Set<string>();
  const addWords = (text: string) => {
    for (const [word] of text.matchAll(/[\p{L}\p{N}_-]+/gu)) words.add(word);
  };
  for await (const file of fs.glob(SOURCES, { cwd: root, exclude: NOT_OURS })) {
    const source = await readFile(path.join(root, file), "utf8");
    addWords(source);
    files.push(askedIn(file, source));
  }
  for await (const file of fs.glob(OF_THE_DATABASE, { cwd: root }))
    addWords(await readFile(path.join(root, file), "utf8"));
  const messages = JSON.parse(await readFile(path.join(root, "messages/id.json"), "utf8"));
  const keys = keysOf(messages).filter(
    (key) => !Object.keys(ASKED_BY_DATA).some((prefix) => key.startsWith(`${prefix}.`)),
  );
  return deadKeys(keys, files, words).map((key) => `messages: nothing asks for ${key}`);
}
