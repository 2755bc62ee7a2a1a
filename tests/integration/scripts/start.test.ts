import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startDatabase } from "../../../scripts/database";
import { databaseUrl as urlFor } from "../../../scripts/database-record";
import { countPendingMigrations, ensureDatabase, withClient } from "../../../scripts/migrations";
import { freePort } from "../../../scripts/network-port";
import { runCommand, tool, toolEnvironment, type Variables } from "../../../scripts/operator";
import { endProcess } from "../../../scripts/process-identity";
import { runningStart, takeRunLock } from "../../../scripts/run-lock";
import { databaseUrl, ownerUrl } from "../../support/database";

let home: string;

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-start-"));
  await chmod(home, 0o711);
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function start(env: Variables): Promise<{ code: number; output: string }> {
  const port = String(await freePort());
  const given = {
    ENAM_PILAR_DATA_DIR: home,
    PORT: port,
    NEXTAUTH_URL: "",
    NEXTAUTH_SECRET: "",
    INTERNAL_TOKEN: "",
    ...env,
  };
  const result = await runCommand(tool("node"), ["scripts/begin.cjs"], { env: toolEnvironment(given) });
  return { code: result.code, output: result.output.trim() };
}

const oneSentence = /^[^\n]+[.\w]$/;
const secrets = { NEXTAUTH_SECRET: "s".repeat(32), INTERNAL_TOKEN: "s".repeat(32) };
const own = { DATABASE_URL: databaseUrl(), DATABASE_OWNER_URL: ownerUrl() };
const complete = { ...secrets, NEXTAUTH_URL: "https://example.go.id" };

function wrongPassword(address: string): string {
  const url = new URL(address);
  url.password = "not-the-password";
  return url.href;
}

