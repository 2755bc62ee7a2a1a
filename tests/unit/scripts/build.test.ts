import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashSource } from "../../../scripts/build";

let root: string;

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-hash-"));
  await put("app/page.tsx", "page");
  await put("package-lock.json", "{}");
});
afterEach(() => rm(root, { recursive: true }));

describe("the hash of the source", () => {
  it.each([
    ["app/page.tsx", "other page"],
    ["package-lock.json", "{ }"],
    ["messages/id.json", "{}"],
    ["some-new-folder/part.ts", "part"],
    ["proxy.ts", "proxy"],
  ])("changes with %s", async (file, text) => {
    const before = await hashSource(root);
    await put(file, text);
    expect(await hashSource(root)).not.toBe(before);
  });

  it.each(["node_modules/next/index.js", ".next/built", ".data/x", "tests/unit/a.test.ts", "docs/a.md", "README.md"])(
    "is the same whatever %s holds",
    async (file) => {
      const before = await hashSource(root);
      await put(file, "anything");
      expect(await hashSource(root)).toBe(before);
    },
  );

  it("tells a renamed file and text moved between files from what was", async () => {
    await put("app/a.ts", "one");
    await put("app/b.ts", "two");
    const before = await hashSource(root);
    await rename(path.join(root, "app/b.ts"), path.join(root, "app/c.ts"));
    const renamed = await hashSource(root);
    await put("app/a.ts", "onet");
    await put("app/c.ts", "wo");
    expect(new Set([before, renamed, await hashSource(root)]).size).toBe(3);
  });
});
