import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { findStyleFaults } from "../../../scripts/check-styles";

const root = await mkdtemp(path.join(tmpdir(), "enam-pilar-styles-"));
afterAll(() => rm(root, { recursive: true }));

test("a variable of a style that is set nowhere is named, whatever it is asked for by", async () => {
  await mkdir(path.join(root, "app"));
  await mkdir(path.join(root, "components"));
  await writeFile(path.join(root, "app/globals.css"), ":root { --ink: black; --pillar-a: red; color: var(--inc); }");
  const lines = [
    'const own = { "--end": 3 };',
    'const face = font({ variable: "--letters" });',
    'const fine = ["var(--ink)", "text-(--end)", "font-(--letters)"];',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the source that is looked through.
    "const made = [`var(--pillar-${code})`, `var(--pilar-${code})`];",
    'const wrong = "h-(--hight)";',
  ];
  await writeFile(path.join(root, "components/a.tsx"), lines.join("\n"));
  expect((await findStyleFaults(root)).sort()).toEqual([
    "app/globals.css: --inc is set nowhere",
    "components/a.tsx: --hight is set nowhere",
    "components/a.tsx: --pilar-… is set nowhere",
  ]);
});
