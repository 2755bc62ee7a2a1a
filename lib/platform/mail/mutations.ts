import "server-only";
import { db } from "@/lib/platform/db/client";
import type { LetterState } from "@/lib/platform/db/generated/enums";
import { reportFailure } from "@/lib/platform/observability/failure";
import { deliver, type Letter } from "./deliver";

/** Longer than any sending takes; after it a claim is of a process that died. */
const LEASE_MINUTES = 5;
/** What a server does not take now is tried again later and later, for about two days. */
const MOST_ATTEMPTS = 12;
const pauseMinutes = (attempts: number) => Math.min(360, 5 * 2 ** (attempts - 1));

type Claimed = {
  id: string;
  email: string;
  subject: string;
  text: string;
  messageId: string;
  writtenAt: Date;
  attempts: number;
  claimedAt: Date;
};

/** A table of letters that wait, each sent by one worker and never twice by itself (docs/decisions/0028, 4). */
export type Outbox<About> = {
  table: "reminder_letters" | "subscription_letters";
  /** As a failure is reported. */
  name: string;
  mostAtOnce: number;
  /** The address of the letter `l`, and what else sending it takes, as SQL of ours and nobody's input. */
  address: string;
  about: readonly string[];
  letterOf(letter: Claimed & About): Pick<Letter, "text" | "headers">;
  /** The server said no to the address for good. */
  refused(email: string, code: number): Promise<unknown>;
};

/** Sends what waits, one after another; of several workers at once each letter is one's. `isHeld`: nothing is sent now. */
export async function sendWaiting<About>(
  outbox: Outbox<About>,
  isHeld: () => boolean | Promise<boolean>,
): Promise<void> {
  const { table } = outbox;
  await endLostSendings(table);
  if (await isHeld()) return;
  for (let sent = 0; sent < outbox.mostAtOnce; sent += 1) {
    const letter = await claim(outbox);
    if (!letter) return;
    // One letter that fails must not keep the others waiting; its lease runs out, and its state says what is known.
    await sendOne(outbox, letter).catch((error) => reportFailure(outbox.name, error));
  }
}

/**
 * A worker died. Where it had only been talking to the server the letter is certainly not sent and is free again; where the
 * text was on its way nobody knows, and it is not sent again by itself.
 */
async function endLostSendings(table: string): Promise<void> {
  await db().$executeRawUnsafe(
    `UPDATE ${table} SET "state" = CASE "state" WHEN 'SENDING' THEN 'UNCERTAIN' ELSE 'WAITING' END::"LetterState", "answer" = 'lost'
      WHERE "state" IN ('CLAIMED', 'SENDING') AND "claimedAt" < now() - make_interval(mins => $1::int)`,
    LEASE_MINUTES,
  );
}

/** The oldest that may be sent; none to an address that a server refused, for whatever letter that was. */
async function claim<About>({ table, address, about }: Outbox<About>): Promise<(Claimed & About) | undefined> {
  const columns = ["id", "subject", "text", "messageId", "writtenAt", "attempts", "claimedAt"].map(
    (name) => `l."${name}"`,
  );
  const [claimed] = await db().$queryRawUnsafe<(Claimed & About)[]>(
    `UPDATE ${table} AS l SET "state" = 'CLAIMED', "claimedAt" = now(), "attempts" = l."attempts" + 1
      WHERE l."id" = (SELECT l."id" FROM ${table} AS l WHERE l."state" = 'WAITING' AND l."nextTryAt" <= now()
          AND NOT EXISTS (SELECT 1 FROM refused_addresses r WHERE r."email" = ${address})
        ORDER BY l."nextTryAt", l."id" LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${[...columns, `${address} AS "email"`, ...about].join(", ")}`,
  );
  return claimed;
}

type Became = { state: LetterState; answer?: string; sentAt?: Date; nextTryAt?: Date };

/** False where the lease ran out meanwhile, or the letter is gone: then it is no longer this worker's to say. */
async function become(
  table: string,
  { id, claimedAt }: Claimed,
  from: readonly LetterState[],
  { state, answer = "", sentAt, nextTryAt }: Became,
): Promise<boolean> {
  const changed = await db().$executeRawUnsafe(
    `UPDATE ${table} SET "state" = $1::"LetterState", "answer" = $2, "sentAt" = coalesce($3::timestamptz, "sentAt"),
            "nextTryAt" = coalesce($4::timestamptz, "nextTryAt")
      WHERE "id" = $5::uuid AND "claimedAt" = $6::timestamptz AND "state"::text = ANY ($7::text[])`,
    ...[state, answer, sentAt ?? null, nextTryAt ?? null, id, claimedAt, [...from]],
  );
  return changed === 1;
}

async function sendOne<About>(outbox: Outbox<About>, letter: Claimed & About): Promise<void> {
  const { email: to, subject, messageId, writtenAt: date, attempts } = letter;
  const content = { to, subject, messageId, date, ...outbox.letterOf(letter) };
  const { outcome, code, ofAddress } = await deliver(content, async () => {
    // Before the first byte. Whose lease ran out meanwhile has lost the letter, and whoever left meanwhile gets none.
    if (!(await become(outbox.table, letter, ["CLAIMED"], { state: "SENDING" })))
      throw new Error("A letter is not this worker's to send any more");
  });
  const set = (became: Became) => become(outbox.table, letter, ["CLAIMED", "SENDING"], { answer: code, ...became });
  if (outcome === "sent") await set({ state: "SENT", sentAt: new Date() });
  else if (outcome === "unknown") await set({ state: "UNCERTAIN" });
  else if (outcome === "refused") {
    await set({ state: "REFUSED" });
    if (ofAddress) await outbox.refused(to, Number(code));
  } else if (attempts >= MOST_ATTEMPTS) await set({ state: "REFUSED" });
  else await set({ state: "WAITING", nextTryAt: new Date(Date.now() + pauseMinutes(attempts) * 60_000) });
}
