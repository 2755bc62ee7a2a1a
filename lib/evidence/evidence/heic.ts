import path from "node:path";
import { Worker } from "node:worker_threads";

/** Red, green, blue and opacity of each pixel, upright. */
export type Pixels = { width: number; height: number; data: Uint8ClampedArray };

/** A phone's largest picture takes some five seconds of an old processor. */
const PATIENCE_MS = 60_000;

/** The first picture of a HEIC file; "tooLarge" where it has more pixels, null where it cannot be decoded. */
export function decodeHeic(bytes: Uint8Array, mostPixels: number): Promise<Pixels | "tooLarge" | null> {
  const program = path.join(/* turbopackIgnore: true */ process.cwd(), "server/heic-worker.mjs");
  return new Promise((resolve) => {
    const worker = new Worker(program, { workerData: { bytes, mostPixels } });
    const late = setTimeout(() => settle(null), PATIENCE_MS);
    const settle = (outcome: Pixels | "tooLarge" | null) => {
      clearTimeout(late);
      void worker.terminate();
      resolve(outcome);
    };
    worker.once("message", (message: Pixels | { tooLarge: true }) =>
      settle("tooLarge" in message ? "tooLarge" : message),
    );
    worker.once("error", () => settle(null));
    worker.once("exit", () => settle(null));
  });
}
