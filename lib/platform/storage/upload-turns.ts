import "server-only";
import { randomUUID } from "node:crypto";
import { ERRORS, type Lock, type Locker, type RequestRelease } from "@tus/server";
import { endTurn, holdTurn, takeTurn } from "./mutations";

/** How often who has the turn says so, and hears whether somebody waits. */
const BEAT_MS = 500;
const LOOK_MS = 150;
/** How long anybody waits. */
const PATIENCE_MS = 30_000;

/**
 * One request at a time works on an upload, whichever process it came to: a browser that lost its line comes back while its
 * former request still hangs in another process. The turn is a row with an end, and no connection is held for it.
 */
export const uploadTurns: Locker = { newLock: (id) => turnOf(id) };

function turnOf(id: string): Lock {
  const holder = randomUUID();
  let beat: NodeJS.Timeout | undefined;
  return {
    async lock(signal: AbortSignal, requestRelease: RequestRelease) {
      const deadline = performance.now() + PATIENCE_MS;
      while (!(await takeTurn(id, holder))) {
        if (signal.aborted || performance.now() > deadline) throw ERRORS.ERR_LOCK_TIMEOUT;
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      const go = () => {
        beat = setTimeout(async () => {
          const state = await holdTurn(id, holder).catch(() => "unknown" as const);
          if (state === "wanted" || state === "lost") await requestRelease();
          else if (beat) go();
        }, BEAT_MS).unref();
      };
      go();
    },
    async unlock() {
      clearTimeout(beat);
      beat = undefined;
      await endTurn(id, holder);
    },
  };
}
