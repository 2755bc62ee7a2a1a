import { readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

const alias = {
  "@": root,
  // The package throws outside of a bundler that knows the react-server condition; on a server it is empty.
  "server-only": path.join(root, "node_modules/server-only/empty.js"),
};

// No secret of anyone: enough for lib/platform/config/env.ts to accept the environment.
const environment = {
  NEXTAUTH_SECRET: "only-for-tests-only-for-tests-only-for-tests",
  NEXTAUTH_URL: "http://localhost:3000",
  INTERNAL_TOKEN: "only-for-tests-only-for-tests-only-for-tests",
};

const shared = {
  pool: "forks" as const,
  environment: "node",
  mockReset: true,
  // Bounds against hanging, not budgets: a machine that is slow or busy with something else is no failure.
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

/**
 * Files that put something in the place of a module or of a setting get a process each, so that no other file meets it.
 * All others share one for each core: loading what they test takes longer than testing it.
 */
const REPLACES = /\bvi\.(?:mock|doMock|resetModules|stubEnv|stubGlobal)\(|\bprocess\.env\.\w+ = /;
const replaces = (file: string) => REPLACES.test(readFileSync(path.join(root, file), "utf8"));

function apartOrShared(folder: string): { apart: string[]; shared: string[] } {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file));
  return { apart: files.filter(replaces), shared: files.filter((file) => !replaces(file)) };
}

const unit = {
  ...shared,
  // A zone of +05:45: a date that leans on the machine's own zone comes out wrong here.
  env: { ...environment, TZ: "Asia/Kathmandu" },
};
const integration = {
  ...shared,
  globalSetup: ["tests/support/database-server.ts"],
  setupFiles: ["tests/support/database.ts"],
  env: environment,
  // It asks for next/navigation as a bundler finds it and Node does not; forms that a device sends later lead there.
  server: { deps: { inline: ["next-intl"] } },
};
const files = { unit: apartOrShared("tests/unit"), integration: apartOrShared("tests/integration") };

export default defineConfig({
  test: {
    // By itself Vitest leaves one core idle, which on two is half of them.
    maxWorkers: os.availableParallelism(),
    projects: [
      { resolve: { alias }, test: { ...unit, name: "unit", include: files.unit.shared, isolate: false } },
      { resolve: { alias }, test: { ...unit, name: "unit-apart", include: files.unit.apart } },
      {
        resolve: { alias },
        test: { ...integration, name: "integration", include: files.integration.shared, isolate: false },
      },
      { resolve: { alias }, test: { ...integration, name: "integration-apart", include: files.integration.apart } },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "server",
          include: ["tests/server/**/*.test.ts"],
          globalSetup: ["tests/support/served-site.ts"],
          // What is measured here must not share the site with another file; scripts/test.ts runs it by itself.
          fileParallelism: false,
          testTimeout: 600_000,
        },
      },
    ],
  },
});
