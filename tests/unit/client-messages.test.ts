// What runs in the browser finds the words that it asks for, and no page is sent words that nothing on it asks for. A page's own
// and its layouts' declarations are held against what its imports lead to.
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import messages from "@/messages/id.json";

const root = path.resolve(import.meta.dirname, "../..");
const pages = path.join(root, "app/[locale]");

/** A component that is handed its namespace: its callers name it. */
const HANDED: Readonly<Record<string, readonly string[]>> = {
  "components/city/entries/publish-or-return.tsx": ["QuestionForm", "TestimonyForm"],
};

/** Stands in forms that a device may send later, all of which are the office's. */
const OF_THE_OFFICE = "components/platform/forms/sent-later-notice.tsx";

type Module = { runs: "there" | "here" | "by name"; imports: string[]; asks: string[] };
const known = new Map<string, Module>();

function read(file: string): Module {
  const before = known.get(file);
  if (before) return before;
  const text = readFileSync(file, "utf8");
  const directive = /^(?:\/\/.*\n|\/\*[\s\S]*?\*\/\s*|\s)*"use (client|server)"/.exec(text)?.[1];
  const imported = [
    ...text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm),
    ...text.matchAll(/\bimport\("([^"]+)"\)/g),
  ];
  const asks = [...text.matchAll(/\buseTranslations(?:<[^>]*>)?\(\s*(?:"([^".]+)[^"]*")?/g)].map(([, name]) => name);
  const name = path.relative(root, file);
  const module: Module = {
    runs: directive === "client" ? "there" : directive === "server" ? "by name" : "here",
    imports: imported.flatMap(([, specifier = ""]) => resolved(file, specifier) ?? []),
    asks: asks.map((one) => one ?? (name in HANDED ? "" : `a namespace that ${name} does not name`)).filter(Boolean),
  };
  known.set(file, module);
  return module;
}

function resolved(from: string, specifier: string): string | undefined {
  if (!/^(@\/|\.)/.test(specifier)) return undefined;
  const whole = specifier.startsWith("@/") ? path.join(root, specifier.slice(2)) : path.join(from, "..", specifier);
  return ["", ".ts", ".tsx"].map((end) => whole + end).find((file) => existsSync(file) && statSync(file).isFile());
}

/** Namespaces that what `file` leads to asks for in the browser, each with who asks. */
function asked(file: string): Map<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  const visit = (one: string, isThere: boolean) => {
    const { runs, imports, asks } = read(one);
    const there = isThere || runs === "there";
    if (runs === "by name" || seen.has(`${one} ${there}`)) return;
    seen.add(`${one} ${there}`);
    if (there) for (const name of asks) found.set(name, path.relative(root, one));
    for (const next of imports) visit(next, there);
  };
  visit(file, false);
  return found;
}

const named = (list: string) => [...list.matchAll(/"(\w+)"/g)].map(([, name]) => name ?? "");
const declared = (file: string): string[] => {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return [
    ...text.matchAll(/namespaces=\{\[([^\]]*)\]\}/g),
    ...text.matchAll(/sectionMessages\(([^)]*)\)/g),
    ...text.matchAll(/ON_EVERY_PAGE = \[([^\]]*)\]/g),
  ].flatMap(([, list = ""]) => named(list));
};
const frame = path.join(root, "components/layout/signed-in.tsx");
const isOffice = (page: string) => /^(?:kelola|dewan|asesor)\//.test(path.relative(pages, page));

/** Layouts around a page, the outermost first. */
function layoutsOf(page: string): string[] {
  const folders = path.relative(pages, path.dirname(page)).split(path.sep);
  return folders.map((_folder, at) => path.join(pages, ...folders.slice(0, at + 1), "layout.tsx"));
}
const sentTo = (page: string) =>
  new Set([page, ...layoutsOf(page), ...(isOffice(page) ? [frame] : [])].flatMap(declared));

const every = globSync("**/{page,not-found}.tsx", { cwd: pages })
  .map((page) => path.join(pages, page))
  .filter((page) => !path.relative(pages, page).startsWith("(public)"));

describe("the words of what runs in the browser", () => {
  test.each(every.map((page) => [path.relative(pages, page), page]))("are sent with %s", (_name, page) => {
    const sent = sentTo(page);
    const missing = [...asked(page)].filter(
      ([name, asker]) => !sent.has(name) && (isOffice(page) || asker !== OF_THE_OFFICE),
    );
    expect(missing).toEqual([]);
  });

  test("and those of the office's frame with every page of it", () => {
    const sent = new Set(declared(frame));
    expect([...asked(frame)].filter(([name]) => !sent.has(name))).toEqual([]);
  });

  test("and no part of the office sends what nothing in it asks for, or what every page has", () => {
    const everywhere = new Set(declared(frame));
    const needless = globSync("{kelola,dewan,asesor}/*/layout.tsx", { cwd: pages }).flatMap((layout) => {
      const file = path.join(pages, layout);
      const below = every.filter((page) => page.startsWith(path.dirname(file) + path.sep));
      const needed = new Set([...below.flatMap((page) => [...asked(page).keys()]), ...Object.values(HANDED).flat()]);
      return declared(file).flatMap((name) => (needed.has(name) && !everywhere.has(name) ? [] : [`${layout} ${name}`]));
    });
    expect(needless).toEqual([]);
  });

  test("of a page of the office weigh 50 KB at most; 125 were sent with each when all were", () => {
    const weights = every.filter(isOffice).map((page) => {
      const sent = Object.fromEntries(
        [...sentTo(page)].map((name) => [name, (messages as Record<string, object>)[name]]),
      );
      return [JSON.stringify(sent).length, path.relative(pages, page)] as const;
    });
    expect(weights.filter(([bytes]) => bytes > 50_000)).toEqual([]);
  });
});
