import "server-only";
import { readdir, readFile, statfs, truncate } from "node:fs/promises";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { env } from "@/lib/platform/config/env";
import { reportFailure } from "@/lib/platform/observability/failure";
import { dataPath } from "./disk";
import { removeOldTurns } from "./mutations";
import { uploadTurns } from "./upload-turns";

/** What a refusal of an upload looks like to tus; the body is a word that the browser has a sentence for. */
export type UploadRefusal = { status_code: number; body: string };
export type Metadata = Record<string, string | null>;
/** `read` brings the whole file into memory: to be called when its turn has come. */
export type Arrived = { id: string; metadata: Metadata; read: () => Promise<Uint8Array> };

type Hooks = {
  path: string;
  maxBytes: number;
  keptMs: number;
  /** Before the first byte of `size`; answers with what is kept beside the upload, or throws an UploadRefusal. */
  begin(given: Metadata, size: number): Promise<Metadata>;
  /** Before every later request of the same upload. */
  goOn(kept: Metadata): Promise<void>;
  /** All is here. May be asked for twice: the answer to the first may have been lost on its way. */
  finish(whole: Arrived): Promise<void>;
};

const kept = globalThis as unknown as { enamPilarUploads?: FileStore };

function place(keptMs: number): FileStore {
  const directory = dataPath(env(), "uploads");
  kept.enamPilarUploads ??= new FileStore({ directory, expirationPeriodInMilliseconds: keptMs });
  return kept.enamPilarUploads;
}

/** Resumable uploads (tus) into a folder of unfinished files; each request gets a server with its own actor's hooks. */
export function resumableUploads({ path, maxBytes, keptMs, begin, goOn, finish }: Hooks): Server {
  const store = place(keptMs);
  const arrive = async (id: string, size: number | undefined, metadata: Metadata = {}) => {
    const file = `${store.directory}/${id}`;
    try {
      await finish({ id, metadata, read: () => readFile(/* turbopackIgnore: true */ file) });
    } catch (error) {
      // What is refused for good is not kept; after a failure of ours the browser asks again.
      if (isRefusal(error)) await store.remove(id).catch(() => {});
      throw error;
    }
    // It stays known until it expires, for a browser that missed the answer, but as a hole that needs no room.
    await truncate(file, 0);
    await truncate(file, size ?? 0);
  };
  return new Server({
    path,
    datastore: store,
    locker: uploadTurns,
    maxSize: maxBytes,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => crypto.randomUUID(),
    onUploadCreate: async (_request, upload) => {
      // A length that comes later could be any.
      if (upload.size === undefined) refuse(400, "INVALID");
      return { metadata: await begin(upload.metadata ?? {}, upload.size) };
    },
    onIncomingRequest: async (request, id) => {
      if (request.method === "POST") return;
      const upload = await store.getUpload(id).catch(() => refuse(404, "NOT_FOUND"));
      await goOn(upload.metadata ?? {});
      if (request.method === "HEAD" && upload.offset === upload.size) await arrive(id, upload.size, upload.metadata);
    },
    onUploadFinish: async (_request, { id, size, metadata }) => {
      await arrive(id, size, metadata);
      return {};
    },
    onResponseError: (_request, error) => {
      if (isRefusal(error)) return error;
      reportFailure("An upload", error);
      return { status_code: 500, body: "FAILED" };
    },
  });
}

const isRefusal = (error: unknown): error is UploadRefusal =>
  typeof error === "object" && error !== null && "status_code" in error && "body" in error;

export function refuse(status_code: number, body: string): never {
  throw { status_code, body } satisfies UploadRefusal;
}

/** Bytes of the uploads that somebody has begun and not finished, and bytes that are free on their disk. */
export async function uploadRoom(keptMs: number, creator: string): Promise<{ unfinished: number; free: number }> {
  const { directory } = place(keptMs);
  const { bavail, bsize } = await statfs(directory);
  const records = (await readdir(directory)).filter((name) => name.endsWith(".json"));
  let unfinished = 0;
  for (const name of records) {
    const record = await readRecord(`${directory}/${name}`);
    // What has come in whole was moved on, and only a hole is left of it.
    if (record?.metadata?.creator === creator && record.offset < record.size) unfinished += record.size;
  }
  return { unfinished, free: bavail * bsize };
}

type UploadRecord = { size: number; offset: number; metadata?: Metadata };

/** Null for one that is being written or has just been removed. */
async function readRecord(file: string): Promise<UploadRecord | null> {
  try {
    return JSON.parse(await readFile(/* turbopackIgnore: true */ file, "utf8"));
  } catch {
    return null;
  }
}

/** Removes what was begun and never finished; returns how many. */
export async function removeExpiredUploads(keptMs: number): Promise<number> {
  await removeOldTurns();
  return place(keptMs).deleteExpired();
}
