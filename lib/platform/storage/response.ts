import "server-only";
import { Readable } from "node:stream";
import { disk } from "./disk";

/** A stored file as an answer, streamed; null where the row's file is not there. */
export async function storedResponse(key: string, headers: Record<string, string>): Promise<Response | null> {
  // A folder tells that a file is gone only when it is read, and the answer would have begun by then.
  if (!(await (await disk()).exists(key))) return null;
  const stream = await (await disk()).getStream(key);
  return new Response(Readable.toWeb(stream) as ReadableStream, { headers });
}
