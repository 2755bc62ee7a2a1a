// Several web servers behind one port (`npm start -- --workers N`): each uses one core. This process answers nobody; it
// replaces a worker that has ended, and hears of publications for all of them.
import "./node-version.mjs";
import cluster from "node:cluster";
import path from "node:path";
import { log } from "./log.mjs";
import { textOfAll } from "./metrics.mjs";
import { opened } from "./opened.mjs";
import { followPublications } from "./publications.mjs";

const COUNT = Number(process.env.WEB_WORKERS);
/** Who ran this long was well; whoever ends sooner waits longer each time before its place is filled again. */
const WELL_AFTER_MS = 10_000;
const PAUSE_MS = { first: 1000, longest: 60_000 };
/** How long a new worker may take to be ready, and an old one to finish before the next one is replaced. */
const READY_MS = 60_000;
const FINISH_MS = 20_000;

const dir = path.resolve(import.meta.dirname, "..");
// Workers take connections from one common queue by themselves. Handed out by this process, those that had been given to a
// worker which died before it took them would hang for good, for nobody asks for them back.
cluster.schedulingPolicy = cluster.SCHED_NONE;
cluster.setupPrimary({ exec: path.join(import.meta.dirname, "serve.mjs") });

/** @type {{ number: number, worker?: import("node:cluster").Worker, pause: number }[]} */
const places = Array.from({ length: COUNT }, (_, at) => ({ number: at + 1, pause: PAUSE_MS.first }));
let wasReady = false;
let stopping = false;

/** A worker of its own in a place; the promise tells whether it came to be ready. */
function begin(place) {
  // Where others answer meanwhile it comes in once it has loaded what people ask for most.
  const worker = cluster.fork(wasReady && !isNobodyLeft() ? { JOINS_OTHERS: "1" } : {});
  const since = performance.now();
  place.worker = worker;
  void opened.then((settings) => worker.isConnected() && worker.send({ settings: { ...settings } }, () => {}));
  worker.on("message", (message) => {
    if (message === "publication") publications.noteOwn();
    if (message.figuresWanted !== undefined) void tellFigures(worker, message.figuresWanted);
  });
  worker.once("exit", (code, signal) => {
    if (stopping) return endWithLast();
    // Another one has taken its place already.
    if (place.worker !== worker) return;
    if (!wasReady) return isNobodyLeft() && process.exit(1);
    const isWell = performance.now() - since > WELL_AFTER_MS;
    const pause = isWell ? 0 : place.pause;
    place.pause = isWell ? PAUSE_MS.first : Math.min(place.pause * 2, PAUSE_MS.longest);
    const how = signal ?? `exit code ${code}`;
    log.error(
      { worker: place.number, process: worker.process.pid },
      `Web worker ${place.number} ended by itself (${how}). ${followed(pause)}`,
    );
    setTimeout(() => stopping || begin(place), pause);
  });
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), READY_MS);
    const settle = (isReady) => {
      clearTimeout(late);
      resolve(isReady);
    };
    worker.on("message", (message) => {
      if (message !== "ready") return;
      if (!wasReady) process.send?.("ready");
      wasReady = true;
      settle(true);
    });
    worker.once("exit", () => settle(false));
  });
}

const followed = (pause) =>
  pause === 0 ? "Another takes its place." : `Another takes its place in ${pause / 1000} s.`;
const isNobodyLeft = () => Object.keys(cluster.workers ?? {}).length === 0;
const endWithLast = () => isNobodyLeft() && process.exit(0);

const FIGURES_MS = 4000;
let told = 0;

/** One worker is asked by Prometheus: it is told of all, for the next time another one will be asked. */
async function tellFigures(asking, figuresOfAll) {
  const all = await Promise.all(Object.values(cluster.workers ?? {}).map(figuresOf));
  const text = await textOfAll(all.filter((one) => one !== null));
  asking.send({ figuresOfAll, text }, () => {});
}

/** Null where a worker does not answer in time, or dies. */
function figuresOf(worker) {
  told += 1;
  const number = told;
  return new Promise((resolve) => {
    const settle = (figures) => {
      worker.off("message", hear);
      resolve(figures);
    };
    const hear = ({ figuresTold, figures }) => figuresTold === number && settle(figures);
    setTimeout(settle, FIGURES_MS, null).unref();
    worker.on("message", hear);
    worker.send({ tellFigures: number }, (error) => error && settle(null));
  });
}

let replacing = false;

/** One after the other: a new one is ready before an old one makes way, so that nobody is turned away. */
async function replaceAll() {
  if (replacing || stopping) return;
  replacing = true;
  for (const place of places) {
    const old = place.worker;
    const isReady = await begin(place);
    if (stopping) break;
    if (!isReady) {
      log.error(
        `Web worker ${place.number} was not replaced: the new one did not start. The others go on as they were.`,
      );
      place.worker?.kill("SIGKILL");
      place.worker = old;
      break;
    }
    await hasMadeWay(old);
  }
  replacing = false;
  if (!stopping) log.info("Web workers replaced.");
}

/** A long upload may go on beside the new ones. */
function hasMadeWay(worker) {
  if (!worker || worker.isDead()) return Promise.resolve();
  worker.send("make way", () => {});
  return new Promise((resolve) => {
    const late = setTimeout(resolve, FINISH_MS);
    worker.once("exit", () => {
      clearTimeout(late);
      resolve();
    });
  });
}

function stop() {
  if (stopping) return;
  stopping = true;
  publications.stop();
  for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGTERM");
  endWithLast();
}

for (const place of places) void begin(place);
await opened;
const publications = followPublications({
  url: process.env.DATABASE_URL,
  serverFolder: path.join(dir, process.env.NEXT_DIST_DIR || ".next", "server"),
  origin: process.env.SERVER_ORIGIN,
  token: process.env.INTERNAL_TOKEN,
});
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, stop);
process.on("SIGUSR2", () => void replaceAll());
// `npm start` has died.
process.on("disconnect", stop);
for (const stream of [process.stdout, process.stderr]) stream.on("error", stop);
