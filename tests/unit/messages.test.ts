import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const LANGUAGES = ["id", "en"] as const;

/** Every message by its full key ("home.title"); anything that is neither text nor a group is kept, to be refused. */
function flatten(node: unknown, prefix = ""): [key: string, message: unknown][] {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return [[prefix, node]];
  const children = Object.entries(node);
  if (children.length === 0) return [[prefix, node]];
  return children.flatMap(([key, child]) => flatten(child, prefix ? `${prefix}.${key}` : key));
}

function read(language: string): Map<string, unknown> {
  const file = path.resolve(import.meta.dirname, "../../messages", `${language}.json`);
  return new Map(flatten(JSON.parse(readFileSync(file, "utf8"))));
}

/**
 * Names of the arguments and tags of an ICU message, those inside plural and select cases too. Throws on a message
 * that is not well formed. An apostrophe quotes only when a syntax character follows it.
 */
function argumentsOf(message: string): string[] {
  const text = message.replaceAll("''", "").replace(/'[{}<>#|][^']*(?:'|$)/g, "");
  const names = new Set([...text.matchAll(/<\/?([a-zA-Z][\w-]*)\s*\/?>/g)].map(([, tag]) => `<${tag}>`));
  let rest = text;

  function take(pattern: RegExp): string | undefined {
    const match = pattern.exec(rest);
    if (match) rest = rest.slice(match[0].length);
    return match?.[1] ?? match?.[0];
  }

  function readText() {
    take(/^[^{}]*/);
    while (rest.startsWith("{")) {
      readArgument();
      take(/^[^{}]*/);
    }
  }

  function readArgument() {
    const name = take(/^\{\s*([\w-]+)\s*/);
    if (!name) throw new Error(`Not an argument: ${message}`);
    names.add(name);
    const type = take(/^,\s*(\w+)\s*/);
    if (type === "plural" || type === "selectordinal" || type === "select") readCases();
    else if (type) take(/^,[^{}]*/);
    if (!take(/^\s*\}/)) throw new Error(`A brace is not closed: ${message}`);
  }

  function readCases() {
    take(/^,\s*(?:offset:\d+)?\s*/);
    const labels: string[] = [];
    for (let label = take(/^\s*(=?[\w-]+)\s*\{/); label; label = take(/^\s*(=?[\w-]+)\s*\{/)) {
      labels.push(label);
      readText();
      if (!take(/^\}/)) throw new Error(`A case is not closed: ${message}`);
    }
    if (!labels.includes("other")) throw new Error(`No case "other": ${message}`);
  }

  readText();
  if (rest) throw new Error(`A brace closes nothing: ${message}`);
  return [...names].sort();
}

describe("argumentsOf, on which the tests below rest", () => {
  test.each([
    { message: "Tanpa argumen", names: [] },
    { message: "{count} dari {total} indikator", names: ["count", "total"] },
    { message: "{n, number, ::.00} poin", names: ["n"] },
    {
      message: "{n, plural, =0 {tak ada} one {# berkas oleh {who}} other {# berkas di {place}}}",
      names: ["n", "place", "who"],
    },
    { message: "{mood, select, up {naik} other {{mood} turun}}", names: ["mood"] },
    { message: "Baca <link>ini</link>", names: ["<link>"] },
    { message: "'{bukan}' argumen, Jum''at", names: [] },
    { message: "the city's {name}", names: ["name"] },
  ])("finds $names in $message", ({ message, names }) => {
    expect(argumentsOf(message)).toEqual(names);
  });

  test.each(["{", "}", "{a", "a}", "{}", "{n, plural, one {x}}", "{n, plural, other {x}", "{a b}"])(
    "refuses %j, which is not well formed",
    (message) => {
      expect(() => argumentsOf(message)).toThrow();
    },
  );
});

describe("messages", () => {
  const [id, en] = [read("id"), read("en")];

  test("both languages have the same keys", () => {
    expect([...en.keys()].sort()).toEqual([...id.keys()].sort());
  });

  test.each(LANGUAGES)("every message of %s is text, not empty and well formed", (language) => {
    const faults = [...read(language)].flatMap(([key, message]) => {
      if (typeof message !== "string") return [`${key}: not text`];
      if (message.trim() === "") return [`${key}: empty`];
      try {
        argumentsOf(message);
        return [];
      } catch (error) {
        return [`${key}: ${error}`];
      }
    });
    expect(faults).toEqual([]);
  });

  test("both languages use the same arguments in each message", () => {
    const namesIn = (messages: Map<string, unknown>, key: string) => argumentsOf(String(messages.get(key)));
    const shared = [...id.keys()].filter((key) => en.has(key));
    const inIndonesian = Object.fromEntries(shared.map((key) => [key, namesIn(id, key)]));
    const inEnglish = Object.fromEntries(shared.map((key) => [key, namesIn(en, key)]));
    expect(inEnglish).toEqual(inIndonesian);
  });
});
