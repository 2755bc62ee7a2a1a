// `npm run bench:grid`: 200 indicators of 12 months read as the grid reads them, and cells saved one by one and as a block,
// on a temporary database, within the process: neither rendering nor the network is in it.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startTemporaryDatabase } from "./database";
import { prepareSchema } from "./database-grants";
import { databaseUrl } from "./database-record";
import { report, say, step } from "./operator";

const undo: Array<() => Promise<void>> = [];
const YEAR = 2025;
/** As many as write at once in the bench of the whole server. */
const AT_ONCE = 16;
const EDITS = 1600;

async function prepare(): Promise<void> {
  const server = await step("Temporary database started", () => startTemporaryDatabase());
  undo.push(server.stop);
  const folder = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-grid-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const secret = randomBytes(36).toString("base64url");
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl(server.url, "enam_pilar_grid"),
    ENAM_PILAR_DATA_DIR: folder,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: secret,
    INTERNAL_TOKEN: secret,
  });
  await step("Migrated", () =>
    prepareSchema(databaseUrl(server.ownerUrl, "enam_pilar_grid"), process.env.DATABASE_URL ?? ""),
  );
}

const timesOf = async (count: number, run: (index: number) => Promise<unknown>): Promise<number[]> => {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const began = performance.now();
    await run(index);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b);
};
const told = (times: number[]) => {
  const at = (part: number) => (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(0);
  return `${at(0.5)} ms (p99 ${at(0.99)})`;
};

async function main(): Promise<void> {
  await prepare();
  // Only now: they read DATABASE_URL.
  const { fillGrid, GRID } = await import("./bench/grid-filling");
  const { getGrid } = await import("@/lib/city/value-grid/queries");
  const { saveCells } = await import("@/lib/city/value-grid/mutations");
  const { readSentCells } = await import("@/lib/city/value-grid/schemas");
  const { officer, codes } = await step(`${GRID.indicators} indicators with ten years of figures`, () =>
    fillGrid(YEAR),
  );
  const read = () =>
    getGrid(officer, {
      ...{ frequency: "MONTHLY", years: { from: YEAR, to: YEAR }, page: 1, rows: 200 },
      ...{ today: `${YEAR}-12-31`, locale: "id" },
    });
  await read();
  const cell = (index: number, figure: string) => ({
    ...{ code: codes[index % codes.length] ?? "", period: `${YEAR}-${index < codes.length ? "11" : "12"}`, ref: null },
    content: { value: figure, certainty: "FINAL", source: "Laporan" },
  });
  const save = async (cells: object[]) => {
    const result = await saveCells(officer, readSentCells(JSON.stringify(cells)) ?? []);
    if (!result.ok || result.value.some(({ problem }) => problem)) throw new Error(JSON.stringify(result));
  };
  const half = codes.length / 2;
  say(`Grid of ${GRID.indicators} × 12 read: ${told(await timesOf(20, read))}`);
  say(`One cell saved: ${told(await timesOf(half, (index) => save([cell(index, "150")])))}`);
  say(
    `A block of 50 saved: ${told(
      await timesOf(4, (block) =>
        save(Array.from({ length: 50 }, (_, index) => cell(codes.length + block * 50 + index, "150"))),
      ),
    )}`,
  );
  // Drafts are there now for every indicator's December: each of sixteen people corrects those of their own, again and again.
  const december = `${YEAR}-12`;
  const { periods, rows } = await read();
  const column = periods.findIndex(({ period }) => period === december);
  const refs = new Map(rows.map(({ code, cells }) => [code, cells[column]?.cell ?? null]));
  const edit = async (index: number) => {
    const code = codes[index % codes.length] ?? "";
    const { id, version } = refs.get(code) ?? {};
    const sent = { ...cell(codes.length + index, String(index)), ref: { id, version } };
    const result = await saveCells(officer, readSentCells(JSON.stringify([sent])) ?? []);
    const now = result.ok ? result.value[0] : undefined;
    if (!now?.now?.cell || now.problem) throw new Error(JSON.stringify(result));
    refs.set(code, now.now.cell);
  };
  const began = performance.now();
  const cpu = process.cpuUsage();
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, worker) => {
      for (let index = worker; index < EDITS; index += AT_ONCE) times.push(...(await timesOf(1, () => edit(index))));
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const used = process.cpuUsage(cpu);
  say(
    `Cells saved, ${AT_ONCE} at once: ${(EDITS / seconds).toFixed(0)} a second, ` +
      `${told(times.sort((a, b) => a - b))}, ${((used.user + used.system) / 1000 / EDITS).toFixed(1)} ms of processor each`,
  );
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  for (const one of undo.reverse()) await one();
  process.exit();
}
