import path from "node:path";
import { defineConfig } from "prisma/config";

// The native schema engine is downloaded from a host that closed networks do not reach;
// this one is the same engine in WebAssembly, from the npm registry (docs/decisions/0002).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve(import.meta.dirname, "scripts/schema-engine.mjs");

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations", seed: "npm run db:seed" },
  // Tables are the owner's to change, where there are two roles (docs/decisions/0016).
  datasource: {
    url: process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL || "postgresql://localhost:5432/enam_pilar",
  },
});
