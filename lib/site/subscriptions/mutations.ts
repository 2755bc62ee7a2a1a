import "server-only";
import { randomUUID } from "node:crypto";
import { env } from "@/lib/platform/config/env";
import { db, type Transaction } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import type { Locale } from "@/lib/platform/format/locale";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { cityName } from "@/lib/platform/settings/published";
import { countTime, HOUR_MS, keyedHash, TooMany, useUp, visitorKey } from "@/lib/platform/visitor-limits/mutations";
import { confirmationText } from "./letter-text";
import { findTopic } from "./published";
import type { Topic } from "./schemas";
import { type Purpose, readToken } from "./signed-links";

export const SUBSCRIPTION_JOB = "subscription-letters";

/** All of these are ours. Of one network, of all together, and to one address: nobody is written to for others' fun. */
const PER_HOUR = { visitor: 5, all: 100, allWithoutTask: 20 };
const PER_DAY = { address: 3 };
/** What one address can hear of; more than these are everything. */
const MOST_OF_ADDRESS = 20;

type Asked = {
  email: string;
  topic: Topic;
  locale: Locale;
  address: string;
  nonce: string;
  isTaskDone: boolean;
};

/**
 * Somebody asks for letters, without an account. The answer is the same whether or not the address is known, confirmed or
 * written to often enough. NOT_FOUND where the topic is not public or no letters are sent, LOCKED_OUT beyond a limit of the
 * network or of all, ALREADY_OPEN where this very form was sent before, WRONG_STATE where it was with something else in it.
 */
export async function subscribe({ email, topic, locale, address, nonce, isTaskDone }: Asked): Promise<Result<null>> {
  const found = isMailOffered() ? await findTopic(topic) : null;
  if (!found) return fail("NOT_FOUND");
  const city = await cityName();
  try {
    return await db().$transaction(async (tx) => {
      const sentHash = keyedHash(`subscribe-sent:${JSON.stringify([email, topic])}`);
      const before = await useUp(tx, nonce, sentHash);
      if (before) return fail(before.sentHash === sentHash ? "ALREADY_OPEN" : "WRONG_STATE");
      await keepLimits(tx, address, isTaskDone);
      const isWrittenEnough =
        (await countTime(tx, `subscribe:${keyedHash(`subscribe:${email}`)}`, 24 * HOUR_MS)) > PER_DAY.address;
      if (isWrittenEnough) return ok(null);
      const { pillarId, programmeId, name } = found;
      const own = await tx.subscription.findMany({ where: { email } });
      const same = own.find((one) => one.pillarId === pillarId && one.programmeId === programmeId);
      if (same?.confirmedAt || (!same && own.length >= MOST_OF_ADDRESS)) return ok(null);
      const id = same?.id ?? (await begin(tx, { email, locale, pillarId, programmeId }));
      if (id) await writeConfirmation(tx, id, confirmationText({ locale, city, topic: name }));
      return ok(null);
    });
  } catch (error) {
    if (error instanceof TooMany) return fail("LOCKED_OUT", { fields: { email: [error.message] } });
    throw error;
  }
}

async function keepLimits(tx: Transaction, address: string, isTaskDone: boolean): Promise<void> {
  if ((await countTime(tx, visitorKey("subscribe", address))) > PER_HOUR.visitor)
    throw new TooMany("tooManySubscriptions");
  const isFull =
    (await countTime(tx, "subscribe-all")) > PER_HOUR.all ||
    (!isTaskDone && (await countTime(tx, "subscribe-all:without-task")) > PER_HOUR.allWithoutTask);
  if (isFull) throw new TooMany("subscriptionsFull");
}

type Columns = { email: string; locale: Locale; pillarId: string | null; programmeId: string | null };

/** Null where the same was asked for at the same moment: the other one writes the letter. */
async function begin(tx: Transaction, data: Columns): Promise<string | null> {
  const [made] = await tx.subscription.createManyAndReturn({
    data: [data],
    skipDuplicates: true,
    select: { id: true },
  });
  return made?.id ?? null;
}

/** One that still waits is enough. */
async function writeConfirmation(tx: Transaction, subscriptionId: string, text: { subject: string; text: string }) {
  const where = { subscriptionId, issueId: null, state: "WAITING" as const };
  if ((await tx.subscriptionLetter.count({ where })) > 0) return;
  await tx.subscriptionLetter.create({ data: { subscriptionId, ...text, messageId: newMessageId() } });
}

export const newMessageId = () => `<${randomUUID()}@${new URL(env().NEXTAUTH_URL).hostname}>`;

const idOf = (purpose: Purpose, token: string) => readToken(env().NEXTAUTH_SECRET, purpose, token);

/** The second half of the opt-in, by the link of the letter; false where there is nothing to confirm any more. */
export async function confirmSubscription(token: string, now = new Date()): Promise<boolean> {
  const id = idOf("confirm", token);
  if (!id) return false;
  await db().subscription.updateMany({ where: { id, confirmedAt: null }, data: { confirmedAt: now } });
  return (await db().subscription.count({ where: { id } })) === 1;
}

/**
 * Ends everything that the letter's address hears of, and forgets the address: rows, letters and all. False where the link
 * is none of ours; true as well where it had ended before.
 */
export async function leaveSubscriptions(token: string): Promise<boolean> {
  const id = idOf("leave", token);
  if (!id) return false;
  const found = await db().subscription.findUnique({ where: { id }, select: { email: true } });
  if (found) await db().subscription.deleteMany({ where: { email: found.email } });
  return true;
}
