import { mkdir, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actionKey, hashSource, SOURCE_FOLDERS } from "../../../scripts/build";
import { projectRoot } from "../../../scripts/operator";

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
    ["prisma/schema/main.prisma", "model"],
    ["app/icon.svg", "<svg/>"],
    ["public/new-name.txt", "text"],
    ["proxy.ts", "proxy"],
  ])("changes with %s", async (file, text) => {
    const before = await hashSource(root);
    await put(file, text);
    expect(await hashSource(root)).not.toBe(before);
  });

  it.each([
    ...["node_modules/next/index.js", ".next/built", ".data/x", "tests/unit/a.test.ts", "docs/a.md", "README.md"],
    ...[
      "backup.sql",
      "some-new-folder/dump.json",
      "lib/notes.txt",
      "app/.page.tsx.swp",
      "core.12345",
      "prisma/seed/a.csv",
    ],
  ])("is the same whatever %s holds", async (file) => {
    const before = await hashSource(root);
    await put(file, "anything");
    expect(await hashSource(root)).toBe(before);
  });

  it("is not read from a stray file of 3 GB, which would end the start", async () => {
    const before = await hashSource(root);
    await put("lib/database.dump", "");
    await truncate(path.join(root, "lib/database.dump"), 3_000_000_000);
    await put("video.mp4", "");
    await truncate(path.join(root, "video.mp4"), 3_000_000_000);
    expect(await hashSource(root)).toBe(before);
  });

  it("counts every folder that the product's own modules import from", async () => {
    const imported = new Set<string>();
    for (const folder of ["app", "components", "lib"]) {
      for (const name of await readdir(path.join(projectRoot, folder), { recursive: true })) {
        if (!/\.tsx?$/.test(name)) continue;
        const text = await readFile(path.join(projectRoot, folder, name), "utf8");
        for (const [, top = ""] of text.matchAll(/from "@\/([\w-]+)\//g)) imported.add(top);
      }
    }
    expect([...imported].filter((top) => !SOURCE_FOLDERS.includes(top))).toEqual([]);
  });

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

describe("the names of actions", () => {
  it("come from the site's secret: the same in every build and on every machine, and another secret makes others", () => {
    expect(actionKey("a".repeat(40))).toBe(actionKey("a".repeat(40)));
    expect(actionKey("a".repeat(40))).not.toBe(actionKey("b".repeat(40)));
    // What Next takes: a key of AES.
    expect(Buffer.from(actionKey("a".repeat(40)), "base64")).toHaveLength(32);
  });
});
