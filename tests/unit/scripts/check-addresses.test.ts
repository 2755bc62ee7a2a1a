import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { findAddressFaults } from "../../../scripts/check-addresses";

const root = await mkdtemp(path.join(tmpdir(), "enam-pilar-addresses-"));
afterAll(() => rm(root, { recursive: true }));

test("an address that route() did not make is named, whatever it is written in", async () => {
  await mkdir(path.join(root, "app/[locale]/(public)/pilar/[slug]"), { recursive: true });
  await mkdir(path.join(root, "app/[locale]/(public)/pilar/lama"), { recursive: true });
  await writeFile(path.join(root, "app/[locale]/(public)/pilar/lama/page.tsx"), "export default 1;\n");
  const lines = [
    'export const right = route("/pilar/[slug]", { slug }) + other(<a href={route("/pilar/lama")} />);',
    'export const rows = { a: "/pilar/[slug]", b: ["/pilar/lama"] } as const;',
    'export const page = <Form entryPage="/pilar/[slug]" />;',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the source that is looked through.
    "export const made = `/pilar/${slug}`;",
    'export const unknown = "/pilar/baru/besar";',
    'export const link = <a href="/pilar/lama" />;',
    'export const item = { href: "/pilar/lama" };',
    'redirect("/pilar/lama");',
    'export const text = "/pilarisasi dan /lainnya";',
  ];
  await writeFile(path.join(root, "app/[locale]/(public)/pilar/[slug]/page.tsx"), lines.join("\n"));
  const faults = (await findAddressFaults(root)).map((fault) => Number(/:(\d+): /.exec(fault)?.[1]));
  expect(faults).toEqual([4, 5, 6, 7, 8]);
});
