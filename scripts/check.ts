// `npm run check`: everything that can be said of the source without running the app, one line each.
import { existsSync } from "node:fs";
import path from "node:path";
import { findAddressFaults } from "./check-addresses";
import { findCitationFaults } from "./check-citations";
import { findPatternFaults } from "./check-patterns";
import { findVocabularyFaults } from "./check-vocabulary";
import { startTemporaryDatabase } from "./database";
import { isPictureTrue } from "./draw-areas";
import { isExampleTrue } from "./env-example";
import { ensureDatabase } from "./migrations";
import { type CommandResult, projectRoot, report, runCommand, say, seconds, tool, toolEnvironment } from "./operator";

const quiet = { NEXT_TELEMETRY_DISABLED: "1" };
const run = (name: string, args: string[], env = {}) =>
  runCommand(tool(name), args, { env: toolEnvironment({ ...quiet, ...env }) });

async function types(): Promise<CommandResult> {
  // Next.js writes the types of routes and pages; a clean clone has none yet.
  const generated = await run("next", ["typegen"]);
  return generated.code === 0 ? run("tsc", ["--noEmit"]) : generated;
}

function layers(): Promise<CommandResult> {
  const present = ["app", "components", "lib", "scripts", "server", "tests", "prisma", "proxy.ts"].filter((name) =>
    existsSync(path.join(projectRoot, name)),
  );
  return run("depcruise", ["--config", ".dependency-cruiser.cjs", "--output-type", "err-long", ...present]);
}

/** What a look through the source finds wrong, a line each. */
const faultless = (find: (root: string) => Promise<string[]>) => async (): Promise<CommandResult> => {
  const faults = await find(projectRoot);
  return { code: faults.length > 0 ? 1 : 0, output: faults.join("\n") };
};

/** What is written from the code itself and kept in the repository. */
const written = (isTrue: () => Promise<boolean>, command: string) => async (): Promise<CommandResult> =>
  (await isTrue()) ? { code: 0, output: "" } : { code: 1, output: `write it anew with \`npm run ${command}\`` };

async function migrations(): Promise<CommandResult> {
  const database = await startTemporaryDatabase();
  try {
    await ensureDatabase(database.ownerUrl);
    const ends = ["--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema"];
    const result = await run("prisma", ["migrate", "diff", ...ends, "--exit-code"], {
      DATABASE_URL: database.ownerUrl,
    });
    const hint = result.code === 2 ? "prisma/schema says what no migration does; write one:\n" : "";
    return { ...result, output: hint + result.output };
  } finally {
    await database.stop();
  }
}

const checks: Record<string, () => Promise<CommandResult>> = {
  "types (tsc)": types,
  "format and lint (biome)": () => run("biome", ["ci", "--colors=off"]),
  "layers (dependency-cruiser)": layers,
  "dead code (knip)": () => run("knip", ["--no-progress"]),
  "names of files": faultless(findVocabularyFaults),
  "what comments cite is there": faultless(findCitationFaults),
  "addresses come from route()": faultless(findAddressFaults),
  ".env.example is of the settings": written(isExampleTrue, "env:example"),
  "docs/areas.svg is of the code": written(isPictureTrue, "areas"),
  "patterns in linear time (recheck)": faultless(findPatternFaults),
  "migrations agree with the schema": migrations,
};

async function check(title: string, work: () => Promise<CommandResult>): Promise<boolean> {
  const began = performance.now();
  const { code, output } = await work();
  say(`${code === 0 ? "ok    " : "FAILED"}  ${title} (${seconds(began)})`);
  if (code !== 0) say(output.trim());
  return code === 0;
}

try {
  const results = await Promise.all(Object.entries(checks).map(([title, work]) => check(title, work)));
  process.exitCode = results.every(Boolean) ? 0 : 1;
} catch (error) {
  report(error);
  process.exitCode = 1;
}
