// A comment that cites a section, a rule or a decision says where it can be read: what is cited has to be there.
import fs, { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const PAGE = /\b(domain|interface|architecture)\.md\b/g;
/** What stands behind the page's name: sections, then rules or traps of the last one, or a heading by its name. */
const SECTIONS = /^,? sections? (\d+(?:(?:, | and )\d+)*)/;
const POINTS = /^(?:, | )(?:rule|trap)s? (\d+(?:(?:, | and )\d+)*)/;
const HEADING = /^, ([A-Z][a-z]+)/;
const MORE = /^[;,]?(?: and)? (?=section)/;
const DECISION = /\bdecisions?[/ ](\d{4})\b/g;
/** Texts that can never be edited again, and those that cite on purpose what is not there. */
const FINISHED = [
  "prisma/migrations/**",
  "prisma/repairs/**",
  "tests/fixtures/**",
  "lib/platform/db/generated/**",
  "**/check-citations.test.ts",
];
const TEXTS = [
  "{app,components,docs,lib,prisma,scripts,server,tests}/**/*.{ts,tsx,mjs,cjs,md,prisma,css}",
  "*.{md,ts,cjs}",
];

type Page = { headings: Set<string>; points: Map<string, Set<string>> };

function readPage(text: string): Page {
  const points = new Map<string, Set<string>>();
  const headings = new Set<string>();
  let section = "";
  for (const line of text.split("\n")) {
    const heading = /^## (?:(\d+)\. )?(.+)$/.exec(line);
    if (heading) {
      section = heading[1] ?? "";
      headings.add(section || (heading[2] ?? ""));
      points.set(section, new Set());
    }
    const point = /^(\d+)\. /.exec(line)?.[1];
    if (point) points.get(section)?.add(point);
  }
  return { headings, points };
}

const numbers = (text: string) => text.match(/\d+/g) ?? [];

/** What a text cites that is not there, with the line. */
export function citationFaults(text: string, pages: Record<string, Page>, decisions: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  // A comment's line break and its star are spaces.
  const plain = text.replace(/\n\s*(?:\*|\/\/\/?|--|#)? ?/g, (found) => " ".repeat(found.length));
  const say = (at: number, what: string) => faults.push(`${text.slice(0, at).split("\n").length}: ${what}`);
  for (const { 0: name, 1: page = "", index } of plain.matchAll(PAGE)) {
    const known = pages[page];
    let rest = plain.slice(index + name.length, index + 300).replace(/ +/g, " ");
    let isFirst = true;
    for (;;) {
      const found = SECTIONS.exec(isFirst ? rest : rest.replace(MORE, " "));
      if (!found) break;
      rest = (isFirst ? rest : rest.replace(MORE, " ")).slice(found[0].length);
      isFirst = false;
      const sections = numbers(found[1] ?? "");
      for (const section of sections)
        if (!known?.headings.has(section)) say(index, `${page}.md has no section ${section}`);
      const points = POINTS.exec(rest);
      if (!points) continue;
      rest = rest.slice(points[0].length);
      const last = sections.at(-1) ?? "";
      for (const point of numbers(points[1] ?? ""))
        if (!known?.points.get(last)?.has(point)) say(index, `${page}.md section ${last} has no point ${point}`);
    }
    const heading = isFirst ? HEADING.exec(rest)?.[1] : undefined;
    if (heading && !known?.headings.has(heading)) say(index, `${page}.md has no heading "${heading}"`);
  }
  for (const { 1: decision = "", index } of plain.matchAll(DECISION))
    if (!decisions.has(decision)) say(index, `there is no decision ${decision}`);
  return faults;
}

async function textsOf(root: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of fs.glob(TEXTS, { cwd: root, exclude: FINISHED })) files.push(file);
  return files;
}

export async function readPages(root: string): Promise<Record<string, Page>> {
  const names = ["domain", "interface", "architecture"];
  const texts = await Promise.all(names.map((name) => readFile(path.join(root, "docs", `${name}.md`), "utf8")));
  return Object.fromEntries(names.map((name, at) => [name, readPage(texts[at] ?? "")]));
}

/** Every citation in the repository's own texts that leads nowhere. */
export async function findCitationFaults(root: string): Promise<string[]> {
  const [pages, decisions, files] = await Promise.all([
    readPages(root),
    readdir(path.join(root, "docs/decisions")),
    textsOf(root),
  ]);
  const known = new Set(decisions.map((name) => name.slice(0, 4)));
  const faults = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(path.join(root, file), "utf8");
      return citationFaults(text, pages, known).map((fault) => `${file}:${fault}`);
    }),
  );
  return faults.flat().sort();
}
