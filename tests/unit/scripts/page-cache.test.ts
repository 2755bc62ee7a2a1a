import { promises } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

interface Cache {
  set(key: string, data: object, context: object): Promise<void>;
  revalidateTag(tags: string[]): Promise<void>;
}
const PageCache = createRequire(import.meta.url)("../../../scripts/page-cache.cjs") as new (given: object) => Cache;

let home: string;

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-pages-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const fs = {
  ...promises,
  mkdir: (folder: string) => promises.mkdir(folder, { recursive: true }),
};
/** As Next makes it at the beginning of each request. */
const request = () => new PageCache({ fs, flushToDisk: true, serverDistDir: home, revalidatedTags: [] });
const page = (html: string, status = 200) => ({
  kind: "APP_PAGE",
  html,
  rscData: Buffer.from(html),
  status,
  headers: {},
});
const kept = () => readFile(path.join(home, "app/indikator.html"), "utf8").catch(() => null);

test("a page is kept", async () => {
  await request().set("/indikator", page("first"), {});
  expect(await kept()).toBe("first");
});

test("a page that was begun before a publication and is done after it is not kept", async () => {
  const early = request();
  const publishing = request();
  await publishing.revalidateTag(["_N_T_/[locale]/layout"]);
  await early.set("/indikator", page("old"), {});
  expect(await kept()).toBeNull();
  await request().set("/indikator", page("new"), {});
  await early.set("/indikator", page("old"), {});
  expect(await kept()).toBe("new");
});

test("not found is not kept", async () => {
  await request().set("/indikator", page("none", 404), {});
  expect(await kept()).toBeNull();
});
