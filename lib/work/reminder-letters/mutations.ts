import "server-only";
import { db } from "@/lib/platform/db/client";
import type { LetterState } from "@/lib/platform/db/generated/enums";
import { deliver } from "@/lib/platform/mail/deliver";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { reportFailure } from "@/lib/platform/observability/failure";
import { noteRefused } from "@/lib/platform/refused-addresses/mutations";
import { getCity } from "@/lib/platform/settings/published";
import { isQuiet } from "@/lib/work/reminders/quiet";

/** Longer than any sending takes; after it a claim is of a process that died. */
const LEASE_MINUTES = 5;
const MOST_AT_ONCE = 200;
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

/** Sends what waits, one after another; of several workers at once each letter is one's. */
export async function sendReminders(now = new Date()): Promise<void> {
  await endLostSendings();
  if (!isMailOffered()) return;
  const [rules, { zone }] = await Promise.all([db().reminderRules.findUniqueOrThrow({ where: { id: 1 } }), getCity()]);
  if (isQuiet(rules, zone, now)) return;
  for (let sent = 0; sent < MOST_AT_ONCE; sent += 1) {
    const letter = await claim();
    if (!letter) return;
    // One letter that fails must not keep the others waiting; its lease runs out, and its state says what is known.
    await sendOne(letter).catch((error) => reportFailure("A reminder", error));
  }
}

/**
 * A worker died. Where it had only been talking to the server the letter is certainly not sent and is free again; where the
 * text was on its way nobody knows, and it is not sent again by itself.
 */
async function endLostSendings(): Promise<void> {
  await db().$executeRaw`
    UPDATE reminder_letters SET "state" = CASE "state" WHEN 'SENDING' THEN 'UNCERTAIN' ELSE 'WAITING' END::"LetterState", "answer" = 'lost'
     WHERE "state" IN ('CLAIMED', 'SENDING') AND "claimedAt" < now() - make_interval(mins => ${LEASE_MINUTES}::int)`;
}

async function claim(): Promise<Claimed | undefined> {
  const [claimed] = await db().$queryRaw<Claimed[]>`
    UPDATE reminder_letters SET "state" = 'CLAIMED', "claimedAt" = now(), "attempts" = "attempts" + 1
     WHERE "id" = (SELECT "id" FROM reminder_letters l WHERE l."state" = 'WAITING' AND l."nextTryAt" <= now()
         AND NOT EXISTS (SELECT 1 FROM refused_addresses r WHERE r."email" = l."email")
       ORDER BY l."nextTryAt", l."id" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id", "email", "subject", "text", "messageId", "writtenAt", "attempts", "claimedAt"`;
  return claimed;
}

async function sendOne({ id, email, attempts, claimedAt, writtenAt, ...letter }: Claimed): Promise<void> {
  const from = async (state: LetterState, data: { state: LetterState; [column: string]: unknown }) => {
    const { count } = await db().reminderLetter.updateMany({ where: { id, claimedAt, state }, data });
    return count === 1;
  };
  const { outcome, code, ofAddress } = await deliver({ ...letter, to: email, date: writtenAt }, async () => {
    // Before the first byte. Whose lease ran out meanwhile has lost the letter, and sends nothing.
    if (!(await from("CLAIMED", { state: "SENDING" }))) throw new Error("The lease of a letter ran out");
  });
  const where = { id, claimedAt, state: { in: ["CLAIMED", "SENDING"] as LetterState[] } };
  const set = (data: object) => db().reminderLetter.updateMany({ where, data: { answer: code, ...data } });
  if (outcome === "sent") await set({ state: "SENT", sentAt: new Date() });
  else if (outcome === "unknown") await set({ state: "UNCERTAIN" });
  else if (outcome === "refused") {
    await set({ state: "REFUSED" });
    if (ofAddress) await noteRefused(email, Number(code));
  } else if (attempts >= MOST_ATTEMPTS) await set({ state: "REFUSED" });
  else await set({ state: "WAITING", nextTryAt: new Date(Date.now() + pauseMinutes(attempts) * 60_000) });
}
