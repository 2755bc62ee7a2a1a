import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hiddenFields, multipart, signInByForm } from "../../scripts/bench/plain-form";
import { ACCOUNTS_FILE } from "../support/people";
import { readLines } from "../support/server-lines";

const { url, databasePid, log } = inject("site");

/** The server and every connection of it. */
const processes = () => [
  databasePid,
  ...execFileSync("ps", ["-o", "pid=", "--ppid", String(databasePid)], { encoding: "utf8" })
    .split("\n")
    .map(Number)
    .filter(Boolean),
];
const signal = (name: NodeJS.Signals) => {
  for (const pid of processes()) process.kill(pid, name);
};

let cookie = "";
let question = "";
let linesBefore = 0;

/** Longer than any wait for the database, and far from the minutes that nobody waits. */
const PATIENCE_MS = 25_000;

beforeAll(async () => {
  const { diskominfo } = JSON.parse(readFileSync(ACCOUNTS_FILE, "utf8"));
  cookie = (await signInByForm(url, diskominfo)).cookie ?? "";
  question = await (await fetch(`${url}/tanya?program=homecare`)).text();
  // Connections that are open already: the next statement is the one that finds nobody there.
  await fetch(`${url}/kelola`, { headers: { cookie } });
  linesBefore = (await readLines(log)).length;
  signal("SIGSTOP");
});
afterAll(() => signal("SIGCONT"));

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${url}${address}`, { headers, redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });

// All at once, as visitors come: each waits for the database as long as it would alone.
describe.concurrent("a database that stands still in mid-air", () => {
  it.each([
    "/kelola",
    "/en/kelola/rekomendasi",
    "/dewan",
    "/tanya?program=homecare",
    "/api/exports/stage-one/2022",
    "/api/rounds/2022/internal",
  ])(
    "is told at %s as ours, with when to come back",
    async (address) => {
      const answer = await get(address, { cookie });
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      const text = await answer.text();
      // Whoever tells of it can name it, and the operator finds its line.
      expect(text).toContain(answer.headers.get("x-request-id"));
      expect(text).toMatch(
        address.startsWith("/en") || address.startsWith("/api") ? /fault is ours/ : /gangguan di sisi kami/,
      );
    },
    PATIENCE_MS,
  );

  it.each(["/sitemap.xml", "/api/v1/indicators", "/api/v1/rounds/2022/frozen", "/api/health/ready"])(
    "is told at %s to programs",
    async (address) => {
      const answer = await get(address);
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  it("leaves the public pages up", async () => {
    expect((await get("/")).status).toBe(200);
  });

  it(
    "loses nothing of a form that is sent without scripts",
    async () => {
      const typed = 'Kapan "Homecare" <melayani> hari Minggu?';
      const { contentType, body } = multipart({ ...hiddenFields(question, "text"), text: typed, sum: "5" });
      const answer = await fetch(`${url}/tanya?program=homecare`, {
        method: "POST",
        headers: { "content-type": contentType, origin: url },
        body: new Uint8Array(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain("Kapan &quot;Homecare&quot; &lt;melayani&gt; hari Minggu?");
    },
    PATIENCE_MS,
  );
});

describe("a database that stood still", () => {
  it(
    "is forgotten as soon as it answers again",
    async () => {
      signal("SIGCONT");
      await expect.poll(async () => (await get("/kelola", { cookie })).status, { timeout: PATIENCE_MS }).toBe(200);
    },
    PATIENCE_MS,
  );

  it("has left one line when it went and one when it came, and none for each visitor", async () => {
    const loud = async () => {
      await get("/kelola", { cookie });
      const since = (await readLines(log)).slice(linesBefore);
      // Who listens for publications may be the first to miss it, and says what it means for the pages.
      const aside = ["The database is still away", "Publications of other processes are not heard"];
      return since.filter(({ level, message }) => level !== "info" && !aside.includes(message));
    };
    // It is over with the first answer some seconds after the last failure.
    const isOver = async () => (await loud()).at(-1)?.message === "The database is back";
    await expect.poll(isOver, { timeout: PATIENCE_MS, interval: 1000 }).toBe(true);
    expect(await loud()).toMatchObject([{ message: "The database is away" }, { message: "The database is back" }]);
  });
});
