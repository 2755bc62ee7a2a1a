// The closed vocabulary of file names: a name says what a module is for, so a drawer for the rest has no name.
import { readdir } from "node:fs/promises";
import path from "node:path";
import areas from "./areas.json" with { type: "json" };

const DRAWERS = new Set(["util", "utils", "helper", "helpers", "misc", "common", "index", "shared", "stuff", "lib"]);
const SOURCE_FOLDERS = ["app", "components", "lib", "scripts", "server", "tests", "prisma"];
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Rooms with a shape of their own: the tools of every area, and what the public reads. */
const FREE = new Set(["platform", "site"]);
/** What an area adds to what all areas share, and the lists of those that add (architecture.md section 3). */
const OF_AN_AREA = new Set(["office.ts", "public.ts", "evidence-owners.ts", "revised.ts", "areas.ts"]);
/** Of components/: parts that know no trade, and the frame of whole pages. */
const PLAIN_PARTS = new Set(["ui", "charts", "layout"]);

function faultOfName(file: string): string | null {
  const [stem = ""] = path.basename(file).split(".");
  if (DRAWERS.has(stem)) return `"${stem}" says nothing of what is in it; name the file for what it computes or shows`;
  if (!KEBAB.test(stem)) return "file names are kebab-case";
  return null;
}

function faultOfArea(file: string): string | null {
  const [top, area = "", ...rest] = file.split("/");
  if (top === "components" && PLAIN_PARTS.has(area)) return null;
  if (top !== "lib" && top !== "components") return null;
  if (!(area in areas)) return `${top}/ holds the areas of scripts/areas.json only`;
  if (rest.length === 1 && top === "lib" && OF_AN_AREA.has(rest[0] ?? "")) return null;
  if (rest.length === 1) return "an area holds folders, one per domain, named with its plural noun, and what it adds";
  if (top === "components" || FREE.has(area)) return null;
  if (rest.length > 2) return "a domain is one flat folder; what outgrows it is a domain of its own";
  return file.endsWith(".ts") ? null : "a domain holds .ts modules only; what is shown belongs in components/<area>/";
}

/** What is wrong with a path, as one sentence, or null. */
export function vocabularyFault(file: string): string | null {
  const folder = file
    .split("/")
    .slice(0, -1)
    .find((part) => DRAWERS.has(part) && part !== "lib");
  if (folder) return `the folder "${folder}" says nothing of what is in it`;
  return faultOfName(file) ?? faultOfArea(file);
}

/** Every source file whose name breaks the vocabulary, with the reason. */
export async function findVocabularyFaults(root: string): Promise<string[]> {
  const faults: string[] = [];
  for (const folder of SOURCE_FOLDERS) {
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((one) => one.isFile() && /\.(ts|tsx|mts|mjs)$/.test(one.name))) {
      const file = path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/");
      if (file.startsWith("lib/platform/db/generated/")) continue;
      const fault = vocabularyFault(file);
      if (fault) faults.push(`${file}: ${fault}`);
    }
  }
  return faults.sort();
}
