import "server-only";
import { db } from "@/lib/platform/db/client";

/** A process that died leaves its turn after it. */
const LEASE_SECONDS = 15;

/** Takes the turn of an upload where nobody has it; otherwise who has it hears that somebody waits. */
export async function takeTurn(id: string, holder: string): Promise<boolean> {
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
export async function holdTurn(id: string, holder: string): Promise<"mine" | "wanted" | "lost"> {
  const [row] = await db().$queryRaw<{ wanted: boolean }[]>`
    UPDATE upload_turns SET "until" = now() + make_interval(secs => ${LEASE_SECONDS})
    WHERE "id" = ${id} AND "holder" = ${holder}::uuid RETURNING "wanted"`;
  if (!row) return "lost";
  return row.wanted ? "wanted" : "mine";
}

export async function endTurn(id: string, holder: string): Promise<void> {
  await db().uploadTurn.deleteMany({ where: { id, holder } });
}

/** What processes that died have left. */
export async function removeOldTurns(): Promise<void> {
  await db().$executeRaw`DELETE FROM upload_turns WHERE "until" < now() - interval '1 day'`;
}
