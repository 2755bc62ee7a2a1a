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
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          // A zone of +05:45: a date that leans on the machine's own zone comes out wrong here.
          env: { ...environment, TZ: "Asia/Kathmandu" },
          // A machine that is busy with something else is no failure.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/database-server.ts"],
          setupFiles: ["tests/support/database.ts"],
          env: environment,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "server",
          include: ["tests/server/**/*.test.ts"],
          globalSetup: ["tests/support/served-site.ts"],
          // What is measured here must not share the site with another file; scripts/test.ts runs it by itself.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
