// Cells of the grid as the browser saves them: over HTTP, each a draft that stands there and is changed.
import { Agent, request } from "node:http";
import { db } from "@/lib/platform/db/client";
import { OperatorError } from "../operator";
import type { WebServer } from "../web-server";
import { parentOf, processorOf, quiet } from "./processor";

export const CONNECTIONS = 16;
const WARM_UP = 400;

type Ref = { id: string; version: number };
type OpenCell = { code: string; period: string; ref: Ref | null };

export type Saves = { perSecond: number; p50: number; p99: number; webMs: number; databaseMs: number };

type Asked = { origin: string; cookie: string; agent: Agent };

function post({ origin, cookie, agent }: Asked, cells: object[]): Promise<string> {
  const body = Buffer.from(JSON.stringify({ intent: "save", cells }));
  return new Promise((resolve, reject) => {
    const sending = request(
      `${origin}/api/office/cells`,
      {
        ...{ method: "POST", agent },
        headers: { "content-type": "application/json", "content-length": body.byteLength, origin, cookie },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new OperatorError(`A cell was answered ${response.statusCode}: ${text.slice(0, 300)}`));
        });
      },
    );
    sending.on("error", reject);
    sending.end(body);
  });
}

const sentAs = ({ code, period, ref }: OpenCell, figure: string) => ({
  ...{ code, period, ref },
  content: { value: figure, certainty: "FINAL", source: "Laporan" },
});

/** Every cell is answered with how it stands: without a problem, and with the version that the next saving names. */
function takeAnswer(cell: OpenCell, text: string): void {
  const [, id, version] = /"now":\{"cell":\{"id":"([^"]+)","version":(\d+)/.exec(text) ?? [];
  if (!text.includes('"problem":null') || !id) throw new OperatorError(`A cell was not saved: ${text.slice(0, 500)}`);
  cell.ref = { id, version: Number(version) };
}

const sorted = (times: number[]) => times.sort((a, b) => a - b);
const at = (times: number[], part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

/** Sixteen officers who each change cells of their own, again and again; one request is one cell. */
export async function measureSaves(
  server: WebServer,
  { cookie, cells, count }: { cookie: string; cells: OpenCell[]; count: number },
): Promise<Saves> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const asked = { origin: server.url.replace("127.0.0.1", "localhost"), cookie, agent };
  const run = async (requests: number) => {
    const times: number[] = [];
    const officer = async (first: number) => {
      for (let index = first; index < requests; index += CONNECTIONS) {
        // Its own in every round, so that two never write one cell.
        const own = cells.filter((_, place) => place % CONNECTIONS === first);
        const cell = own[Math.floor(index / CONNECTIONS) % own.length];
        if (!cell) throw new OperatorError("There are fewer cells than connections.");
        const began = performance.now();
        const text = await post(asked, [sentAs(cell, String(100 + (index % 50)))]);
        times.push(performance.now() - began);
        takeAnswer(cell, text);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, first) => officer(first)));
    return times;
  };
  const countEvents = () => db().auditEvent.count({ where: { entity: "indicatorValue" } });
  const [backend] = await db().$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  const database = parentOf(backend?.pid ?? 0);
  await quiet(server.pid);
  await run(WARM_UP);
  const events = await countEvents();
  const before = { web: processorOf(server.pid), database: processorOf(database) };
  const began = performance.now();
  const times = sorted(await run(count));
  const seconds = (performance.now() - began) / 1000;
  const used = {
    web: processorOf(server.pid) - before.web,
    database: processorOf(database) - before.database,
  };
  agent.destroy();
  const written = (await countEvents()) - events;
  if (written !== count) throw new OperatorError(`${count} cells were answered; ${written} audit events are there.`);
  return {
    ...{ perSecond: count / seconds, p50: at(times, 0.5), p99: at(times, 0.99) },
    ...{ webMs: used.web / count, databaseMs: used.database / count },
  };
}
