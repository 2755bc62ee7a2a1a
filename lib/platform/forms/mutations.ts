import "server-only";
import { db } from "@/lib/platform/db/client";
import type { TakenSending } from "./sending";

export type Sending = { id: string; actorId: string; digest: string };

/** Longer than anybody keeps a page open, or comes back to it by the Back button. */
const KEPT_DAYS = 30;
const CLEARED_AT_ONCE = 100;
/** Whoever goes back does so at once; the same text an hour later is meant. */
const SAME_MINUTES = 10;

/**
 * After this time who took a form and made nothing is dead: no transaction lives so long (lib/platform/db/client.ts). Were it
 * alive it could make nothing any more (recordAudit).
 */
const LEASE_MINUTES = 2;

/**
 * Takes the id of a form that is about to be run, and says when; null where it was taken before. One that was taken and made
 * nothing, because process or database died, is taken anew by the same form. Each clears up more than it leaves.
 */
export async function takeSending({ id, actorId, digest }: Sending): Promise<Date | null> {
  await db().$executeRaw`
    DELETE FROM form_sendings WHERE ctid IN (
      SELECT ctid FROM form_sendings WHERE "at" < now() - make_interval(days => ${KEPT_DAYS})
      LIMIT ${CLEARED_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
  const [taken] = await db().$queryRaw<{ at: Date }[]>`
    INSERT INTO form_sendings AS f ("id", "actorId", "digest") VALUES (${id}::uuid, ${actorId}::uuid, ${digest})
    ON CONFLICT ("id") DO UPDATE SET "at" = now()
      WHERE f."actorId" = EXCLUDED."actorId" AND f."digest" = EXCLUDED."digest" AND f."madeAt" IS NULL
        AND f."at" < now() - make_interval(mins => ${LEASE_MINUTES}::int)
    RETURNING "at"`;
  return taken?.at ?? null;
}

/** True where a form was taken and nothing is made of it: it is being run, or who ran it died. */
export async function isUnmade({ id, actorId, digest }: Sending): Promise<boolean> {
  return (await db().formSending.count({ where: { id, actorId, digest, madeAt: null } })) === 1;
}

/** Where the very same form of the same person led; null where it has not, or was another. */
export async function destinationOfSending({ id, actorId, digest }: Sending): Promise<string | null> {
  return (await db().formSending.findFirst({ where: { id, actorId, digest } }))?.destination ?? null;
}

/** Where a form with the same text of the same person led a moment ago, whatever its id; null where none did. */
export async function destinationOfSame({ actorId, digest }: Sending): Promise<string | null> {
  const rows = await db().$queryRaw<{ destination: string }[]>`
    SELECT destination FROM form_sendings
    WHERE "actorId" = ${actorId}::uuid AND digest = ${digest} AND destination IS NOT NULL
      AND "at" > now() - make_interval(mins => ${SAME_MINUTES})
    ORDER BY "at" DESC LIMIT 1`;
  return rows[0]?.destination ?? null;
}

export async function finishSending({ id }: Sending, destination: string): Promise<void> {
  await db().formSending.update({ where: { id }, data: { destination, madeAt: new Date() } });
}

/** The form was refused: its id is free again. */
export async function giveBackSending({ id, at }: TakenSending): Promise<void> {
  await db().formSending.deleteMany({ where: { id, at } });
}
