import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium";

// Without these Chromium looks for updates and for its maker's services, and hangs on a closed network.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const launchOptions = { executablePath: findChromium(), args };

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/server.ts",
  workers: 2,
  // A test that passes at the second try has found something.
  retries: 0,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    // Set by the global set-up; workers read this file again after it.
    baseURL: process.env.BASE_URL,
    browserName: "chromium",
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    // A press that finds nothing says so, instead of using up the whole test's time.
    actionTimeout: 15_000,
    trace: "retain-on-failure",
    launchOptions,
  },
  projects: [
    // Starts of the whole site, which have no screen.
    { name: "start", testMatch: "start.spec.ts" },
    {
      name: "phone",
      testIgnore: ["start.spec.ts", "single-sign-on.spec.ts", "outsider.spec.ts"],
      use: { viewport: { width: 360, height: 740 }, hasTouch: true },
    },
    { name: "desktop", testIgnore: "start.spec.ts", use: { viewport: { width: 1280, height: 800 } } },
  ],
});
