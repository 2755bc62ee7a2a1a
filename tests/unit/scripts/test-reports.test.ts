import { describe, expect, it } from "vitest";
import { projectRoot } from "../../../scripts/operator";
import { none, playwrightReport, slowest, vitestReport } from "../../../scripts/test-reports";

const file = `${projectRoot}/tests/unit/a.test.ts`;
const vitest = (given: object) =>
  vitestReport.parse({ numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, testResults: [], ...given });

describe("the report of vitest", () => {
  it("is read with what failed and how long each test took", () => {
    const assertionResults = [
      { status: "passed", fullName: "holds", duration: 12.5 },
      { status: "failed", fullName: "breaks", duration: null, failureMessages: ["expected 1"] },
    ];
    expect(vitest({ testResults: [{ name: file, status: "failed", assertionResults }] })).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
      failures: [`${file} › breaks\nexpected 1`],
      times: [
        { test: "tests/unit/a.test.ts › holds", ms: 12.5 },
        { test: "tests/unit/a.test.ts › breaks", ms: 0 },
      ],
    });
  });

  it("names a file that does not load", () => {
    const testResults = [{ name: file, status: "failed", message: "no such module", assertionResults: [] }];
    expect(vitest({ testResults }).failures).toEqual([`${file}\nno such module`]);
  });
});

it("the report of Playwright is read through all its folders; what passed at a second try has failed", () => {
  const results = [{ duration: 700, error: { message: "not there" } }, { duration: 300 }];
  const tests = [{ projectName: "desktop", results }];
  const spec = { ok: false, title: "reports", file: "city/a.spec.ts", line: 3, tests };
  const stats = { expected: 0, unexpected: 0, flaky: 1, skipped: 2 };
  expect(playwrightReport.parse({ stats, suites: [{ suites: [{ specs: [spec] }] }] })).toEqual({
    passed: 0,
    failed: 1,
    skipped: 2,
    failures: ["[desktop] city/a.spec.ts:3 › reports\nnot there\n"],
    times: [{ test: "tests/e2e/city/a.spec.ts › reports [desktop]", ms: 1000 }],
  });
});

it("the slowest are told first, of all parts together", () => {
  const times = (...given: [string, number][]) => ({ ...none, times: given.map(([test, ms]) => ({ test, ms })) });
  expect(slowest([times(["a", 100], ["b", 61_250]), times(["c", 2000])], 2)).toEqual(["   61.3 s  b", "    2.0 s  c"]);
});
