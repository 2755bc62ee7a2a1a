import "server-only";
import { db } from "@/lib/platform/db/client";

export type Sending = { id: string; actorId: string; digest: string };

/** Longer than anybody keeps a page open, or comes back to it by the Back button. */
const KEPT_DAYS = 30;
const CLEARED_AT_ONCE = 100;
/** Whoever goes back does so at once; the same text an hour later is meant. */
const SAME_MINUTES = 10;

/** Takes the id of a form that is about to be run; false where it was taken before. Each clears up more than it leaves. */
export async function takeSending(sending: Sending): Promise<boolean> {
  await db().$executeRaw`
    DELETE FROM form_sendings WHERE ctid IN (
      SELECT ctid FROM form_sendings WHERE "at" < now() - make_interval(days => ${KEPT_DAYS})
      LIMIT ${CLEARED_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
  return (await db().formSending.createMany({ data: sending, skipDuplicates: true })).count === 1;
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
  await db().formSending.update({ where: { id }, data: { destination } });
}

/** The form was refused: its id is free again. */
export async function giveBackSending({ id }: Sending): Promise<void> {
  await db().formSending.delete({ where: { id } });
}
