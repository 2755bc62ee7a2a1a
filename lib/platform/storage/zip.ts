import "server-only";
import { createHash } from "node:crypto";
import { Transform } from "node:stream";
import { ZipFile } from "yazl";
import { disk } from "./disk";

type Stored = { path: string; storageKey: string; size: number };
type Text = { path: string; text: string | Buffer };

/**
 * Writes stored files into one ZIP in the storage, byte by byte: none of them, nor the ZIP, is ever held. Uncompressed,
 * since documents and pictures are compressed already; that also tells the size beforehand, which S3 wants to know.
 */
export async function zipStored(
  key: string,
  files: readonly Stored[],
  texts: readonly Text[],
  whenPacked: () => void,
): Promise<{ size: number; sha256: string }> {
  const storage = await disk();
  const zip = new ZipFile();
  const hash = createHash("sha256");
  let size = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  zip.on("error", (error) => measured.destroy(error));
  for (const { path, text } of texts)
    zip.addBuffer(typeof text === "string" ? Buffer.from(text) : text, path, { compress: false });
  for (const file of files) {
    zip.addReadStreamLazy(file.path, { size: file.size, compress: false }, (give) => {
      storage.getStream(file.storageKey).then(
        (stream) => {
          // yazl does not listen for it; without this a file that is gone would end the process.
          stream.once("error", (error) => measured.destroy(new Error(`${file.path} cannot be read: ${error.message}`)));
          stream.once("end", whenPacked);
          give(null, stream);
        },
        (error) => give(new Error(`${file.path} cannot be read: ${String(error?.message)}`), measured),
      );
    });
  }
  const total = await new Promise<number>((resolve) => (zip.end as EndWithSize)({}, resolve));
  zip.outputStream.pipe(measured);
  await storage.putStream(key, measured, { contentType: "application/zip", contentLength: total });
  return { size, sha256: hash.digest("hex") };
}

// The type of the package leaves out what its callback is given.
type EndWithSize = (options: object, whenKnown: (size: number) => void) => void;
