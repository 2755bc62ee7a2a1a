// `npm run with-database -- prisma migrate dev --name x`: any tool, with the environment that `npm start` would have.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { openEnvironment } from "./environment";
import { report, toolEnvironment } from "./operator";

// `--owner` first: with the owner's rights, for what loads facts.
const words = process.argv.slice(2);
const isOwner = words[0] === "--owner";
const [command, ...args] = isOwner ? words.slice(1) : words;

async function main(): Promise<number> {
  if (!command) {
    console.error("Say which command to run: npm run with-database -- prisma migrate status");
    return 2;
  }
  const close = await openEnvironment();
  try {
    const child = spawn(command, args, {
      stdio: "inherit",
      env: toolEnvironment(isOwner ? { DATABASE_URL: process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL } : {}),
    });
    const [code] = await once(child, "exit");
    return typeof code === "number" ? code : 1;
  } finally {
    await close();
  }
}

// The command gets Ctrl-C as well, from the terminal; we only wait for it and then stop the database.
process.on("SIGINT", () => {});
try {
  process.exitCode = await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
