import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { answerVisit } from "../../../server/visited-pages.mjs";

type Next = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const PLAIN = "<html><body><p>Nilai 3,197</p></body></html>";
const DATA = `<script>self.__next_f.push([1,${JSON.stringify('3:I[1,["/_next/static/chunks/a.js"],"default"]\n')}])</script>`;
const PAGE = `<html><body><p>Nilai 3,197</p>${DATA}</body></html>`;

type Packing = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
const packing = (createRequire(import.meta.url)("next/dist/compiled/compression") as () => Packing)();

/** As Next sends a page: through what packs for it, the head first, then pieces. */
const page: Next = async (request, response) =>
  packing(request, response, () => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.flushHeaders();
    response.write(PAGE.slice(0, 20));
    response.end(PAGE.slice(20));
  });

async function ask(path: string, next: Next = page, headers: Record<string, string> = {}, by = answerVisit) {
  const server = createServer((request, response) => void by(request, response, next));
  onTestFinished(() => void server.close());
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const { request } = await import("node:http");
  return new Promise<{ status: number; headers: IncomingMessage["headers"]; body: Buffer }>((answered, failed) => {
    request({ port, host: "127.0.0.1", path, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () =>
        answered({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      );
    })
      .once("error", failed)
      .end();
  });
}

test.each(["/cari?q=sampah", "/en/cari", "/bandingkan?seri=a", "/keadaan/2026-11-30"])(
  "%s goes out without what nothing on it needs, of a known length",
  async (path) => {
    const { body, headers } = await ask(path);
    expect([body.toString(), headers["content-length"]]).toEqual([PLAIN, `${PLAIN.length}`]);
  },
);

test("it is packed where the visitor asks for that", async () => {
  const { body, headers } = await ask("/cari", page, { "accept-encoding": "gzip, deflate, br" });
  expect(headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(body).toString()).toBe(PLAIN);
});

test.each<[string, string, Record<string, string>]>([
  ["of another address", "/caritas", {}],
  ["that Next asks for by itself", "/cari", { rsc: "1" }],
])("an answer %s goes out as it comes", async (_what, path, headers) => {
  expect((await ask(path, page, headers)).body.toString()).toBe(PAGE);
});

test("a page that comes when another answer has gone out already harms neither it nor the process", async () => {
  const late: Next = async (_request, response) => {
    response.setHeader("content-type", "text/html");
    setTimeout(() => response.end(PAGE), 100);
  };
  // As failed-answers.mjs does for what does not begin in time.
  const replaced: Next = async (request, response) => {
    const { writeHead, end } = response;
    let isReplaced = false;
    response.writeHead = ((...given: Parameters<typeof writeHead>) =>
      isReplaced ? response : writeHead.apply(response, given)) as typeof writeHead;
    response.end = ((...given: Parameters<typeof end>) =>
      isReplaced ? response : end.apply(response, given)) as typeof end;
    await answerVisit(request, response, late);
    isReplaced = true;
    Reflect.apply(writeHead, response, [503, { "content-length": 4 }]);
    Reflect.apply(end, response, ["away"]);
  };
  const asked = { "accept-encoding": "gzip" };
  const asItIs: typeof answerVisit = (request, response, next) => next(request, response);
  expect(await ask("/cari", replaced, asked, asItIs)).toMatchObject({ status: 503, body: Buffer.from("away") });
  await new Promise((resolve) => setTimeout(resolve, 300));
});

test("what is no page, or longer than may be held, goes out as it comes", async () => {
  const refusal: Next = async (_request, response) => {
    response.statusCode = 503;
    response.end(PAGE);
  };
  expect(await ask("/cari", refusal)).toMatchObject({ status: 503, body: Buffer.from(PAGE) });
  const long: Next = async (_request, response) => {
    response.setHeader("content-type", "text/html");
    for (let piece = 0; piece < 5; piece += 1) response.write(Buffer.alloc(1024 * 1024, "a"));
    response.end(PAGE);
  };
  const { body } = await ask("/cari", long);
  expect([body.byteLength, body.subarray(-PAGE.length).toString()]).toEqual([5 * 1024 * 1024 + PAGE.length, PAGE]);
});
