import "server-only";
import { Readable } from "node:stream";
import { disk } from "./disk";
import { isMissing } from "./listing";

/** A stored file as an answer, streamed; null where the row's file is not there. */
export async function storedResponse(key: string, headers: Record<string, string>): Promise<Response | null> {
  try {
    const stream = await disk().getStream(key);
    return new Response(Readable.toWeb(stream) as ReadableStream, { headers });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
