// One backup as one stream: a tar, packed by zstd, encrypted with age where there are recipients. All three are read by
// programs that every Debian has, also when this one is long gone (docs/formats.md).
import type { Readable } from "node:stream";
import { Readable as NodeReadable, pipeline } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
// As a whole: a name that an old Node lacks would end in a stack before server/node-version.mjs is asked.
import zlib from "node:zlib";
import { Decrypter, Encrypter } from "age-encryption";
import { extract, type Pack, pack } from "tar-stream";
import { OperatorError } from "../operator";

const AGE = Buffer.from("age-encryption.org/v1\n");

export interface ArchiveWriter {
  add(name: string, content: Buffer): Promise<void>;
  /** Of exactly `size` bytes. */
  addStream(name: string, size: number, content: Readable): Promise<void>;
}

/** `gone` rejects when nobody reads the stream any more: an entry that waits for its reader would wait for ever. */
function writerOf(tar: Pack, gone: Promise<never>): ArchiveWriter {
  // One owner and one moment for all: nothing of the machine that made it.
  const header = (name: string, size: number) => ({ name, size, mode: 0o600, mtime: new Date(0) });
  const written = (begin: (done: (error?: Error | null) => void, fail: (error: Error) => void) => void) =>
    Promise.race([
      gone,
      new Promise<void>((resolve, reject) => begin((error) => (error ? reject(error) : resolve()), reject)),
    ]);
  return {
    add: (name, content) => written((done) => void tar.entry(header(name, content.length), content, done)),
    addStream: (name, size, content) =>
      written((done, fail) => {
        content.once("error", fail);
        content.pipe(tar.entry(header(name, size), done));
      }),
  };
}

/** The stream of a backup that `fill` writes: what fails in one of them fails the other. `filled` settles when `fill` has. */
export async function archiveStream(
  recipients: readonly string[],
  fill: (archive: ArchiveWriter) => Promise<void>,
): Promise<{ stream: Readable; filled: Promise<void> }> {
  const tar = pack();
  const packed = zlib.createZstdCompress({ params: { [zlib.constants.ZSTD_c_checksumFlag]: 1 } });
  const gone = new Promise<never>((_, reject) => {
    // Whoever reads the stream is told by it, too.
    pipeline(tar as unknown as Readable, packed, (error) => reject(error ?? new Error("The backup is written.")));
  });
  gone.catch(() => {});
  const filled = fill(writerOf(tar, gone)).then(
    () => tar.finalize(),
    (error) => {
      packed.destroy(error);
      throw error;
    },
  );
  filled.catch(() => {});
  if (recipients.length === 0) return { stream: packed, filled };
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return { stream: fromWeb(await encrypter.encrypt(toWeb(packed))), filled };
}

const toWeb = (stream: Readable) => NodeReadable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
const fromWeb = (stream: ReadableStream<Uint8Array>) => NodeReadable.fromWeb(stream as unknown as WebStream);

async function decrypted(source: Readable, identity: string | null): Promise<Readable> {
  if (!identity)
    throw new OperatorError(
      "The backup is encrypted: name the file with its key, --identity FILE (the one that `npm run backup -- --new-key` made).",
    );
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return fromWeb(await decrypter.decrypt(toWeb(source)));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new OperatorError(
      /no identity matched/i.test(words)
        ? "The backup was not encrypted for this key; name the right one with --identity FILE."
        : `The backup's encryption cannot be read: it is cut short or damaged (${words}).`,
    );
  }
}

/** The same stream, and whether it begins as age's files do. */
async function peek(source: Readable): Promise<{ stream: Readable; isEncrypted: boolean }> {
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let start = Buffer.alloc(0);
  while (start.length < AGE.length) {
    const next = await pieces.next();
    if (next.done) break;
    start = Buffer.concat([start, next.value]);
  }
  async function* whole() {
    yield start;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  }
  const isEncrypted = start.subarray(0, AGE.length).equals(AGE);
  return { stream: NodeReadable.from(whole(), { objectMode: false }), isEncrypted };
}

export interface ArchiveEntry {
  name: string;
  size: number;
  /** To be read to its end before the next one is asked for. */
  content: AsyncIterable<Buffer>;
}

/** The entries of a backup, each once, in their order. */
export async function* readArchive(
  source: Readable,
  identity: string | null,
): AsyncGenerator<ArchiveEntry & { isEncrypted: boolean }> {
  const { stream, isEncrypted } = await peek(source);
  const plain = isEncrypted ? await decrypted(stream, identity) : stream;
  const tar = extract();
  pipeline(plain, zlib.createZstdDecompress(), tar as unknown as NodeJS.WritableStream, () => {});
  const entries = tar[Symbol.asyncIterator]() as AsyncIterator<AsyncIterable<Buffer> & Header>;
  try {
    const ask = () => readable(() => entries.next());
    for (let next = await ask(); !next.done; next = await ask()) {
      const entry = next.value;
      // A damaged one can come without a header.
      const { name, size = 0 } = await readable(async () => entry.header);
      yield { name, size, content: guarded(entry), isEncrypted };
    }
  } finally {
    source.destroy();
  }
}

type Header = { header: { name: string; size?: number } };

async function* guarded(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const pieces = content[Symbol.asyncIterator]();
  const ask = () => readable(() => pieces.next());
  for (let next = await ask(); !next.done; next = await ask()) yield next.value;
}

/** Whatever goes wrong while it is unpacked is the backup's own fault, or that of who hands it over. */
async function readable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    const piece = await ask();
    if (piece === null || piece === undefined) throw new Error("nothing where something should be");
    return piece;
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(
      `The backup cannot be read to its end: it is cut short or damaged (${error instanceof Error ? error.message : error}).`,
    );
  }
}

export async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}
