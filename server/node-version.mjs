// Asked for first by every way in (scripts, web server, next.config.ts): a Node that is too old would start all the same and
// fail page by page. The Node of our own is in node_modules, where npm finds it first; by hand the machine's is taken.
import { readFileSync } from "node:fs";

const { dependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const [wanted] = dependencies.node.split(".");

if (Number(process.versions.node.split(".")[0]) < Number(wanted)) {
  process.stderr.write(
    `This is Node.js ${process.versions.node}, and Enam Pilar runs on ${wanted}, which lies in its node_modules: use npm (such as \`npm start\`), or node_modules/.bin/node.\n`,
  );
  process.exit(1);
}
