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
});
