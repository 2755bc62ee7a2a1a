// Figures for Prometheus at /metrics, behind a token. What only the app can count (the database's pool, jobs, letters,
// publications) it hands over itself: globalThis.enamPilarFigures, made by lib/platform/observability/figures.ts.
import { timingSafeEqual } from "node:crypto";
import { statfs } from "node:fs/promises";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

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
/** Figures of the app; where the database does not answer in time, those that need it are missing, not zero. */
async function askApp() {
  const late = new Promise((resolve) => setTimeout(resolve, ASKED_MS, []).unref());
  const read = (await Promise.race([globalThis.enamPilarFigures?.() ?? [], late])) ?? [];
  for (const { name, help, measured } of read) {
    // Made anew, so that a value of the time before does not stand for now.
    registry.removeSingleMetric(name);
    const labelNames = [...new Set(measured.flatMap(({ labels = {} }) => Object.keys(labels)))];
    const gauge = new Gauge({ name, help, labelNames, registers: [registry], aggregator: "max" });
    for (const { labels = {}, value } of measured) gauge.set(labels, value);
  }
}

/** This process's figures, as prom-client exchanges them between processes or as text. */
export async function readFigures() {
  await askApp();
  return { text: await registry.metrics(), type: registry.contentType };
}

/** True where the caller has the token; without one set there is nothing at this address. */
export function mayReadFigures(request) {
  const token = process.env.METRICS_TOKEN;
  const given = request.headers.authorization?.match(/^Bearer (\S+)$/)?.[1];
  if (!token || !given) return false;
  const [a, b] = [Buffer.from(token), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
