import "../server/node-version.mjs";
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import path from "node:path";

export const projectRoot = path.resolve(import.meta.dirname, "..");

/** A failure that the operator can mend: its message is the whole explanation, printed without a stack. */
export class OperatorError extends Error {}

export function errorCode(error: unknown): string | undefined {
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined;
}

export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(2)} s`;
}

export function say(line: string): void {
  console.log(line);
}

/** Runs one step of a start and prints one line for it, with its time. */
export async function step<T>(title: string, work: () => Promise<T>, outcome?: (value: T) => string): Promise<T> {
  const began = performance.now();
  const value = await work();
  const detail = outcome?.(value);
  say(`${title}${detail ? `: ${detail}` : ""} (${seconds(began)})`);
  return value;
}

const children = new Set<ChildProcess>();

/** Ends the commands that `runCommand` still waits for; a stop must not leave a build behind. */
export function stopCommands(): void {
  for (const child of children) child.kill("SIGTERM");
}

export interface CommandResult {
  code: number;
  output: string;
}

/** Runs a command quietly; what it printed is kept for the case that it fails, and `hear` hears it as it comes. */
export function runCommand(
  command: string,
  args: string[],
  options: SpawnOptions = {},
  hear: (text: string) => void = () => {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectRoot, stdio: ["ignore", "pipe", "pipe"], ...options });
    children.add(child);
    const chunks: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      hear(chunk.toString());
    });
    child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      children.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}

/** The tools of node_modules by their path: a script started without npm has no node_modules/.bin in PATH. */
export function tool(name: string): string {
  return path.join(projectRoot, "node_modules", ".bin", name);
}

const LINES_OF_A_FAILURE = 40;

export type Variables = Record<string, string | undefined>;

/** The environment for tools: their `#!/usr/bin/env node` must find the pinned Node, not the machine's. */
export function toolEnvironment(extra: Variables = {}): NodeJS.ProcessEnv {
  const bin = path.join(projectRoot, "node_modules", ".bin");
  return { ...process.env, ...extra, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` };
}

export async function runTool(
  name: string,
  args: string[],
  env: Variables,
  failure: string,
  hear?: (text: string) => void,
): Promise<string> {
  const result = await runCommand(tool(name), args, { env: toolEnvironment(env) }, hear);
  if (result.code !== 0) {
    // The last lines say what failed; a build can print hundreds before them.
    const words = result.output.trim().split("\n").slice(-LINES_OF_A_FAILURE).join("\n");
    throw new OperatorError(`${failure}\n${words}`);
  }
  return result.output;
}

/** What the machine refuses, whoever asks. */
const REFUSALS: Record<string, string> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the quota of the disk is used up",
  EROFS: "the disk is read-only",
  EACCES: "this user may not",
  EPERM: "this user may not",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
};

/** Prints an expected failure as one sentence and anything else with its stack, for it is a bug of ours. */
export function report(error: unknown): void {
  const why = error instanceof Error && REFUSALS[errorCode(error) ?? ""];
  const { path: file, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof OperatorError) console.error(error.message);
  else if (why && file) console.error(`${file} cannot be used (${syscall}): ${why}.`);
  else console.error(error);
}

/** Aborts at the first Ctrl-C or end of the service, so that what was begun is undone and not merely left. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(name, () => controller.abort(new OperatorError("Stopped.")));
  return controller.signal;
}
