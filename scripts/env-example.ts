// `npm run env:example`: .env.example, written from the settings' own schema, so that it cannot name what is not there.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { settings } from "../lib/platform/config/env";
import { projectRoot } from "./operator";

const FILE = path.join(projectRoot, ".env.example");
const HEAD = `# Copy it to .env and fill in what your city has of its own; what stays commented out is as it says.
# What each setting means for the machine: README.md, "Run it for a city".
`;

function example(): string {
  const { properties = {} } = z.toJSONSchema(settings, { io: "input", unrepresentable: "any" });
  const lines = Object.entries(properties).map(([name, given]) => {
    const { description, default: usual } = given as { description?: string; default?: unknown };
    return `${description ? `\n# ${description}\n` : ""}#${name}=${usual ?? ""}\n`;
  });
  return HEAD + lines.join("");
}

/** True where the file says what the schema says. */
export const isExampleTrue = async () => (await readFile(FILE, "utf8").catch(() => "")) === example();

if (process.argv[1] === import.meta.filename) await writeFile(FILE, example());