describe("a start that cannot be", () => {
  it.each([
    ["a server that does not answer", "postgresql://a:b@127.0.0.1:1/enam", "the connection was refused"],
    ["a host that is not known", "postgresql://a:b@no-such-host.invalid/enam", "is not known"],
    ["an address of another kind", "mysql://a:b@127.0.0.1/enam", "DATABASE_URL must begin with postgresql://"],
  ])("says so in one sentence: %s", async (_, DATABASE_URL, words) => {
    const { code, output } = await start({ DATABASE_URL, ...complete });
    expect(code).not.toBe(0);
    expect(output).toContain(words);
    expect(output).toMatch(oneSentence);
  });

  it("says at once that nothing can be made in a folder that is no place for files", async () => {
    const { code, output } = await start({ DATABASE_URL: "", ENAM_PILAR_DATA_DIR: "/proc/enam-pilar/data" });
    expect(code).not.toBe(0);
    expect(output).toMatch(/^\/proc\/enam-pilar\/data cannot be written by [^\n]+\.$/);
  });

  it("says that the password is wrong without printing it, and names the way to serve without a database", async () => {
    const url = new URL(databaseUrl());
    url.password = "not-the-password";
    const { code, output } = await start({ DATABASE_URL: url.href, ...complete });
    expect(code).not.toBe(0);
    expect(output).toContain("wrong name or password");
    expect(output).toContain("--without-database");
    expect(output).not.toContain("not-the-password");
  });

  it("asks for the secrets where the database is the operator's own", async () => {
    const { code, output } = await start(own);
    expect(code).not.toBe(0);
    expect(output).toMatch(/NEXTAUTH_SECRET is missing.*INTERNAL_TOKEN is missing/);
    expect(output).toMatch(oneSentence);
  });

  it("asks for the address that people use, too: a guess would leave the cookie without Secure behind https", async () => {
    const { code, output } = await start({ ...own, ...secrets });
    expect(code).not.toBe(0);
    expect(output).toMatch(/NEXTAUTH_URL must be the address people use/);
    expect(output).toMatch(oneSentence);
  });

  it.each<[string, Variables, RegExp[]]>([
    [
      "a password with a / in it",
      { DATABASE_URL: "postgresql://a:p/w@127.0.0.1:1/enam" },
      [/in a name or password \/ is written %2F/],
    ],
    ["a password with a # in it", { DATABASE_URL: "postgresql://a:p#w@127.0.0.1:1/enam" }, [/# is %23/]],
    ["a password with an @ in it", { DATABASE_URL: "postgresql://a:p@w/x@127.0.0.1:1/enam" }, [/@ is %40/]],
    ["a password with a % in it", { DATABASE_URL: "postgresql://a:100%sure@127.0.0.1:1/enam" }, [/% is %25/]],
    ["a port that is none", { PORT: "http" }, [/^The environment is not complete: PORT must be a port/]],
    ["an address that is no number", { HOST: "localhost" }, [/^HOST is "localhost", which is no network address/]],
    [
      "an address of another machine",
      { HOST: "192.0.2.1" },
      [/^HOST is 192\.0\.2\.1, which is no address of this machine/],
    ],
    ["settings by half", { SMTP_URL: "smtp://mail" }, [/MAIL_FROM is missing beside the others/]],
    [
      "another owner's wrong password",
      { DATABASE_OWNER_URL: wrongPassword(ownerUrl()) },
      [/DATABASE_OWNER_URL: wrong name or password/],
    ],
    [
      "the application's wrong password",
      { DATABASE_URL: wrongPassword(databaseUrl()) },
      [/of DATABASE_URL: wrong name or password/],
    ],
    ["two databases for one", { DATABASE_URL: urlFor(databaseUrl(), "postgres") }, [/both must be one/]],
    [
      "a role that may not make tables",
      { DATABASE_OWNER_URL: databaseUrl() },
      [/may not make tables in the database/, /tables of the database .* are not the role .*REASSIGN OWNED BY/],
    ],
    [
      "several at once, a line each",
      { NEXTAUTH_URL: "", QUESTIONS_PER_HOUR: "many", HOST: "here", DATABASE_URL: wrongPassword(databaseUrl()) },
      [/NEXTAUTH_URL must be .*; QUESTIONS_PER_HOUR must be/, /^HOST is "here"/, /wrong name or password/],
    ],
  ])("says what is wrong, and nothing more: %s", async (_, env, lines) => {
    const { code, output } = await start({ ...own, ...complete, ...env });
    expect(code).not.toBe(0);
    const said = output.split("\n");
    expect(said, output).toHaveLength(lines.length);
    for (const [nth, line] of lines.entries()) expect(said[nth]).toMatch(line);
    expect(output).not.toMatch(/p[/#@]w|100%sure|not-the-password/);
  });

  it.each<[string, () => Promise<void>, RegExp]>([
    [
      "a data folder that is a file",
      () => writeFile(path.join(home, "file"), ""),
      /is no folder \(ENAM_PILAR_DATA_DIR\)/,
    ],
    ["secrets cut short", () => writeFile(path.join(home, "secrets.json"), "{"), /secrets\.json is damaged/],
    [
      "a database's record cut short",
      () => writeFile(path.join(home, "database.json"), "{"),
      /database\.json is damaged/,
    ],
    [
      "data of another PostgreSQL",
      async () => {
        await mkdir(path.join(home, "postgres"), { mode: 0o700 });
        for (const [name, text] of Object.entries({ PG_VERSION: "17\n", "enam-pilar-ready": "" }))
          await writeFile(path.join(home, "postgres", name), text);
      },
      /are of PostgreSQL 17, and this program brings 18: make a backup/,
    ],
  ])("does not begin on %s", async (title, prepare, words) => {
    await prepare();
    const folder = title.includes("is a file") ? { ENAM_PILAR_DATA_DIR: path.join(home, "file") } : {};
    const { code, output } = await start({ DATABASE_URL: "", ...folder });
    expect(code).not.toBe(0);
    expect(output.split("\n").at(-1)).toMatch(words);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it("names a port in use before it touches any data", async () => {
    const other = createServer().listen(0);
    await once(other, "listening");
    const address = other.address();
    const PORT = String(typeof address === "object" ? address?.port : address);
    const { code, output } = await start({ PORT, DATABASE_URL: "" });
    other.close();
    expect(code).not.toBe(0);
    expect(output).toMatch(new RegExp(`^Port ${PORT} is in use[^\n]*$`));
    await expect(stat(path.join(home, "postgres"))).rejects.toThrow();
  });

  it("refuses a second start beside a running one, and lets one follow it", async () => {
    const lock = await takeRunLock(home, 3000);
    await expect(takeRunLock(home, 3001)).rejects.toThrow(/already runs .*localhost:3000/);
    expect(await runningStart(home)).toMatchObject({ pid: process.pid });
    await lock.release();
    await (await takeRunLock(home, 3001)).release();
    expect(await runningStart(home)).toBeNull();
  });
});

describe("the embedded database", () => {
  it("keeps what was stored when every process of it is killed", async () => {
    const first = await startDatabase(home);
    await ensureDatabase(first.ownerUrl);
    await withClient(first.ownerUrl, (client) => client.query("CREATE TABLE kept AS SELECT 42 AS answer"));
    process.kill(first.pid, "SIGKILL");
    await first.ended;

    const second = await startDatabase(home);
    const found = await withClient(second.ownerUrl, (client) => client.query("SELECT answer FROM kept"));
    await second.stop();
    expect(found.rows).toEqual([{ answer: 42 }]);
  });

  it("replaces a server that outlived its start", async () => {
    const script = `import("./scripts/database.ts").then(async ({ startDatabase }) => {
      const { pid } = await startDatabase(${JSON.stringify(home)});
      console.log(pid);
    });`;
    const orphaner = spawn(tool("tsx"), ["-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
      env: toolEnvironment(),
    });
    const [printed] = (await once(orphaner.stdout, "data")) as [Buffer];
    const orphan = Number(printed.toString());
    const noted = await readFile(path.join(home, "postgres", "postmaster.pid"), "utf8");
    expect(noted.split("\n")[0]).toBe(String(orphan));

    const next = await startDatabase(home);
    expect(() => process.kill(orphan, 0)).toThrow();
    await next.stop();
    await endProcess(orphaner.pid ?? 0, "SIGKILL");
  });

  it("is left alone where its process is not seen, as from another container with the same volume", async () => {
    const first = await startDatabase(home);
    const pidFile = path.join(home, "postgres", "postmaster.pid");
    const noted = await readFile(pidFile, "utf8");
    // Of another container's numbers: nobody here has it.
    await writeFile(pidFile, noted.replace(/^\d+/, "4194303"));
    await expect(startDatabase(home)).rejects.toThrow("served by another container");
    await writeFile(pidFile, noted);
    await ensureDatabase(first.ownerUrl);
    await first.stop();
  });

  it("starts beside what a killed one left, whoever has its process id by now", async () => {
    const first = await startDatabase(home);
    process.kill(first.pid, "SIGKILL");
    await first.ended;
    for (const name of await readdir(path.join(home, "postgres")))
      if (name === "postmaster.pid" || name.endsWith(".lock")) {
        const file = path.join(home, "postgres", name);
        await writeFile(file, (await readFile(file, "utf8")).replace(/^\d+/, String(process.pid)));
      }
    const second = await startDatabase(home);
    await second.stop();
  });

  it("keeps its passwords to its owner", async () => {
    const database = await startDatabase(home);
    await database.stop();
    const { mode } = await stat(path.join(home, "database.json"));
    expect(mode & 0o077).toBe(0);
  });
});

describe("the migrations of this project", () => {
  it("are all in the template that the tests run on", async () => {
    expect(await countPendingMigrations(databaseUrl())).toBe(0);
  });
});
