import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium";
import { DESKTOP, PHONE } from "./tests/support/screens";

// Without these Chromium looks for updates and for its maker's services, and hangs on a closed network.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A page lives for seconds, in which nothing is run often enough for V8's costlier compilers to pay off: a look with axe
  // takes a third less of the processor without them, half of what the system itself takes.
  "--js-flags=--no-opt --no-maglev --min-semi-space-size=16",
];

const launchOptions = { executablePath: findChromium(), args };

const STARTS = ["start.spec.ts", "first-run.spec.ts"];

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/server.ts",
  workers: 2,
  // A test that passes at the second try has found something.
  retries: 0,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // Bounds against hanging, not budgets: a machine that is slow or busy with something else is no failure.
  timeout: 600_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    // Set by the global set-up; workers read this file again after it.
    baseURL: process.env.BASE_URL,
    browserName: "chromium",
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    // Only what is tested of it needs the office's worker (platform/without-a-line.spec.ts); all others are without one.
    serviceWorkers: "block",
    // A press that finds nothing says so, instead of using up the whole test's time.
    actionTimeout: 60_000,
    // A trace of every step slows every test; `npx playwright test --trace on` writes one when asked.
    screenshot: "only-on-failure",
    launchOptions,
  },
  projects: [
    // Starts of the whole site, which take longest: first, so that none of them is what all others have ended before.
    { name: "start", testMatch: STARTS },
    // Who gets in, and what citizens read. Everything else is done once, and looked at on a phone's screen too wherever
    // it is looked at with `expectAccessible`.
    {
      name: "phone",
      testMatch: ["site/access.spec.ts", "site/public.spec.ts"],
      use: { viewport: PHONE, hasTouch: true },
    },
    { name: "desktop", testIgnore: STARTS, use: { viewport: DESKTOP } },
  ],
});
