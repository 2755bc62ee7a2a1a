import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { signInByForm } from "../../scripts/bench/plain-form";
import { freePort } from "../../scripts/network-port";
import { projectRoot } from "../../scripts/operator";
import { startWebServer } from "../../scripts/web-server";
import { copyBuild } from "../support/build-copy";
import { ACCOUNTS_FILE } from "../support/people";
import { type Line, readLines } from "../support/server-lines";

const { url, log, env } = inject("site");
const token = env.METRICS_TOKEN ?? "";
let cookie = "";

beforeAll(async () => {
  const { diskominfo } = JSON.parse(readFileSync(ACCOUNTS_FILE, "utf8"));
  cookie = (await signInByForm(url, diskominfo)).cookie ?? "";
});

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${url}${address}`, { headers, redirect: "manual" });

async function lineOf(answer: Response): Promise<Line> {
  const id = answer.headers.get("x-request-id");
  await answer.arrayBuffer();
  const find = async () =>
    (await readLines(log)).find(({ message, request }) => message === "request" && request === id);
  return (await expect.poll(find).toBeDefined().then(find)) as Line;
}

describe("a line of the server", () => {
  it("tells page, person and statements, and never an address", async () => {
    const line = await lineOf(await get("/en/kelola/rekomendasi?q=rahasia", { cookie }));
    expect(line).toMatchObject({
      level: "info",
      method: "GET",
      route: "/[locale]/kelola/rekomendasi",
      status: 200,
      user: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(line.queries).toBeGreaterThan(0);
    expect(JSON.stringify(line)).not.toContain("rahasia");
  });

  it("names an address of the city's own language as the other's, and one that is nowhere as other", async () => {
    expect((await lineOf(await get("/kelola/rekomendasi", { cookie }))).route).toBe("/[locale]/kelola/rekomendasi");
    expect((await lineOf(await get("/api/v1/indicators"))).route).toBe("/api/v1/indicators");
    expect((await lineOf(await get("/"))).route).toBe("/[locale]");
  });

  it("takes no name of a request from a caller", async () => {
    const answer = await get("/", { "x-request-id": "mine-mine-mine" });
    expect(answer.headers.get("x-request-id")).not.toBe("mine-mine-mine");
  });
});

describe("figures for Prometheus", () => {
  it("are there for whoever has the token, and nowhere for anybody else", async () => {
    for (const authorization of ["", "Bearer ", `Bearer ${token.slice(1)}x`, `Basic ${token}`])
      expect((await get("/metrics", { authorization })).status).toBe(404);
    const figures = async () => {
      const answer = await get("/metrics", { authorization: `Bearer ${token}` });
      expect(answer.status).toBe(200);
      return answer.text();
    };
    // What the areas count is loaded some seconds after the start (instrumentation.ts), behind the first visitors.
    await expect.poll(figures, { timeout: 60_000, interval: 500 }).toContain("enam_pilar_database_up");
    const text = await figures();
    for (const name of namesOfRules()) expect(text, name).toMatch(new RegExp(`^# TYPE ${name} `, "m"));
  }, 90_000);
});

/** Every figure that the alerts and the dashboard ask for. */
function namesOfRules(): string[] {
  const files = ["alerts.yml", "dashboard.json"].map((name) =>
    readFileSync(new URL(`../../deploy/monitoring/${name}`, import.meta.url), "utf8"),
  );
  const names = files.join("\n").match(/\b(?:enam_pilar|process|nodejs)_[a-z0-9_]+/g) ?? [];
  return [...new Set(names.map((name) => name.replace(/_(bucket|sum|count)$/, "")))];
}

describe("health", () => {
  it("says that all is well, and no more to a stranger", async () => {
    expect(await (await get("/api/health")).json()).toEqual({ status: "ok", unwell: [] });
  });
});

describe("traces", () => {
  it("reach a collector with the page and its statements, and never with an address", async () => {
    const told: string[] = [];
    const collector = createServer((request, response) => {
      request.setEncoding("utf8").on("data", (chunk: string) => told.push(chunk));
      request.on("end", () => response.end("{}"));
    });
    const port = await freePort();
    collector.listen(port, "127.0.0.1");
    const distDir = await copyBuild(`traced-${process.pid}`);
    const server = await startWebServer({
      port: await freePort(),
      distDir,
      env: {
        ...env,
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
        OTEL_BSP_SCHEDULE_DELAY: "100",
        LOG_LEVEL: "error",
      },
    });
    try {
      const page = await fetch(`${server.url}/en/kelola/rekomendasi?q=rahasia`, { headers: { cookie } });
      expect(page.status).toBe(200);
      await expect.poll(() => told.join(), { timeout: 20_000 }).toContain("/[locale]/kelola/rekomendasi");
      await expect.poll(() => told.join(), { timeout: 20_000 }).toContain("db.query.text");
      expect(told.join()).not.toContain("rahasia");
    } finally {
      await server.stop();
      collector.close();
      await rm(path.join(projectRoot, distDir), { recursive: true, force: true });
    }
  });
});
