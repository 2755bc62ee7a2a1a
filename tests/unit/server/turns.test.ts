import { createServer, get, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { WORK } from "@/server/limits.mjs";
import { bringsTooMany, inTurn } from "@/server/turns.mjs";

let server: Server;
let port = 0;
let atWork = 0;
let most = 0;
let served: string[] = [];
let answers: (() => void)[] = [];

/** An app that answers when the test says so; who calls stands in the address. */
async function open() {
  [atWork, most, served, answers] = [0, 0, [], []];
  server = createServer(async (request, response) => {
    if (bringsTooMany(request, response)) return request.socket.destroy();
    const caller = request.url?.split("/")[1] ?? "";
    const hadTurn = await inTurn(caller, request, response, async () => {
      atWork += 1;
      most = Math.max(most, atWork);
      served.push(request.url ?? "");
      await new Promise<void>((resolve) => {
        answers.push(resolve);
      });
      atWork -= 1;
      response.end("x".repeat(1000));
    });
    if (!hadTurn) response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (address: string) =>
  new Promise<number>((resolve) => {
    get({ port, path: address, agent: false }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
    }).on("error", () => resolve(0));
  });

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
};

/** Answers all that comes until nothing is asked any more. */
async function answerAll(asked: Promise<unknown>) {
  let isOver = false;
  asked.finally(() => {
    isOver = true;
  });
  await until(() => {
    for (const answer of answers.splice(0)) answer();
    return isOver;
  });
}

test("of one caller so many are worked on at once, and another one need not wait", async () => {
  await open();
  const many = Promise.all(Array.from({ length: WORK.atOnce * 4 }, (_, at) => ask(`/one/${at}`)));
  await until(() => served.length === WORK.atOnce);
  const other = ask("/other/");
  await until(() => served.includes("/other/"));
  expect(served.filter((address) => address.startsWith("/one/"))).toHaveLength(WORK.atOnce);
  await answerAll(Promise.all([many, other]));
  expect(await many).toEqual(Array.from({ length: WORK.atOnce * 4 }, () => 200));
  expect(await other).toBe(200);
  expect(most).toBe(WORK.atOnce + 1);
});

test("a full line is told, and whoever hangs up leaves it", async () => {
  await open();
  const asked = Array.from({ length: WORK.atOnce + WORK.waiting }, (_, at) => ask(`/one/${at}`));
  const gone = get({ port, path: "/one/gone", agent: false }).on("error", () => {});
  const refused = await Promise.race([...Array.from({ length: 5 }, () => ask("/one/late")), ...asked]);
  expect(refused).toBe(503);
  gone.destroy();
  await answerAll(Promise.all(asked));
  expect(served).not.toContain("/one/gone");
  const next = ask("/one/next");
  await answerAll(next);
  expect(await next).toBe(200);
});

test("health and evidence are not kept in a line", async () => {
  await open();
  const many = Promise.all(Array.from({ length: WORK.atOnce + 1 }, () => ask("/api/health/live")));
  await until(() => served.length === WORK.atOnce + 1);
  await answerAll(many);
});

test("a connection that brings more than it takes is closed, and a next one is served", async () => {
  await open();
  const socket = connect(port, "127.0.0.1");
  const closed = new Promise<void>((resolve) => {
    socket.on("close", () => resolve()).on("error", () => {});
  });
  socket.write("GET /one/ HTTP/1.1\r\nHost: x\r\n\r\n".repeat(WORK.ofOneConnection + 1));
  await closed;
  const next = ask("/one/next");
  await answerAll(next);
  expect(await next).toBe(200);
});
