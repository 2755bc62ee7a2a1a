// Decodes one HEIC picture, as iPhones take them, in a thread of its own: it takes seconds of pure computing, and whoever
// else visits meanwhile must not wait for it (lib/evidence/evidence/heic.ts).
import { parentPort, workerData } from "node:worker_threads";
import decode from "heic-decode";

const { bytes, mostPixels } = workerData;
const images = await decode.all({ buffer: bytes });
try {
  const [{ width, height, decode: draw }] = images;
  if (width * height > mostPixels) parentPort.postMessage({ tooLarge: true });
  else {
    const { data } = await draw();
    parentPort.postMessage({ width, height, data });
  }
} finally {
  images.dispose();
}
