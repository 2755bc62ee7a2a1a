// nginx with deploy/nginx/enam-pilar.conf, on ports and in folders of one run.
import { execFile, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type RequestOptions, request } from "node:https";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "../network-port";
import { OperatorError, projectRoot } from "../operator";

const run = promisify(execFile);
const MODULES = "/usr/lib/nginx/modules";
const WORKERS = 2;
/** The name in the shipped file. */
export const NAME = "enampilar.example.go.id";
export const MISSING =
  "Skipped: nginx with brotli is not installed (Debian: apt-get install nginx-light libnginx-mod-http-brotli-filter).";

export async function hasNginx(): Promise<boolean> {
  const found = [run("nginx", ["-v"]), readFile(`${MODULES}/ngx_http_brotli_filter_module.so`)];
  return (await Promise.allSettled(found)).every(({ status }) => status === "fulfilled");
}

export interface Front {
  home: string;
  reload(): Promise<void>;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Asks the nginx of this run, on a connection of its own. `from` is an address of the loopback: nginx counts none of 127.0.0.1. */
export function askFront(
  port: number,
  address: string,
  options: RequestOptions & { from?: string; send?: Buffer } = {},
): Promise<Answer> {
  const { from, send, ...given } = options;
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ host: "127.0.0.1", port, path: address, servername: NAME, rejectUnauthorized: false, agent: false },
        ...(from ? { localAddress: from } : {}),
        ...given,
        headers: { host: NAME, ...given.headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
        response.on("error", reject);
      },
    );
    asked.on("error", reject);
    asked.end(send);
  });
}

/** The file of the repository with ports, folders and a certificate of this run, within the least of a whole configuration. */
async function writeConfiguration(home: string, port: number, machines: readonly string[]): Promise<string> {
  const shipped = await readFile(path.join(projectRoot, "deploy/nginx/enam-pilar.conf"), "utf8");
  const machine = "    server 127.0.0.1:3000";
  const line = shipped.split("\n").find((one) => one.startsWith(machine)) ?? "";
  const ours = shipped
    .replaceAll("listen [::]", "# listen [::]")
    .replaceAll("listen 443", `listen 127.0.0.1:${port}`)
    .replaceAll("listen 80", `listen 127.0.0.1:${await freePort()}`)
    .replace(line, machines.map((one) => line.replace("127.0.0.1:3000", one)).join("\n"))
    .replaceAll("/run/enam-pilar-press.sock", `${home}/press.sock`)
    .replaceAll("/var/cache/nginx/enam-pilar", `${home}/cache`)
    .replaceAll("/etc/ssl/enam-pilar", home)
    // Files to measure the kept pages against, with the headers that those have.
    .replace(
      "    location / { proxy_pass",
      `    location /plain/ { alias ${home}/plain/; include plain.conf; }\n    location / { proxy_pass`,
    );
  await writeFile(path.join(home, "plain.conf"), "");
  await writeFile(path.join(home, "site.conf"), ours);
  const file = path.join(home, "nginx.conf");
  await writeFile(
    file,
    `load_module ${MODULES}/ngx_http_brotli_filter_module.so;
${process.getuid?.() === 0 ? "user root;" : ""}
daemon off;
worker_processes ${WORKERS};
pid ${home}/nginx.pid;
error_log ${home}/error.log;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  tcp_nopush on;
  client_body_temp_path ${home}/body;
  proxy_temp_path ${home}/proxy;
  fastcgi_temp_path ${home}/fastcgi;
  uwsgi_temp_path ${home}/uwsgi;
  scgi_temp_path ${home}/scgi;
  include site.conf;
}
`,
  );
  return file;
}

/** `machines` are addresses with ports; `answers` tells whether somebody is heard through it. */
export async function startFront(
  port: number,
  machines: readonly string[],
  answers: () => Promise<boolean>,
  undo: Array<() => Promise<void>>,
): Promise<Front> {
  const home = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-front-"));
  await chmod(home, 0o755);
  undo.push(() => rm(home, { recursive: true, force: true }));
  const certificate = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", `/CN=${NAME}`];
  await run("openssl", [...certificate, "-keyout", `${home}/privkey.pem`, "-out", `${home}/fullchain.pem`]);
  const given = ["-c", await writeConfiguration(home, port, machines), "-p", home, "-e", `${home}/error.log`];
  const nginx = spawn("nginx", given, { stdio: "inherit" });
  undo.push(async () => {
    nginx.kill("SIGTERM");
    if (nginx.exitCode === null) await new Promise((resolve) => nginx.once("exit", resolve));
  });
  for (let at = 0; at < 100 && nginx.exitCode === null; at += 1) {
    if (await answers()) {
      const reload = async () => void (await run("nginx", [...given, "-s", "reload"]));
      return { home, reload };
    }
    await wait(50);
  }
  throw new OperatorError(`nginx did not start: ${await readFile(`${home}/error.log`, "utf8")}`);
}
