import "server-only";
import { visibleState } from "@/lib/db/public";
import { wibToday } from "@/lib/format/date";

export interface Answer {
  body: Uint8Array<ArrayBuffer>;
  etag: string;
  link: string | null;
}

const MAX_BYTES = 16 * 1024 * 1024;
const ATTEMPTS = 3;

let kept = { state: "", bytes: 0, answers: new Map<string, Promise<Answer | null>>() };

/**
 * The answer for a key, kept in memory for as long as nothing at all changes in the database. Every request asks for
 * the state first, so what was unpublished a moment ago is never served. Null means not found, and is not kept.
 */
export async function keptAnswer(key: string, make: () => Promise<Answer | null>): Promise<Answer | null> {
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    const state = await currentState();
    if (kept.state !== state || kept.bytes > MAX_BYTES) kept = { state, bytes: 0, answers: new Map() };
    const mine = kept;
    const known = mine.answers.get(key);
    if (known) return known;
    const answer = make();
    mine.answers.set(key, answer);
    // Rows read before and after a commit must not be kept together.
    const settled = await answer.then(currentState, () => null);
    const made = await answer.catch((error: unknown) => {
      mine.answers.delete(key);
      throw error;
    });
    if (made === null || settled !== state) mine.answers.delete(key);
    else mine.bytes += made.body.byteLength;
    if (settled === state) return made;
  }
  return make();
}

const currentState = shared(async () => `${await visibleState()} ${wibToday(new Date())}`);

/**
 * One question at a time, its answer shared by all who asked before it was put: a question that is already under way
 * may have been answered before this caller's own change.
 */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let waiting: Promise<T> | null = null;
  return () => {
    waiting ??= running.then(() => {
      waiting = null;
      const answer = ask();
      running = answer.catch(() => null);
      return answer;
    });
    return waiting;
  };
}
