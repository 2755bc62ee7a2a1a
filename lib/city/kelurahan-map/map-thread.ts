import "server-only";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { BoundaryFault, SaidPlace } from "./boundaries";
import { type Matched, matchPlaces, type Place } from "./matching";
import type { Outlines } from "./outlines";

/** The largest file that is taken is drawn in three seconds; what takes longer was made to. */
const LIMITS = { ms: 20_000, megabytes: 512 } as const;

type Message = { fault: BoundaryFault } | { said: SaidPlace[] } | { outlines: Outlines };
export type MapOfFile = Matched & { outlines: Outlines };

/** What a file of boundaries makes of these kelurahan, beside the requests of others; "many" where it is beyond measure. */
export function mapOfFile(text: string, known: readonly Place[]): Promise<MapOfFile | { fault: BoundaryFault }> {
  const program = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/city/kelurahan-map/map-worker.ts");
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      workerData: text,
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.megabytes },
    });
    const settle = (outcome: MapOfFile | { fault: BoundaryFault }) => {
      clearTimeout(late);
      void worker.terminate();
      resolve(outcome);
    };
    const late = setTimeout(() => settle({ fault: "many" }), LIMITS.ms);
    let matched: Matched = { ids: [], unmatched: [] };
    worker.on("message", (message: Message) => {
      if ("fault" in message) return settle(message);
      if ("outlines" in message) return settle({ ...matched, outlines: message.outlines });
      matched = matchPlaces(message.said, known);
      worker.postMessage(matched.ids);
    });
    // Whatever the file says is read to a fault; only what ran out of its memory is the file's doing too.
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "ERR_WORKER_OUT_OF_MEMORY") reject(error);
      settle({ fault: "many" });
    });
    worker.once("exit", () => settle({ fault: "many" }));
  });
}
