// No pattern that a person's text can meet may cost more than linear time: one question of 100,000 letters once held
// every visitor for half a minute. Read from the source's own syntax, so that a new pattern is looked at by itself.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";
import { z } from "zod";
import { projectRoot, say } from "./operator";

const FOLDERS = ["app", "components", "lib", "server"];
const SINGLE = ["proxy.ts", "next.config.ts", "instrumentation.ts"];
/** Patterns of the library that reads what people send, by what our schemas use of it. */
const OF_ZOD: [string, RegExp][] = [
  ["z.uuid()", z.regexes.uuid()],
  ["z.iso.date()", z.regexes.date],
];

type Pattern = { at: string; source: string; flags: string };

function patternsIn(file: string, text: string): { patterns: Pattern[]; faults: string[] } {
  const tree = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const patterns: Pattern[] = [];
  const faults: string[] = [];
  const lineOf = (node: ts.Node) => `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      patterns.push({ at: lineOf(node), source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    const isMade = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === "RegExp";
    if (isMade) faults.push(`${lineOf(node)}: a pattern made while the program runs cannot be looked at; write it out`);
    if (ts.isCallExpression(node) && node.expression.getText() === "z.email" && !node.getText().includes("pattern"))
      faults.push(
        `${lineOf(node)}: z.email()'s own pattern is not linear; use emailAddress of lib/platform/format/email-address.ts`,
      );
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { patterns, faults };
}

function faultOf({ at, source, flags }: Pattern): string | null {
  // What the checker does not know changes nothing about the cost: d gives positions, v is u with sets.
  const judged = checkSync(source, flags.replace("d", "").replace("v", "u"), { timeout: null });
  if (judged.status === "safe") return null;
  const cost = judged.status === "vulnerable" ? judged.complexity.type : "not to be judged";
  return `${at}: /${source}/${flags} is ${cost}; a longer text must not cost more than its length`;
}

/** Every pattern that may cost more than linear time, with its place. */
async function findPatternFaults(root: string): Promise<string[]> {
  const files = [...SINGLE];
  for (const folder of FOLDERS) {
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries)
      if (entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.parentPath.includes("generated"))
        files.push(path.relative(root, path.join(entry.parentPath, entry.name)));
  }
  const read = await Promise.all(
    files.sort().map(async (file) => patternsIn(file, await readFile(path.join(root, file), "utf8"))),
  );
  const ofZod = OF_ZOD.map(([at, { source, flags }]) => ({ at, source, flags }));
  const patterns = [...ofZod, ...read.flatMap((one) => one.patterns)];
  return [...read.flatMap((one) => one.faults), ...patterns.map(faultOf).filter((fault) => fault !== null)];
}

// A process of its own: the search computes for half a minute without a pause, and whoever shared the process would
// meanwhile hear nothing, not even a database that answers.
const faults = await findPatternFaults(projectRoot);
for (const fault of faults) say(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
