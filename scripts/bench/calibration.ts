// How fast this machine is today: the least that a Node.js server can do, under the same load as the app.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../network-port";
import { type Load, measureLoad } from "./load";

const HELLO = `require("node:http")
  .createServer((request, response) => response.end("hello"))
  .listen(Number(process.argv[1]), "127.0.0.1", () => console.log("up"))`;

const SECONDS = 3;

export async function calibrate(): Promise<Load> {
  const port = await freePort();
  const server: ChildProcess = spawn(process.execPath, ["-e", HELLO, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stopAtOnce = () => server.kill("SIGKILL");
  process.once("exit", stopAtOnce);
  try {
    if (server.stdout) await once(server.stdout, "data");
    return await measureLoad(`http://127.0.0.1:${port}`, () => ({ path: "/" }), 200, SECONDS);
  } finally {
    stopAtOnce();
    process.off("exit", stopAtOnce);
  }
}
