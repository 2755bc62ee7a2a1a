import { once } from "node:events";
import { promisify } from "node:util";
import yauzl from "yauzl";

/** What an archive may hold: entries, bytes once unpacked, and bytes unpacked for each packed one. */
export type ArchiveLimits = { entries: number; bytes: number; ratio: number };
export type ArchiveFault = "notArchive" | "tooMuch";

/** Below this a high ratio costs nobody anything: a short text of spaces packs a thousandfold. */
const HARMLESS_BYTES = 1024 * 1024;

type Entry = { name: string; size: number; read: (most: number) => Promise<Buffer> };

class TooMuch extends Error {}

/**
 * Goes through the entries of a ZIP by its real directory, the one at its end, and counts while it unpacks: what a
 * directory says of sizes is somebody's word. `visit` reads as much of an entry as it needs; null where all went well.
 */
export async function throughArchive(
  file: Buffer,
  limits: ArchiveLimits,
  visit: (entry: Entry) => Promise<void>,
): Promise<ArchiveFault | null> {
  const zip = await open(file).catch(() => null);
  if (!zip) return "notArchive";
  if (zip.entryCount > limits.entries) return "tooMuch";
  const stream = promisify(zip.openReadStream.bind(zip) as OpenStream);
  let total = 0;
  const read = async (entry: yauzl.Entry, most: number) => {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of (await stream(entry)) as AsyncIterable<Buffer>) {
      size += chunk.length;
      total += chunk.length;
      const isDense = size > HARMLESS_BYTES && size > entry.compressedSize * limits.ratio;
      if (total > limits.bytes || isDense) throw new TooMuch();
      chunks.push(chunk);
      if (size >= most) break;
    }
    return Buffer.concat(chunks).subarray(0, most);
  };
  try {
    let said = 0;
    for await (const entry of entriesOf(zip)) {
      // Nobody says more than is there; what says less is counted while it is read.
      said += entry.uncompressedSize;
      if (said > limits.bytes) throw new TooMuch();
      await visit({ name: entry.fileName, size: entry.uncompressedSize, read: (most) => read(entry, most) });
    }
    return null;
  } catch (error) {
    return error instanceof TooMuch ? "tooMuch" : "notArchive";
  } finally {
    zip.close();
  }
}

type OpenStream = (entry: yauzl.Entry, done: (error: Error | null, stream: NodeJS.ReadableStream) => void) => void;

const open = (file: Buffer) =>
  promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(file, { lazyEntries: true, autoClose: false });

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (let left = zip.entryCount; left > 0; left -= 1) {
    const next = once(zip, "entry");
    zip.readEntry();
    yield (await next)[0];
  }
}
