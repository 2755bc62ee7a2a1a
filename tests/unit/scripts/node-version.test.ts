import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../../scripts/operator";

const CHECK = path.join(projectRoot, "server/node-version.mjs");
const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

/** What a file imports of ours, in its order; types alone are not loaded. */
function importsOf(file: string): string[] {
  const found = readFileSync(file, "utf8").matchAll(/^(?:import|export) (?!type )(?:[^"]*? from )?"(\.[^"]+)";/gms);
  return [...found].flatMap(([, name = ""]) => {
    const base = path.resolve(path.dirname(file), name);
    return [base, `${base}.ts`].find((one) => path.extname(one) && existsSync(one)) ?? [];
  });
}

function reaches(file: string, seen = new Set<string>()): boolean {
  if (file === CHECK) return true;
  if (seen.has(file)) return false;
  seen.add(file);
  return importsOf(file).some((one) => reaches(one, seen));
}

const named = Object.values(scripts).flatMap((line) => [...line.matchAll(/(?:scripts|prisma)\/[\w-]+\.ts/g)].flat());
const entries = [
  ...new Set(named),
  "scripts/typescript.mjs",
  "server/serve.mjs",
  "server/workers.mjs",
  "next.config.ts",
];

test.each(entries)("%s refuses an old Node, also run by hand", (entry) => {
  expect(reaches(path.join(projectRoot, entry))).toBe(true);
});

test("there are ways in to be looked at", () => expect(entries.length).toBeGreaterThan(30));
