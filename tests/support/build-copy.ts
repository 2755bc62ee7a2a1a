import { cp } from "node:fs/promises";
import path from "node:path";
import { TEST_BUILD } from "../../scripts/build";
import { projectRoot } from "../../scripts/operator";

// Pages that the served site keeps, and takes away while we copy; and what only the next build would read.
const LEFT_OUT = /^(?:cache|server\/route-cache[^/]*)$/;

/** A copy of the tests' build, named by its folder: pages that another site keeps must not reach the one of the tests. */
export async function copyBuild(name: string): Promise<string> {
  const from = path.join(projectRoot, TEST_BUILD);
  const distDir = `${TEST_BUILD}-${name}`;
  await cp(from, path.join(projectRoot, distDir), {
    recursive: true,
    filter: (file) => !LEFT_OUT.test(path.relative(from, file)),
  });
  return distDir;
}
