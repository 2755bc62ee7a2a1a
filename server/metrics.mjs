// Figures for Prometheus at /metrics, behind a token. What only the app can count (the database's pool, jobs, letters,
// publications) it hands over itself: globalThis.enamPilarFigures, made by lib/platform/observability/figures.ts.
import cluster from "node:cluster";
import { timingSafeEqual } from "node:crypto";
import { statfs } from "node:fs/promises";
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const labelNames = ["method", "route", "status"];
const durations = new Histogram({
  name: "enam_pilar_request_seconds",
  help: "How long answers took, by the page's pattern; status 0: the caller left before the answer began.",
  labelNames,
  buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [registry],
});
const statements = new Histogram({
  name: "enam_pilar_request_statements",
  help: "Statements that the database was asked for one request.",
  labelNames: ["route"],
  buckets: [0, 5, 10, 25, 50, 100],
  registers: [registry],
});
const refusals = new Counter({
  name: "enam_pilar_refusals_total",
  help: "Requests that did not come in at the door, by reason.",
  labelNames: ["code"],
  registers: [registry],
});
const keptHits = new Counter({
  name: "enam_pilar_kept_answers_total",
  help: "Answers given from what is kept in memory.",
  registers: [registry],
});
registry.registerMetric(
  new Gauge({
    name: "enam_pilar_process_memory_bytes",
    help: "Memory that one process holds.",
    labelNames: ["process"],
    registers: [],
    collect() {
      this.set({ process: process.pid }, process.memoryUsage.rss());
    },
  }),
);
registry.registerMetric(
  new Gauge({
    name: "enam_pilar_disk_free_bytes",
    help: "Bytes that are free where data lie, for this user.",
    labelNames: ["folder"],
    registers: [],
    aggregator: "first",
    async collect() {
      const folders = { data: process.env.ENAM_PILAR_DATA_DIR || ".data", build: process.env.NEXT_DIST_DIR || ".next" };
      for (const [name, folder] of Object.entries(folders)) {
        const at = await statfs(folder).catch(() => null);
        if (at) this.set({ folder: name }, at.bavail * at.bsize);
      }
    },
  }),
);

export function countRequest({ method, route, status, seconds, queries }) {
  durations.observe({ method, route, status: String(status) }, seconds);
  if (queries > 0) statements.observe({ route }, queries);
}
export const countRefusal = (code) => refusals.inc({ code: code ?? "CUT" });
export const countKept = () => keptHits.inc();

const ASKED_MS = 2000;
const figures = new Map();

/** Figures of the app; where the database does not answer in time, those that need it are missing, not zero. */
async function askApp() {
  const late = new Promise((resolve) => setTimeout(resolve, ASKED_MS, []).unref());
  const read = (await Promise.race([globalThis.enamPilarFigures?.() ?? [], late])) ?? [];
  for (const figure of figures.values()) figure.reset();
  for (const { name, help, labels: labelNames = [], measured } of read) {
    // Of several processes each measures the same site; what is a process's own is told apart by it.
    const figure = figures.get(name) ?? new Gauge({ name, help, labelNames, registers: [registry], aggregator: "max" });
    figures.set(name, figure);
    // One without labels says zero by itself, where there is nothing to say.
    if (labelNames.length === 0) figure.remove();
    for (const { by = {}, value } of measured) figure.set(by, value);
  }
}

/** This process's figures, for whoever adds up those of several. */
export async function figuresOfProcess() {
  await askApp();
  return registry.getMetricsAsJSON();
}

/** The figures of several processes as one text. */
export const textOfAll = (all) => AggregatorRegistry.aggregate(all).metrics();

/** Asked of the primary where there are several workers (workers.mjs), which asks each of them. */
const waiting = new Map();
let asked = 0;
process.on("message", async ({ tellFigures, figuresOfAll, text }) => {
  if (tellFigures !== undefined) process.send({ figuresTold: tellFigures, figures: await figuresOfProcess() });
  waiting.get(figuresOfAll)?.(text);
  waiting.delete(figuresOfAll);
});

/** The figures of the site's processes on this machine, as Prometheus reads them. */
export async function readFigures() {
  const type = registry.contentType;
  if (!cluster.isWorker) return { text: await textOfAll([await figuresOfProcess()]), type };
  asked += 1;
  const ask = asked;
  const text = await new Promise((resolve) => {
    waiting.set(ask, resolve);
    setTimeout(() => waiting.delete(ask) && resolve(""), 3 * ASKED_MS).unref();
    process.send({ figuresWanted: ask });
  });
  return { text, type };
}

/** True where the caller has the token; without one set there is nothing at this address. */
export function mayReadFigures(request) {
  const token = process.env.METRICS_TOKEN;
  const given = request.headers.authorization?.match(/^Bearer (\S+)$/)?.[1];
  if (!token || !given) return false;
  const [a, b] = [Buffer.from(token), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
