import { askingOnceFor, visibleState } from "@/lib/platform/db/public";
import { cityToday } from "@/lib/platform/settings/published";

import { oneAtATime } from "./one-at-a-time";
import "server-only";

export interface Answer {
  body: Uint8Array<ArrayBuffer>;
  etag: string;
  link: string | null;
}

interface Entry {
  answer: Answer | null;
  /** Nothing was committed while it was made: rows from before and after a commit must not be kept together. */
  whole: boolean;
}

const MAX_BYTES = 16 * 1024 * 1024;
// What an entry takes beside its body: its promise, its place in the map, its etag. Else small answers count nothing.
const BYTES_PER_ENTRY = 1024;
const ATTEMPTS = 3;

let kept = { state: "", bytes: 0, entries: new Map<string, Promise<Entry>>() };

/**
 * The answer for a key, kept in memory for as long as nothing at all changes in the database. Every request asks for
 * the state first, so what was unpublished a moment ago is never served. Null means not found, and is not kept.
 */
export async function keptAnswer(key: string, make: () => Promise<Answer | null>): Promise<Answer | null> {
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    const state = await currentState();
    if (kept.state !== state || kept.bytes > MAX_BYTES) kept = { state, bytes: 0, entries: new Map() };
    const { answer, whole } = await (kept.entries.get(key) ?? enter(key, make));
    if (whole) return answer;
  }
  return askingOnceFor(make);
}

function enter(key: string, make: () => Promise<Answer | null>): Promise<Entry> {
  const mine = kept;
  const entry = askingOnceFor(make).then(async (answer) => ({ answer, whole: (await currentState()) === mine.state }));
  mine.entries.set(key, entry);
  entry.then(
    ({ answer, whole }) => {
      if (answer && whole) mine.bytes += answer.body.byteLength + key.length * 2 + BYTES_PER_ENTRY;
      else mine.entries.delete(key);
    },
    () => mine.entries.delete(key),
  );
  return entry;
}

const currentState = oneAtATime(async () => `${await visibleState()} ${await cityToday()}`);
