import "server-only";
import { db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
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
  /** The address of the letter `l`. */
  address: Prisma.Sql;
  /** What else sending the letter `l` takes, as columns. */
  about: Prisma.Sql;
  letterOf(letter: Claimed & About): Pick<Letter, "text" | "headers">;
  /** The server said no to the address for good. */
  refused(email: string, code: number): Promise<unknown>;
};

/** Sends what waits, one after another; of several workers at once each letter is one's. `isHeld`: nothing is sent now. */
export async function sendWaiting<About>(
  outbox: Outbox<About>,
  isHeld: () => boolean | Promise<boolean>,
): Promise<void> {
  const table = Prisma.raw(outbox.table);
  await endLostSendings(table);
  if (await isHeld()) return;
  for (let sent = 0; sent < outbox.mostAtOnce; sent += 1) {
    const letter = await claim(table, outbox);
    if (!letter) return;
    // One letter that fails must not keep the others waiting; its lease runs out, and its state says what is known.
    await sendOne(table, outbox, letter).catch((error) => reportFailure(outbox.name, error));
  }
}

/**
 * A worker died. Where it had only been talking to the server the letter is certainly not sent and is free again; where the
 * text was on its way nobody knows, and it is not sent again by itself.
 */
async function endLostSendings(table: Prisma.Sql): Promise<void> {
  await db().$executeRaw`
    UPDATE ${table} SET "state" = CASE "state" WHEN 'SENDING' THEN 'UNCERTAIN' ELSE 'WAITING' END::"LetterState", "answer" = 'lost'
     WHERE "state" IN ('CLAIMED', 'SENDING') AND "claimedAt" < now() - make_interval(mins => ${LEASE_MINUTES}::int)`;
}

/** The oldest that may be sent; none to an address that a server refused, for whatever letter that was. */
async function claim<About>(
  table: Prisma.Sql,
  { address, about }: Outbox<About>,
): Promise<(Claimed & About) | undefined> {
  const [claimed] = await db().$queryRaw<(Claimed & About)[]>`
    UPDATE ${table} AS l SET "state" = 'CLAIMED', "claimedAt" = now(), "attempts" = l."attempts" + 1
     WHERE l."id" = (SELECT l."id" FROM ${table} AS l WHERE l."state" = 'WAITING' AND l."nextTryAt" <= now()
         AND NOT EXISTS (SELECT 1 FROM refused_addresses r WHERE r."email" = ${address})
       ORDER BY l."nextTryAt", l."id" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING l."id", ${address} AS "email", l."subject", l."text", l."messageId", l."writtenAt", l."attempts",
              l."claimedAt"${about}`;
  return claimed;
}

type Became = { state: LetterState; answer?: string; sentAt?: Date; nextTryAt?: Date };

/** False where the lease ran out meanwhile, or the letter is gone: then it is no longer this worker's to say. */
async function become(
  table: Prisma.Sql,
  { id, claimedAt }: Claimed,
  from: readonly LetterState[],
  { state, answer = "", sentAt, nextTryAt }: Became,
): Promise<boolean> {
  const changed = await db().$executeRaw`
    UPDATE ${table} SET "state" = ${state}::"LetterState", "answer" = ${answer},
           "sentAt" = coalesce(${sentAt ?? null}::timestamptz, "sentAt"),
           "nextTryAt" = coalesce(${nextTryAt ?? null}::timestamptz, "nextTryAt")
     WHERE "id" = ${id}::uuid AND "claimedAt" = ${claimedAt} AND "state"::text = ANY (${[...from]})`;
  return changed === 1;
}

async function sendOne<About>(table: Prisma.Sql, outbox: Outbox<About>, letter: Claimed & About): Promise<void> {
  const { email: to, subject, messageId, writtenAt: date, attempts } = letter;
  const content = { to, subject, messageId, date, ...outbox.letterOf(letter) };
  const { outcome, code, ofAddress } = await deliver(content, async () => {
    // Before the first byte. Whose lease ran out meanwhile has lost the letter, and whoever left meanwhile gets none.
    if (!(await become(table, letter, ["CLAIMED"], { state: "SENDING" })))
      throw new Error("A letter is not this worker's to send any more");
  });
  const set = (became: Became) => become(table, letter, ["CLAIMED", "SENDING"], { answer: code, ...became });
  if (outcome === "sent") await set({ state: "SENT", sentAt: new Date() });
  else if (outcome === "unknown") await set({ state: "UNCERTAIN" });
  else if (outcome === "refused") {
    await set({ state: "REFUSED" });
    if (ofAddress) await outbox.refused(to, Number(code));
  } else if (attempts >= MOST_ATTEMPTS) await set({ state: "REFUSED" });
  else await set({ state: "WAITING", nextTryAt: new Date(Date.now() + pauseMinutes(attempts) * 60_000) });
}
