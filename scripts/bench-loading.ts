// `npm run bench:loading`: a workbook of 5,000 rows from the file to its preview and from there into the database, with the
// time and the memory that it took (docs/decisions/0022).
import { randomBytes } from "node:crypto";
import { startTemporaryDatabase } from "./database";
import { prepareSchema } from "./database-grants";
import { databaseUrl } from "./database-record";
import { runServerScript } from "./first-data";
import { report, say, step } from "./operator";

const LIMITS = { previewMilliseconds: 5000, previewMegabytes: 300 };
const undo: Array<() => Promise<void>> = [];

async function prepare(): Promise<Record<string, string>> {
  const server = await step("Temporary database started", () => startTemporaryDatabase());
  undo.push(server.stop);
  const secret = randomBytes(36).toString("base64url");
  const env = {
    DATABASE_URL: databaseUrl(server.ownerUrl, "enam_pilar_loading"),
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: secret,
    INTERNAL_TOKEN: secret,
  };
  await step("Migrated", () => prepareSchema(env.DATABASE_URL, databaseUrl(server.url, "enam_pilar_loading")));
  await step("A city with fifty indicators made", () =>
    runServerScript("scripts/bench/loading-filling.ts", env, "The city could not be made."),
  );
  return env;
}

async function main(): Promise<void> {
  const env = await prepare();
  const output = await step("Loaded", () =>
    runServerScript("scripts/bench/loading-work.ts", env, "The workbook could not be loaded."),
  );
  const measured = JSON.parse(output.trim().split("\n").at(-1) ?? "{}") as Record<keyof typeof LIMITS, number> & {
    rows: number;
    commitMilliseconds: number;
  };
  const { rows, previewMilliseconds, previewMegabytes, commitMilliseconds } = measured;
  const isMet = previewMilliseconds <= LIMITS.previewMilliseconds && previewMegabytes <= LIMITS.previewMegabytes;
  say(
    `${rows} values: previewed in ${previewMilliseconds} ms (limit ${LIMITS.previewMilliseconds}) with ${previewMegabytes} MB above rest (limit ${LIMITS.previewMegabytes}), written in ${commitMilliseconds} ms: ${isMet ? "met" : "MISSED"}`,
  );
  if (!isMet) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  for (const one of undo.reverse()) await one();
  process.exit();
}
