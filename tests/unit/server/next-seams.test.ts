// docs/next-seams.md says who stands on what; a new version of Next or React is read against it before this is changed.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";

const load = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname, "../../..");
const page = readFileSync(path.join(root, "docs/next-seams.md"), "utf8");
const versionOf = (name: string) => (load(`${name}/package.json`) as { version: string }).version;
const next = (file: string) => readFileSync(load.resolve(`next/dist/${file}`), "utf8");

test("the versions that are installed are the ones the page was read against", () => {
  expect(page).toContain(`Checked with Next ${versionOf("next")} and React ${versionOf("react")}.`);
});

describe("the seam holds:", () => {
  test("Next's own cache of pages is a class with the four methods, and its memory is reached from it", () => {
    const { default: cache } = load("next/dist/server/lib/incremental-cache/file-system-cache");
    for (const method of ["get", "set", "revalidateTag", "getFilePath"])
      expect(typeof cache.prototype[method]).toBe("function");
    expect(next("server/lib/incremental-cache/file-system-cache.js")).toContain("FileSystemCache.memoryCache");
  });

  test("revalidatePath of a layout expires the tag of that name", () => {
    expect(load("next/dist/lib/constants").NEXT_CACHE_IMPLICIT_TAG_ID).toBe("_N_T_");
    expect(next("server/web/spec-extension/revalidate.js")).toContain("NEXT_CACHE_IMPLICIT_TAG_ID");
  });

  test("the headers that a script's request carries are named as the door reads them", () => {
    const names = load("next/dist/client/components/app-router-headers");
    expect(names).toMatchObject({
      ACTION_HEADER: "next-action",
      RSC_HEADER: "rsc",
      NEXT_ROUTER_PREFETCH_HEADER: "next-router-prefetch",
    });
    expect(load("next/dist/lib/constants").PRERENDER_REVALIDATE_HEADER).toBe("x-prerender-revalidate");
  });

  test("a kept page says that it comes from the cache, and for how long", () => {
    expect(next("build/templates/app-page-runtime.js")).toContain("x-nextjs-cache");
    expect(
      load("next/dist/lib/constants").CACHE_ONE_YEAR_SECONDS ?? load("next/dist/lib/constants").CACHE_ONE_YEAR,
    ).toBe(31_536_000);
  });

  test("Next asks the variable for the address of its own pages", () => {
    expect(next("server/app-render/action-handler.js")).toContain("__NEXT_PRIVATE_ORIGIN");
  });

  test("Next takes its configuration from the variable, and loads these files when it is prepared", () => {
    expect(next("server/config.js")).toContain("JSON.parse(process.env.__NEXT_PRIVATE_STANDALONE_CONFIG)");
    expect(next("server/next.js")).toContain("require('./lib/start-server')");
    expect(next("server/lib/router-server.js")).toContain("require('./render-server')");
    expect(next("server/next.js")).toContain("require('./next-server')");
  });

  test("a build into a folder of any name leaves tsconfig.json as it is", async () => {
    const { writeConfigurationDefaults } = load("next/dist/lib/typescript/writeConfigurationDefaults");
    const folder = mkdtempSync(path.join(tmpdir(), "tsconfig-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const copy = path.join(folder, "tsconfig.json");
    copyFileSync(path.join(root, "tsconfig.json"), copy);
    await writeConfigurationDefaults(
      versionOf("typescript"),
      copy,
      false,
      true,
      path.join(folder, ".next-else"),
      false,
    );
    expect(readFileSync(copy, "utf8")).toBe(readFileSync(path.join(root, "tsconfig.json"), "utf8"));
  });
});
