// The closed vocabulary of file names: a name says what a module is for, so a drawer for the rest has no name.
import { readdir } from "node:fs/promises";
import path from "node:path";

const DRAWERS = new Set(["util", "utils", "helper", "helpers", "misc", "common", "index", "shared", "stuff", "lib"]);
const SOURCE_FOLDERS = ["app", "components", "lib", "scripts", "server", "tests", "prisma"];
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Serve every domain and are no domain themselves; the same list stands in .dependency-cruiser.cjs. */
export const INFRASTRUCTURE = new Set([
  "api",
  "auth",
  "audit",
  "config",
  "db",
  "errors",
  "format",
  "forms",
  "i18n",
  "jobs",
  "mail",
  "observability",
  "publication",
  "storage",
]);

function faultOfName(file: string): string | null {
  const [stem = ""] = path.basename(file).split(".");
  if (DRAWERS.has(stem)) return `"${stem}" says nothing of what is in it; name the file for what it computes or shows`;
  if (!KEBAB.test(stem)) return "file names are kebab-case";
  return null;
}

function faultOfDomain(file: string): string | null {
  const [top, domain = "", ...rest] = file.split("/");
  if (top !== "lib" || INFRASTRUCTURE.has(domain)) return null;
  if (rest.length === 0) return "lib/ holds folders only: one per domain, named with its plural noun";
  if (rest.length > 1) return "a domain is one flat folder; what outgrows it is a domain of its own";
  return file.endsWith(".ts") ? null : "a domain holds .ts modules only; what is shown belongs in components/<domain>/";
}

/** What is wrong with a path, as one sentence, or null. */
export function vocabularyFault(file: string): string | null {
  const folder = file
    .split("/")
    .slice(0, -1)
    .find((part) => DRAWERS.has(part) && part !== "lib");
  if (folder) return `the folder "${folder}" says nothing of what is in it`;
  return faultOfName(file) ?? faultOfDomain(file);
}

/** Every source file whose name breaks the vocabulary, with the reason. */
export async function findVocabularyFaults(root: string): Promise<string[]> {
  const faults: string[] = [];
  for (const folder of SOURCE_FOLDERS) {
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((one) => one.isFile() && /\.(ts|tsx|mts|mjs)$/.test(one.name))) {
      const file = path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/");
      if (file.startsWith("lib/db/generated/")) continue;
      const fault = vocabularyFault(file);
      if (fault) faults.push(`${file}: ${fault}`);
    }
  }
  return faults.sort();
}
