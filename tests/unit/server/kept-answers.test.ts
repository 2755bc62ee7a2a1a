import { once } from "node:events";
import { createServer, get, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer } from "../../../server/kept-answers.mjs";

// Plays Next: answers with the page as it is now, and counts how often it was asked.
let page: string;
let asked: number;
let server: Server;
let headers: Record<string, string>;
let beforeEnd: () => void;

beforeEach(async () => {
  page = "first";
  asked = 0;
  headers = headersOfPage();
  beforeEnd = () => {};
  process.emit("enam-pilar:pages-expired" as "beforeExit", 0);
  server = createServer((request, response) => answer(request, response, next)).listen(0);
  await once(server, "listening");
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const headersOfPage = () => ({
  "x-nextjs-cache": "HIT",
  "cache-control": "s-maxage=31536000",
  etag: '"tag"',
  "content-security-policy": "default-src 'self'",
});

async function next(request: { headers: IncomingHttpHeaders }, response: ServerResponse): Promise<void> {
  asked++;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const isGzip = request.headers["accept-encoding"] === "gzip";
  if (isGzip) response.setHeader("content-encoding", "gzip");
  const body = isGzip ? gzipSync(page) : Buffer.from(page);
  response.write(body.subarray(0, 2));
  beforeEnd();
  response.end(body.subarray(2));
}

function visit(path = "/", wishes: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    get({ port, path, headers: wishes, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const body = Buffer.concat(chunks);
        const isGzip = response.headers["content-encoding"] === "gzip";
        const text = (isGzip ? gunzipSync(body) : body).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    }).on("error", reject);
  });
}

const publish = (text: string) => {
  page = text;
  process.emit("enam-pilar:pages-expired" as "beforeExit", 0);
};

describe("a kept answer", () => {
  it("is what Next sent, headers included, and Next is not asked again", async () => {
    const first = await visit();
    const second = await visit();
    expect(asked).toBe(1);
    expect([second.status, second.text]).toEqual([200, "first"]);
    expect(second.headers["content-security-policy"]).toBe(first.headers["content-security-policy"]);
  });

  it("is gone with the next publication", async () => {
    await visit();
    publish("second");
    expect((await visit()).text).toBe("second");
  });

  it("never comes from a page that was read before a publication and sent after it", async () => {
    beforeEnd = () => publish("second");
    expect((await visit()).text).toBe("first");
    beforeEnd = () => {};
    expect((await visit()).text).toBe("second");
  });

  it("is one for each encoding", async () => {
    const answers = [];
    for (const encoding of ["gzip, br", "identity", "gzip", ""])
      answers.push(await visit("/", { "accept-encoding": encoding }));
    expect(answers.map(({ text }) => text)).toEqual(["first", "first", "first", "first"]);
    expect(answers.map((one) => one.headers["content-encoding"])).toEqual([undefined, undefined, "gzip", undefined]);
  });

  it("is not sent to whom has it already", async () => {
    await visit();
    const again = await visit("/", { "if-none-match": 'W/"other", W/"tag"' });
    expect([again.status, again.text]).toEqual([304, ""]);
  });
});

describe("caches in front", () => {
  it.each(["/", "/?q=1"])(
    "have to ask before they show an old page of %s: the first answer says so, and the kept one",
    async (path) => {
      for (let visits = 0; visits < 2; visits++) {
        expect((await visit(path)).headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
      }
    },
  );
});

describe("what is not kept", () => {
  it.each<[string, string, Record<string, string>]>([
    ["an address with a question", "/?q=1", {}],
    ["the data of a page for a visit by script", "/", { rsc: "1" }],
    ["an encoding with preferences", "/", { "accept-encoding": "gzip;q=0" }],
  ])("%s", async (_, path, wishes) => {
    await visit(path, wishes);
    await visit(path, wishes);
    expect(asked).toBe(2);
  });

  it.each<[string, Record<string, string>]>([
    ["a page that was rendered for this visit", { "x-nextjs-cache": "MISS" }],
    ["a page that changes by the clock", { "cache-control": "s-maxage=60" }],
    ["an answer with a cookie", { "set-cookie": "a=b" }],
  ])("%s", async (_, given) => {
    headers = { ...headers, ...given };
    await visit();
    await visit();
    expect(asked).toBe(2);
  });

  it("an answer of http for https, which has one header more", async () => {
    await visit();
    await visit("/", { "x-forwarded-proto": "https" });
    expect(asked).toBe(2);
  });
});
