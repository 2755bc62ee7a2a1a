import { buffer } from "node:stream/consumers";
import { fromBuffer } from "yauzl";

/** The files of a ZIP, by name. */
export async function unpacked(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (fault, file) => {
      if (fault) return reject(fault);
      file.on("entry", (entry) =>
        file.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed);
          files.set(entry.fileName, await buffer(stream));
          file.readEntry();
        }),
      );
      file.on("end", resolve).on("error", reject);
      file.readEntry();
    });
  });
  return files;
}
