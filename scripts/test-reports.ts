// What vitest and Playwright report in JSON, read as one count.
import path from "node:path";
import { z } from "zod";
import { projectRoot } from "./operator";

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, each with its file and message: said again at the end, where a long log is read first. */
  failures: string[];
  /** How long each test took. */
  times: { test: string; ms: number }[];
}

export const none: Count = { passed: 0, failed: 0, skipped: 0, failures: [], times: [] };

/** The tests that took longest, one a line. */
export function slowest(counts: readonly Count[], how: number): string[] {
  return counts
    .flatMap(({ times }) => times)
    .sort((a, b) => b.ms - a.ms)
    .slice(0, how)
    .map(({ test, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${test}`);
}

export const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        message: z.string().optional(),
        assertionResults: z.array(
          z.object({
            status: z.string(),
            fullName: z.string(),
            duration: z.number().nullish(),
            failureMessages: z.array(z.string()).nullish(),
          }),
        ),
      }),
    ),
  })
  .transform((value) => ({
    passed: value.numPassedTests,
    failed: value.numFailedTests,
    skipped: value.numPendingTests,
    times: value.testResults.flatMap((file) =>
      file.assertionResults.map(({ fullName, duration }) => ({
        test: `${path.relative(projectRoot, file.name)} › ${fullName}`,
        ms: duration ?? 0,
      })),
    ),
    failures: value.testResults.flatMap((file) => {
      const named = file.assertionResults
        .filter((one) => one.status === "failed")
        .map((one) => [`${file.name} › ${one.fullName}`, ...(one.failureMessages ?? [])].join("\n"));
      // A file that does not load, or whose hook throws, fails without a test of its own.
      return named.length === 0 && file.status === "failed" ? [`${file.name}\n${file.message ?? ""}`] : named;
    }),
  }));

const playwrightSpec = z.object({
  ok: z.boolean(),
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      results: z.array(
        z.object({ duration: z.number(), error: z.object({ message: z.string().optional() }).optional() }),
      ),
    }),
  ),
});

const playwrightSuite = z.object({
  specs: z.array(playwrightSpec).default([]),
  get suites() {
    return z.array(playwrightSuite).default([]);
  },
});

function specsOf(suite: z.infer<typeof playwrightSuite>): z.infer<typeof playwrightSpec>[] {
  return [...suite.specs, ...suite.suites.flatMap(specsOf)];
}

export const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
    suites: z.array(playwrightSuite),
  })
  .transform(({ stats, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    times: suites.flatMap(specsOf).flatMap(({ file, title, tests }) =>
      tests.map(({ projectName, results }) => ({
        test: `tests/e2e/${file} › ${title} [${projectName}]`,
        ms: results.reduce((total, { duration }) => total + duration, 0),
      })),
    ),
    failures: suites
      .flatMap(specsOf)
      .filter((spec) => !spec.ok)
      .map((spec) => {
        const projects = spec.tests.map((one) => one.projectName).join(", ");
        const messages = spec.tests.flatMap((one) => one.results.map((result) => result.error?.message ?? ""));
        return [`[${projects}] ${spec.file}:${spec.line} › ${spec.title}`, ...messages].join("\n");
      }),
  }));
