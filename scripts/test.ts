// `npm test`: unit, integration, server and browser tests, or the parts that are named; the last line counts them all.
// `--changed`: what the change that is being worked on touches.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { furnish, namesOf, startDatabases, type TestDatabases } from "../tests/support/databases";
import { ensureBuild, TEST_BUILD } from "./build";
import { ensureChromium } from "./chromium";
import {
  OperatorError,
  projectRoot,
  report,
  say,
  step,
  stopCommands,
  tool,
  toolEnvironment,
  type Variables,
} from "./operator";
import { changedFiles, touchedBy } from "./test-changes";
import { type Count, none, playwrightReport, slowest, vitestReport } from "./test-reports";

const parts = ["unit", "integration", "server", "e2e"] as const;
type Part = (typeof parts)[number];

// Ctrl-C reaches the runner from the terminal too; we wait for it to clean up its servers.
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    current?.kill(signal);
    stopCommands();
  });
let current: ReturnType<typeof spawn> | undefined;

function run(command: string, args: string[], env: Variables): Promise<number> {
  return new Promise((resolve, reject) => {
    current = spawn(tool(command), args, {
      cwd: projectRoot,
      stdio: ["ignore", "inherit", "inherit"],
      env: toolEnvironment(env),
    });
    current.once("error", reject);
    current.once("exit", (code) => resolve(code ?? 1));
  });
}

async function count(
  code: number,
  file: string,
  schema: typeof vitestReport | typeof playwrightReport,
): Promise<Count> {
  const text = await readFile(file, "utf8").catch(() => null);
  const counted = text === null ? none : schema.parse(JSON.parse(text));
  // A runner can fail without a failed test: a set-up that throws, a file that does not load.
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

type Runner = "run" | "related";

async function runVitest(parts: Part[], filters: string[], shared: Run, how: Runner = "run"): Promise<Count> {
  if (parts.length === 0) return none;
  const file = path.join(shared.folder, `vitest-${how}-${parts.join("-")}.json`);
  // Of a part there can be two projects: files that share a process, and files that have one each.
  const projects = parts.flatMap((part) => ["--project", `${part}*`]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const words = how === "run" ? ["run"] : ["related", "--run"];
  const code = await run("vitest", [...words, ...projects, ...reporters, "--passWithNoTests", ...filters], shared.env);
  return count(code, file, vitestReport);
}

async function runPlaywright(filters: string[], { folder, env }: Run): Promise<Count> {
  const file = path.join(folder, "playwright.json");
  const given = { ...env, CHROMIUM_PATH: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await run("playwright", ["test", "--reporter=list,json", ...filters], given);
  return count(code, file, playwrightReport);
}

/** What all runners of one `npm test` share. */
interface Run {
  folder: string;
  env: Variables;
}

/** Runs work while the build goes on beside it; what the work counted, once both are done. */
async function besideBuild<T>(isNeeded: boolean, prepare: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const ready = isNeeded ? Promise.all([buildOnce(), prepare()]) : Promise.resolve();
  // Told below, when the work is done.
  ready.catch(() => {});
  const done = await work();
  await ready;
  return done;
}

const buildOnce = () =>
  step(
    "Build",
    () => ensureBuild(TEST_BUILD),
    (outcome) => outcome,
  );

async function runParts(wanted: Part[], filters: string[], shared: Run, databases?: TestDatabases): Promise<Count[]> {
  const among = (...those: Part[]) => wanted.filter((part) => those.includes(part));
  const needsSite = among("server", "e2e").length > 0;
  const furnished = async () => databases && furnish(databases);
  const first = await besideBuild(needsSite, furnished, () => runVitest(among("unit", "integration"), filters, shared));
  // By itself: what others wait for while a server is attacked is measured there.
  const attacked = await runVitest(among("server"), filters, shared);
  return [first, attacked, wanted.includes("e2e") ? await runPlaywright(filters, shared) : none];
}

async function runChanged(shared: Run, databases: TestDatabases): Promise<Count[]> {
  const folders = (await readdir(path.join(projectRoot, "tests/e2e"))).sort();
  const { files, database, door, journeys } = touchedBy(await changedFiles(), folders);
  say(`Journeys: ${journeys.join(", ") || "none"}${door ? ", and the attacks" : ""}`);
  const there = files.filter((file) => existsSync(path.join(projectRoot, file)));
  const needsSite = door || journeys.length > 0;
  const first = await besideBuild(
    needsSite,
    () => furnish(databases),
    async () => [
      database ? await runVitest(["integration"], [], shared) : none,
      there.length > 0
        ? await runVitest(database ? ["unit"] : ["unit", "integration"], there, shared, "related")
        : none,
    ],
  );
  const attacked = door ? await runVitest(["server"], [], shared) : none;
  const filters = journeys.map((journey) => `tests/e2e/${journey}/`);
  return [...first, attacked, journeys.length > 0 ? await runPlaywright(filters, shared) : none];
}

// A run starts some hundred processes of Node, most of them Prisma's command line and our own scripts; what one has compiled
// the next one need not. Empty at first, and never wrong: Node keeps it by content.
// Requests of tests are no news; what tests read of the site's lines they ask for themselves.
process.env.LOG_LEVEL ??= "warn";
process.env.NODE_COMPILE_CACHE ??= path.join(projectRoot, "node_modules/.cache/enam-pilar/compiled");

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const isChanged = words.includes("--changed");
  const named = parts.filter((part) => words.includes(part));
  const filters = words.filter((word) => !named.some((part) => part === word));
  const wanted = named.length > 0 ? named : [...parts];

  const folder = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-test-"));
  const needsDatabase = isChanged || wanted.some((part) => part !== "unit");
  const databases = needsDatabase ? await step("Test database ready", startDatabases) : undefined;
  try {
    const shared = { folder, env: databases ? namesOf(databases) : {} };
    const counts =
      isChanged && databases ? await runChanged(shared, databases) : await runParts(wanted, filters, shared, databases);
    const sum = (key: "passed" | "failed" | "skipped") => counts.reduce((total, one) => total + one[key], 0);
    const [passed, failed, skipped] = [sum("passed"), sum("failed"), sum("skipped")];
    if (passed + failed === 0 && !isChanged) throw new OperatorError("No test was run.");
    say(["", "The ten that took longest:", ...slowest(counts, 10), ""].join("\n"));
    for (const failure of counts.flatMap((one) => one.failures)) console.error(`\nFAILED ${failure.slice(0, 2000)}\n`);
    console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    await databases?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
