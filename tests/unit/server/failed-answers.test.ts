import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { watchAnswer } from "../../../server/failed-answers.mjs";
import { requests } from "../../../server/log.mjs";

const undo: Array<() => void> = [];
afterEach(() => {
  for (const one of undo.splice(0)) one();
});

/** What a person reads where the app fails over a form, `about` being what is known of the request. */
async function answered(about: { isUncertain?: boolean }, headers: Record<string, string> = {}): Promise<string> {
  const body = "text=Kapan+Homecare+buka%3F";
  const server = createServer((request: IncomingMessage, response: ServerResponse) =>
    requests.run({ id: "satu", queries: 0, ...about }, () => {
      watchAnswer(request, response, Buffer.from(body));
      process.emit("enam-pilar:database-away" as never);
      response.writeHead(500).end("Internal Server Error");
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  undo.push(() => server.close());
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/tanya`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", connection: "close", ...headers },
    body,
  });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).not.toBeNull();
  return answer.text();
}

describe("A form over which the database went away", () => {
  test("was not saved where it never came to a COMMIT, and what was typed is there", async () => {
    const text = await answered({});
    expect(text).toContain("Layanan sedang tidak tersedia");
    expect(text).toContain("Tidak ada yang tersimpan, dan tidak ada yang hilang");
    expect(text).toContain("Kapan Homecare buka?");
  });

  test("may have been saved where nothing was heard of its COMMIT, and nobody says that it was not", async () => {
    const text = await answered({ isUncertain: true });
    expect(text).toContain("<h1>Belum pasti tersimpan</h1>");
    expect(text).toContain("periksa dulu");
    expect(text).not.toContain("Tidak ada yang tersimpan");
    expect(text).toContain("Kapan Homecare buka?");
  });

  test("says so to a page's own script in one word", async () => {
    expect(await answered({ isUncertain: true }, { "next-action": "a" })).toBe("UNCERTAIN");
    expect(await answered({}, { "next-action": "a" })).toBe("UNAVAILABLE");
  });
});
