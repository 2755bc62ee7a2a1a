import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { signInByForm } from "../../scripts/bench/plain-form";
import { ACCOUNTS_FILE } from "../support/people";

const { url } = inject("site");
const origin = new URL(url).origin;
let cookie = "";

beforeAll(async () => {
  const { diskominfo } = JSON.parse(readFileSync(ACCOUNTS_FILE, "utf8"));
  cookie = (await signInByForm(url, diskominfo)).cookie ?? "";
});

const send = (sent: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/office/cells`, {
    method: "POST",
    headers: { "content-type": "application/json", origin, ...headers },
    body: typeof sent === "string" ? sent : JSON.stringify(sent),
  });
/** Next writes this into each answer of an address of its own. */
const isNexts = ({ headers }: Response) => /\brsc\b/i.test(headers.get("vary") ?? "");

describe("cells of the grid are answered without Next", () => {
  it("with the same headers as every address beside them", async () => {
    const [cells, beside] = await Promise.all([send({}), fetch(`${url}/api/v1`)]);
    expect([isNexts(cells), isNexts(beside)]).toEqual([false, true]);
    for (const name of [
      "content-security-policy",
      "x-frame-options",
      "x-content-type-options",
      "referrer-policy",
      "permissions-policy",
      "cross-origin-opener-policy",
    ]) {
      expect(cells.headers.get(name), name).toBeTruthy();
      expect(cells.headers.get(name), name).toBe(beside.headers.get(name));
    }
    expect(cells.headers.get("cache-control")).toBe("private, no-store");
    const secure = await send({}, { "x-forwarded-proto": "https" });
    expect(secure.headers.get("strict-transport-security")).toMatch(/max-age/);
  });

  it("to nobody who is not signed in, and to no page elsewhere", async () => {
    expect((await send({})).status).toBe(401);
    expect((await send({}, { cookie: "next-auth.session-token=a.b.c" })).status).toBe(401);
    expect((await send({}, { cookie, origin: "https://jahat.test" })).status).toBe(403);
  });

  it("with a sentence for what is none, and whole for many", async () => {
    for (const wrong of ["[", "null", { intent: "save", cells: "[" }])
      expect((await send(wrong, { cookie })).status).toBe(422);
    const cell = { code: "TIDAK-ADA", period: "2024", ref: null };
    const content = { value: "1", certainty: "FINAL", source: "Laporan" };
    const cells = Array.from({ length: 40 }, (_, at) => ({ ...cell, period: `${1960 + at}`, content }));
    const answer = await send({ intent: "save", cells }, { cookie, "accept-encoding": "gzip" });
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    const { answers } = (await answer.json()) as { answers: { problem: { code: string } }[] };
    expect(answers.map(({ problem }) => problem.code)).toEqual(cells.map(() => "NOT_FOUND"));
  });

  it("and every other method is Next's", async () => {
    expect((await fetch(`${url}/api/office/cells`, { headers: { cookie } })).status).toBe(405);
  });
});
