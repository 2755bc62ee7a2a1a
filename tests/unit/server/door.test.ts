import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { admit, mendAddress, STATUS } from "@/server/door.mjs";
import { BODIES, IN_FLIGHT } from "@/server/limits.mjs";

const MEMBER = "member=yes";
let server: Server;

/** The door before an app that says how many bytes reached it. */
async function open(): Promise<{ url: string; port: number }> {
  server = createServer(async (incoming, response) => {
    const isMember = async () => incoming.headers.cookie === MEMBER;
    const outcome = await admit(incoming, response, {
      caller: String(incoming.headers["x-caller"] ?? "one"),
      isMember,
    });
    if (!outcome.ok)
      return outcome.refusal ? response.writeHead(STATUS[outcome.refusal]).end(outcome.refusal) : undefined;
    let bytes = 0;
    for await (const chunk of incoming) bytes += chunk.length;
    response.end(`${incoming.url} ${bytes}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port };
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const post = (url: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(url, { method: "POST", body, headers });
const form = (fields: number) => {
  const data = new FormData();
  for (let at = 0; at < fields; at += 1) data.append(`field-${at}`, "x");
  return data;
};

describe("the door", () => {
  it("hands a body on as it came", async () => {
    const { url } = await open();
    expect(await (await post(`${url}/tanya`, "x".repeat(60_000))).text()).toBe("/tanya 60000");
    expect(await (await fetch(`${url}/`)).text()).toBe("/ 0");
  });

  it.each([
    [{ origin: "https://elsewhere.test" }, 403],
    [{ origin: "null" }, 403],
    [{ origin: "::::" }, 403],
    [{ origin: "https://city.test", "x-forwarded-host": "city.test" }, 200],
    [{}, 200],
  ])("takes forms of this site only: %j is %i", async (headers, status) => {
    const { url } = await open();
    expect((await post(`${url}/tanya`, form(1), headers)).status).toBe(status);
    expect((await post(`${url}/tanya`, form(1), { origin: url })).status).toBe(200);
  });

  it("answers no method that the app fails at, and Next's last page is no page", async () => {
    const { port } = await open();
    const status = (method: string) =>
      new Promise((resolve) => {
        request({ port, method, path: "/" }, (answer) => resolve(answer.resume().statusCode)).end();
      });
    expect(await status("TRACE")).toBe(405);
    expect(await status("PROPFIND")).toBe(405);
    expect(await status("OPTIONS")).toBe(200);
    expect(mendAddress("/_global-error?x")).toBe("/_not-found?x");
    expect(mendAddress("/_global-errors")).toBe("/_global-errors");
  });

  it.each(BODIES.filter((row) => !row.streams).map((row) => [String(row.path), row] as const))(
    "keeps the limit of %s for members and for anybody",
    async (_name, row) => {
      const address = [
        ...[
          "/api/auth/x",
          "/api/office/forms/x",
          "/api/office/cells",
          "/api/x",
          "/kelola/instrumen/x/impor",
          "/kelola/muat/baru",
          "/kelola/buku-isian",
          "/kelola/kelurahan/peta",
          "/kelola/dokumen-hukum/x",
        ],
        ...["/kelola/x", "/tanya"],
      ].find((one) => BODIES.find(({ path }) => path.test(one)) === row);
      const { url } = await open();
      const status = async (bytes: number, cookie?: string) =>
        (await post(`${url}${address}`, "x".repeat(bytes), cookie ? { cookie } : {})).status;
      expect(await status(row.anyone)).toBe(200);
      expect(await status(row.anyone + 1)).toBe(413);
      expect(await status(row.member, MEMBER)).toBe(200);
      expect(await status(row.member + 1, MEMBER)).toBe(413);
    },
  );

  it("refuses what grows too long while it arrives, whatever was announced", async () => {
    const { url } = await open();
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(16_384)) });
    const answer = await fetch(`${url}/tanya`, { method: "POST", body: endless, duplex: "half" } as RequestInit).then(
      (response) => response.status,
      () => "ended",
    );
    expect([413, "ended"]).toContain(answer);
  });

  it("counts fields before any parser does", async () => {
    const { url } = await open();
    expect((await post(`${url}/tanya`, form(61))).status).toBe(400);
    expect((await post(`${url}/tanya`, form(60))).status).toBe(200);
    expect((await post(`${url}/tanya`, new URLSearchParams([...form(61)] as [string, string][]))).status).toBe(400);
  });

  it.each([
    [
      "a form with a second boundary in its head",
      "--B\r\n\r\n--B--\r\n--AAA--",
      "multipart/form-data; xboundary=AAA; boundary=B",
    ],
    ["parts of another kind", "--B\r\n\r\nx\r\n--B--", "multipart/mixed; boundary=B"],
    ["brackets as deep as the body is long", "[".repeat(3000), "text/plain"],
    ["a form that does not say where its fields end", "x", "multipart/form-data"],
    [
      "a form that breaks off",
      '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx',
      "multipart/form-data; boundary=b",
    ],
  ])("refuses %s", async (_name, body, type) => {
    const { url } = await open();
    expect((await post(`${url}/tanya`, body, { "content-type": type })).status).toBe(400);
  });

  it.each([
    ["[]"],
    ['[{},"$n99"]'],
    ['["$@0"]'],
    ['[{"a":"$F1"}]'],
    ['["\\u0024@0"]'],
    ['["$5","$K1"]'],
    ['["$K1","$K1"]'],
    ['["$0:constructor:name","$K1"]'],
    ["[1"],
  ])("takes of a script no call such as %s", async (call) => {
    const { url } = await open();
    expect((await post(`${url}/tanya`, call, { "next-action": "x" })).status).toBe(400);
    const data = form(1);
    data.append("0", call);
    const inForm = (await post(`${url}/tanya`, data, { "next-action": "x" })).status;
    expect(inForm).toBe(call === "[]" ? 200 : 400);
  });

  it("takes the call that a page's script makes, also where somebody typed a dollar sign", async () => {
    const { url } = await open();
    const data = form(1);
    data.append("1_text", '"$n5 dan "$@');
    data.append("0", '[{"reply":{"initialValue":{"text":"$$n5"},"none":"$undefined"}},"$K1"]');
    expect((await post(`${url}/tanya`, data, { "next-action": "x" })).status).toBe(200);
  });

  it("takes no part of React's own beside the arguments", async () => {
    const { url } = await open();
    const data = form(1);
    data.append("1", '{"a":1}');
    data.append("0", '[{},"$K1"]');
    expect((await post(`${url}/tanya`, data, { "next-action": "x" })).status).toBe(400);
    const bound = form(1);
    bound.append("$ACTION_1:0", '{"id":"x","bound":"$@1"}');
    bound.append("$ACTION_1:1", "[{}]");
    expect((await post(`${url}/tanya`, bound)).status).toBe(200);
    bound.set("$ACTION_1:1", '["$@1"]');
    expect((await post(`${url}/tanya`, bound)).status).toBe(400);
  });

  it("refuses an address that is none", async () => {
    const { port } = await open();
    const line = await new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.write("OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n"));
      socket.once("data", (data) => {
        resolve(data.toString().split("\r\n")[0] ?? "");
        socket.destroy();
      });
    });
    expect(line).toContain("400");
  });

  it("holds no more than one caller's share, and gives it back", async () => {
    const { url, port } = await open();
    const sockets = Array.from({ length: IN_FLIGHT.callerRequests }, () => {
      const socket = connect(port, "127.0.0.1");
      socket.write("POST /tanya HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nabc");
      return socket;
    });
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    await expect.poll(async () => (await post(`${url}/tanya`, "x")).status).toBe(503);
    expect((await post(`${url}/tanya`, "x", { "x-caller": "another" })).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await post(`${url}/tanya`, "x")).status).toBe(200);
  });

  it("says no before anything of a body that is announced too long has come", async () => {
    const { port } = await open();
    const headers = { "content-length": 64 * 1024 + 1 };
    const status = await new Promise((resolve) => {
      const call = request({ port, host: "127.0.0.1", method: "POST", path: "/tanya", headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      call.on("error", () => {});
      call.flushHeaders();
    });
    expect(status).toBe(413);
  });
});

describe("an address", () => {
  it.each([
    ["/indikator/%E0%A4%A", "/indikator/%25E0%25A4%25A"],
    ["/pilar/%00x?q=%1f", "/pilar/%EF%BF%BDx?q=%EF%BF%BD"],
    ["/a%20b?q=50%25&x=%zz", "/a%20b?q=50%2525&x=%25zz"],
    ["/kelola?ke=%2Fkelola", "/kelola?ke=%2Fkelola"],
  ])("%s is read as %s", (given, read) => {
    expect(mendAddress(given)).toBe(read);
  });
});
