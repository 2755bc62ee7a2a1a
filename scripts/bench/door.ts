// What the limits cost: how long a refusal takes, and what the door adds to a form that it lets in.
import { request } from "node:http";
import { multipart, readForm } from "./plain-form";

export interface DoorTimes {
  what: string;
  status: number;
  /** Milliseconds of one request, one at a time. */
  median: number;
  p99: number;
}

const TIMES = 200;
const MB = 1024 * 1024;

type Shot = { headers: Record<string, string | number>; body: Buffer; path: string };

/** Until the answer's head is there; a refusal may come before the body has left. */
function once(origin: string, { headers, body, path }: Shot): Promise<{ status: number; milliseconds: number }> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const began = performance.now();
    const call = request({ hostname, port, path, method: "POST", headers }, (answer) => {
      resolve({ status: answer.statusCode ?? 0, milliseconds: performance.now() - began });
      answer.resume();
    });
    // Hung up on while it was still sending: the answer was there before.
    call.on("error", () => {});
    call.end(body);
  });
}

async function measure(origin: string, what: string, shot: Shot): Promise<DoorTimes> {
  const times: number[] = [];
  let status = 0;
  for (let at = 0; at < TIMES; at += 1) {
    const one = await once(origin, shot);
    times.push(one.milliseconds);
    status = one.status;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(TIMES * share)] ?? 0) * 100) / 100;
  return { what, status, median: at(0.5), p99: at(0.99) };
}

const form = (fields: Record<string, string>, path: string): Shot => {
  const { body, contentType } = multipart(fields);
  return { path, body, headers: { "content-type": contentType, "content-length": body.length } };
};

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`field-${at}`, "x"]));

export async function measureDoor(origin: string): Promise<DoorTimes[]> {
  const hidden = await readForm(`${origin}/masuk`, "password");
  const wrong = form({ ...hidden, email: "kosong", password: "" }, "/masuk");
  const large = Buffer.alloc(5 * MB, "x");
  const shots: [string, Shot][] = [
    ["a form that is let in (sign-in, nothing filled in)", wrong],
    ["a form with a field that it does not have", form({ ...hidden, "foo[10000000]": "x" }, "/masuk")],
    ["a form of 61 fields", form(many(61), "/masuk")],
    ["5 MB to a page", { path: "/masuk", body: large, headers: { "content-length": large.length } }],
    [
      "5 MB to the sign-in's address",
      { path: "/api/auth/callback/credentials", body: large, headers: { "content-length": large.length } },
    ],
  ];
  const measured: DoorTimes[] = [];
  for (const [what, shot] of shots) measured.push(await measure(origin, what, shot));
  return measured;
}
