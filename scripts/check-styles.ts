// A style that asks for a variable that nobody sets shows nothing wrong: it falls back to nothing, in silence.
import fs, { readFile } from "node:fs/promises";
import path from "node:path";

const FILES = ["app/**/*.{css,ts,tsx}", "components/**/*.{css,ts,tsx}", "lib/**/*.{ts,tsx}", "public/*.js"];
/** `--ink: …`, `"--ink": …`, and what a typeface is set as. */
const SET = /(--[a-z][\w-]*)["'`]?\s*:|variable:\s*"(--[a-z][\w-]*)"/g;
/** `var(--ink)`, and as Tailwind writes it: `text-(--ink)`, `[--ink]`. */
const ASKED = /(?:var\(|-\(|\[)(--[a-z][\w-]*)(\$\{)?/g;

/** Each variable of a style that is asked for and set nowhere; of a name that is put together, its beginning. */
export async function findStyleFaults(root: string): Promise<string[]> {
  const texts = new Map<string, string>();
  for await (const file of fs.glob(FILES, { cwd: root, exclude: ["lib/platform/db/generated/**"] }))
    texts.set(file, await readFile(path.join(root, file), "utf8"));
  const set = [...texts.values()].flatMap((text) =>
    [...text.matchAll(SET)].map(([, name, typeface]) => name ?? typeface),
  );
  return [...texts].flatMap(([file, text]) =>
    [...text.matchAll(ASKED)]
      .filter(([, name = "", goesOn]) => !set.some((one) => (goesOn ? one?.startsWith(name) : one === name)))
      .map(([, name, goesOn]) => `${file}: ${name}${goesOn ? "…" : ""} is set nowhere`),
  );
}
