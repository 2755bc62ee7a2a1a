import "server-only";
import { randomUUID } from "node:crypto";
import { ERRORS, type Lock, type Locker, type RequestRelease } from "@tus/server";
import { db } from "@/lib/platform/db/client";

/** A process that died leaves its turn after it. */
const LEASE_SECONDS = 15;
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
      while (!(await take(id, holder))) {
        if (signal.aborted || performance.now() > deadline) throw ERRORS.ERR_LOCK_TIMEOUT;
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      const go = () => {
        beat = setTimeout(async () => {
          const state = await hold(id, holder).catch(() => "unknown" as const);
          if (state === "wanted" || state === "lost") await requestRelease();
          else if (beat) go();
        }, BEAT_MS).unref();
      };
      go();
    },
    async unlock() {
      clearTimeout(beat);
      beat = undefined;
      await db().uploadTurn.deleteMany({ where: { id, holder } });
    },
  };
}

async function take(id: string, holder: string): Promise<boolean> {
  const taken = await db().$queryRaw<unknown[]>`
    INSERT INTO upload_turns ("id", "holder", "until")
    VALUES (${id}, ${holder}::uuid, now() + make_interval(secs => ${LEASE_SECONDS}))
    ON CONFLICT ("id") DO UPDATE SET "holder" = EXCLUDED."holder", "until" = EXCLUDED."until", "wanted" = false
    WHERE upload_turns."until" < now()
    RETURNING "id"`;
  if (taken.length > 0) return true;
  await db().$executeRaw`UPDATE upload_turns SET "wanted" = true WHERE "id" = ${id}`;
  return false;
}

/** Lengthens the turn, and tells whether somebody waits for it, or has it by now. */
async function hold(id: string, holder: string): Promise<"mine" | "wanted" | "lost"> {
  const [row] = await db().$queryRaw<{ wanted: boolean }[]>`
    UPDATE upload_turns SET "until" = now() + make_interval(secs => ${LEASE_SECONDS})
    WHERE "id" = ${id} AND "holder" = ${holder}::uuid RETURNING "wanted"`;
  if (!row) return "lost";
  return row.wanted ? "wanted" : "mine";
}

/** What processes that died have left. */
export async function removeOldTurns(): Promise<void> {
  await db().$executeRaw`DELETE FROM upload_turns WHERE "until" < now() - interval '1 day'`;
}
