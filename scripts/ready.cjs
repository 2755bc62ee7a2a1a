// Before anything of node_modules is asked for, and in JavaScript that an old Node understands: whether `npm ci` was run, and
// since the program was last replaced. One line for each that is wrong; what is imported later would end in a stack.
"use strict";
// biome-ignore lint/style/useNodejsImportProtocol: Node 12 knows no other name, and is to be told that it is too old.
const fs = require("fs");
// biome-ignore lint/style/useNodejsImportProtocol: the same.
const path = require("path");

const root = path.resolve(__dirname, "..");
const described = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));

function versionOf(name) {
  const file = path.join(root, "node_modules", name, "package.json");
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")).version : null;
}

/** True where `version` is at least the one of `engines`, such as ">=20.19". */
function isNewEnough(version) {
  const wanted = described.engines.node.replace(">=", "").split(".").map(Number);
  const given = version.split(".").map(Number);
  return given[0] > wanted[0] || (given[0] === wanted[0] && given[1] >= wanted[1]);
}

function faultOfModules() {
  if (!fs.existsSync(path.join(root, "node_modules"))) return "Enam Pilar is not installed yet: run `npm ci` first.";
  for (const name of Object.keys(described.dependencies)) {
    const wanted = described.dependencies[name];
    const there = versionOf(name);
    if (there === wanted) continue;
    const what = there ? `${name} is ${there}, and ${wanted} is asked for` : `${name} is missing`;
    return `node_modules is not of this program (${what}): run \`npm ci\`.`;
  }
  const made = ["node_modules/.bin/node", "lib/platform/db/generated"];
  const lacks = made.some((name) => !fs.existsSync(path.join(root, name)));
  return lacks ? "node_modules is not complete: run `npm ci` without --ignore-scripts." : null;
}

const faults = [faultOfModules()].filter(Boolean);
// With node_modules there is a Node of our own in it, which npm finds first.
if (!isNewEnough(process.versions.node))
  faults.push(`This is Node.js ${process.versions.node}; Enam Pilar is installed with 20.19 or newer.`);
if (faults.length > 0) {
  process.stderr.write(`${faults.join("\n")}\n`);
  process.exit(1);
}
