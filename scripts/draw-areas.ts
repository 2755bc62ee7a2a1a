// `npm run areas`: docs/areas.svg, the areas with their rooms and every direction in which one imports another, drawn from
// the code itself. `npm run check` says when it is no longer true.
import fs, { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import areas from "./areas.json" with { type: "json" };
import { projectRoot } from "./operator";

const FILE = path.join(projectRoot, "docs/areas.svg");
// The ground floor first in the list, at the bottom of the picture.
const FLOORS = Object.keys(areas).reverse();
const ROW = { height: 82, gap: 12, left: 16, width: 640 };
/** Letters that fit into a line of rooms. */
const LINE = 84;
const RIGHT = ROW.left + ROW.width;
const top = (floor: number) => 16 + floor * (ROW.height + ROW.gap);

/** For each area the ones that its files import, of lib/ and components/ together. */
async function directions(): Promise<Map<string, Set<string>>> {
  const found = new Map(FLOORS.map((area) => [area, new Set<string>()]));
  const files = fs.glob("{lib,components}/*/**/*.{ts,tsx}", { cwd: projectRoot, exclude: ["**/generated/**"] });
  for await (const file of files) {
    const from = file.split(path.sep)[1] ?? "";
    const text = await readFile(path.join(projectRoot, file), "utf8");
    for (const [, to = ""] of text.matchAll(/from "@\/(?:lib|components)\/([a-z-]+)\//g))
      if (to !== from && found.has(to)) found.get(from)?.add(to);
  }
  return found;
}

/** The rooms of an area, in one line or two. A folder that git left behind empty is none: a clone does not have it. */
async function roomsOf(area: string): Promise<string[]> {
  const names = new Set<string>();
  for await (const file of fs.glob("*/**/*.*", { cwd: path.join(projectRoot, "lib", area) }))
    names.add(file.split(path.sep)[0] ?? "");
  const lines = [""];
  for (const name of [...names].sort()) {
    const last = lines.at(-1) ?? "";
    if (last === "") lines[lines.length - 1] = name;
    else if (last.length + name.length + 3 <= LINE) lines[lines.length - 1] = `${last} · ${name}`;
    else lines.push(name);
  }
  return lines;
}

function arc(from: number, to: number): string {
  const [a, b] = [top(from) + ROW.height / 2 + 8, top(to) + ROW.height / 2 - 8];
  const reach = RIGHT + 24 + (to - from) * 30;
  return `<path d="M${RIGHT} ${a} C${reach} ${a} ${reach} ${b} ${RIGHT + 5} ${b}"/>`;
}

async function picture(): Promise<string> {
  const imports = await directions();
  const boxes = await Promise.all(
    FLOORS.map(async (area, floor) => {
      const at = (line: number) => top(floor) + line;
      const rooms = (await roomsOf(area)).map(
        (line, index) => `<text x="${ROW.left + 16}" y="${at(48 + index * 19)}">${line}</text>`,
      );
      return `<rect x="${ROW.left}" y="${at(0)}" width="${ROW.width}" height="${ROW.height}" rx="8"/>
<text x="${ROW.left + 16}" y="${at(26)}" class="name">${area}</text>
${rooms.join("\n")}`;
    }),
  );
  const arcs = FLOORS.flatMap((area, from) =>
    FLOORS.flatMap((other, to) => (to > from && imports.get(area)?.has(other) ? [arc(from, to)] : [])),
  );
  const height = top(FLOORS.length) + 4;
  const said = FLOORS.map((area) => `${area}: ${[...(imports.get(area) ?? [])].sort().join(", ") || "none"}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 ${height}" role="img" aria-labelledby="t d">
<title id="t">The areas of lib/ and components/, the ground floor at the bottom</title>
<desc id="d">What each area imports. ${said.join("; ")}.</desc>
<style>
svg{background:#fdfcfa;font:13px system-ui,sans-serif}rect{fill:#fff;stroke:#cfcac2}text{fill:#57534e}.name{font-weight:700;font-size:16px;fill:#1f2328}
path{fill:none;stroke:#0b5cad;stroke-width:1.3;opacity:.65;marker-end:url(#a)}marker path{fill:#0b5cad;stroke:none;opacity:1}
@media(prefers-color-scheme:dark){svg{background:#16181b}rect{fill:#1f2226;stroke:#44484e}text{fill:#b6b2ab}.name{fill:#e8e6e3}path{stroke:#7db8f5}marker path{fill:#7db8f5}}
</style>
<defs><marker id="a" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0 8 4 0 8Z"/></marker></defs>
${boxes.join("\n")}
${arcs.join("\n")}
</svg>
`;
}

/** True where the picture shows what the code does. */
export const isPictureTrue = async () => (await readFile(FILE, "utf8").catch(() => "")) === (await picture());

if (process.argv[1] === import.meta.filename) await writeFile(FILE, await picture());
