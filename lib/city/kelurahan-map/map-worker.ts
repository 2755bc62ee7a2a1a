// Reads a file of boundaries and draws it, in a thread of its own (map-thread.ts): whatever the file holds, nobody else
// waits for it. Node takes the types out of this file and of the two it imports, which therefore name each other as files.
import { parentPort, workerData } from "node:worker_threads";
import { type Ring, readBoundaries } from "./boundaries.ts";
import { drawOutlines } from "./outlines.ts";

const read = readBoundaries(workerData);
if ("fault" in read) parentPort?.postMessage({ fault: read.fault });
else {
  const { boundaries } = read;
  parentPort?.once("message", (ids: (string | null)[]) => {
    const places = new Map<string, Ring[]>();
    for (const [n, { rings }] of boundaries.entries()) {
      const id = ids[n];
      if (!id) continue;
      const own = places.get(id) ?? [];
      for (const ring of rings) own.push(ring);
      places.set(id, own);
    }
    parentPort?.postMessage({ outlines: drawOutlines(places) });
  });
  parentPort?.postMessage({ said: boundaries.map(({ code, name, kecamatan }) => ({ code, name, kecamatan })) });
}
