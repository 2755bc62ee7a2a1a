// What a city's machine would only say when it is installed there.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../../scripts/operator";

const folder = path.join(projectRoot, "deploy/systemd");
const units = readdirSync(folder).filter((name) => /\.(service|timer)$/.test(name));
const services = units.filter((name) => name.endsWith(".service"));
const analyze = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync("systemd-analyze", words, { encoding: "utf8", cwd: folder });
  return { status, lines: `${stdout}${stderr}`.split("\n").filter(Boolean) };
};
const isThere = spawnSync("systemd-analyze", ["--version"]).status === 0;

test.skipIf(!isThere)("systemd knows every setting of the units", () => {
  expect(units.length).toBeGreaterThan(2);
  const { lines } = analyze("verify", "--man=no", ...units.map((name) => `./${name}`));
  // Nothing is installed where the tests run.
  expect(lines.filter((line) => !line.includes("/opt/enam-pilar/current/"))).toEqual([]);
});

test.skipIf(!isThere).each(services)("%s is closed off from the machine", (name) => {
  // Of a hundred points; a service without any of the settings has 96.
  expect(analyze("security", "--offline=yes", "--threshold=20", path.join(folder, name)).status).toBe(0);
});
