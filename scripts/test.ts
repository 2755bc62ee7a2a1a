// `npm test`: unit, integration, server and browser tests, or the parts that are named; the last line counts them all.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { ensureChromium } from "./chromium";
import { OperatorError, projectRoot, report, tool, toolEnvironment, type Variables } from "./operator";
import { type Count, none, playwrightReport, vitestReport } from "./test-reports";

const parts = ["unit", "integration", "server", "e2e"] as const;
type Part = (typeof parts)[number];

// Ctrl-C reaches the runner from the terminal too; we wait for it to clean up its servers.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => current?.kill(signal));
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

async function runVitest(parts: Part[], filters: string[], folder: string): Promise<Count> {
  const file = path.join(folder, `vitest-${parts.join("-")}.json`);
  const projects = parts.flatMap((part) => ["--project", part]);
  if (projects.length === 0) return none;
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run("vitest", ["run", ...projects, ...reporters, "--passWithNoTests", ...filters], {});
  return count(code, file, vitestReport);
}

async function runPlaywright(wanted: Part[], filters: string[], folder: string): Promise<Count> {
  if (!wanted.includes("e2e")) return none;
  const file = path.join(folder, "playwright.json");
  const env = { CHROMIUM_PATH: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await run("playwright", ["test", "--reporter=list,json", ...filters], env);
  return count(code, file, playwrightReport);
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const named = parts.filter((part) => words.includes(part));
  const filters = words.filter((word) => !named.some((part) => part === word));
  const wanted = named.length > 0 ? named : [...parts];

  const folder = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-test-"));
  try {
    const among = (...those: Part[]) => wanted.filter((part) => those.includes(part));
    const counts = [
      await runVitest(among("unit", "integration"), filters, folder),
      // By itself: what others wait for while a server is attacked is measured there.
      await runVitest(among("server"), filters, folder),
      await runPlaywright(wanted, filters, folder),
    ];
    const sum = (key: "passed" | "failed" | "skipped") => counts.reduce((total, one) => total + one[key], 0);
    const [passed, failed, skipped] = [sum("passed"), sum("failed"), sum("skipped")];
    if (passed + failed === 0) throw new OperatorError("No test was run.");
    for (const failure of counts.flatMap((one) => one.failures)) console.error(`\nFAILED ${failure.slice(0, 2000)}\n`);
    console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
