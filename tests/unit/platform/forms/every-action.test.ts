import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../../..");
const files = readdirSync(path.join(root, "lib"), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith("actions.ts"));

describe("every server action", () => {
  it.each(files)("of lib/%s reads its form through formAction or pressAction", (file) => {
    const text = readFileSync(path.join(root, "lib", file), "utf8");
    expect(text.startsWith('"use server";')).toBe(true);
    const exported = text.match(/^export (?!type |interface )[^\n]*/gm) ?? [];
    expect(exported.length).toBeGreaterThan(0);
    for (const line of exported) expect(line).toMatch(/^export const \w+Action = (formAction|pressAction)\b/);
  });

  it.each(files)("of lib/%s knows of fields that are too long, if it has any that are typed", (file) => {
    const text = readFileSync(path.join(root, "lib", file), "utf8");
    const own = [...text.matchAll(/^(?:async )?function (\w+)[\s\S]*?^}/gm)].flatMap(([body, name]) =>
      /\brunCommand[<(]/.test(body) ? [name] : [],
    );
    const knowing = new RegExp(
      `\\b(${["runCommand", "runSignedIn", "readOutside", "decideDraft", ...own].join("|")})[<(]`,
    );
    for (const action of text.split(/^(?=export const )/m).slice(1)) {
      if (!/^export const \w+ = formAction/.test(action) || /^[^(]*\(\[\],/.test(action)) continue;
      expect([action.slice(0, 60), knowing.test(action)]).toEqual([action.slice(0, 60), true]);
    }
  });
});
