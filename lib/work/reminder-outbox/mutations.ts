import "server-only";
import { randomUUID } from "node:crypto";
import { env } from "@/lib/platform/config/env";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import { dayIn } from "@/lib/platform/format/date";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { getCity } from "@/lib/platform/settings/published";
import { letterId, reminderText } from "@/lib/work/reminders/letter-text";
import type { Reader } from "@/lib/work/reminders/queries";
import { isQuiet } from "@/lib/work/reminders/quiet";

/** Letters and what they told are forgotten after so many days. */
const KEPT_DAYS = 90;

/**
 * Writes what is to be said now: of each person at most one digest a day, and at once, for those who want that, what was
 * sent back meanwhile. A letter and the note of what it tells are written together, so that nothing is told twice. Causes
 * come from the trigger audit_events_remind. Nothing in the city's quiet hours, and nothing without a mail server: then
 * the pages of the app say the same. `readersOn` is lib/work/reminders/queries.ts, which only reads.
 */
export async function writeReminders(readersOn: (today: string) => Promise<Reader[]>, now = new Date()): Promise<void> {
  const [rules, { name: city, zone }] = await Promise.all([
    db().reminderRules.findUniqueOrThrow({ where: { id: 1 } }),
    getCity(),
  ]);
  await db().reminderLetter.deleteMany({
    where: { writtenAt: { lt: new Date(now.getTime() - KEPT_DAYS * 86_400_000) } },
  });
  if (!isMailOffered() || isQuiet(rules, zone, now)) return;
  const today = dayIn(zone, now);
  const causes = await db().reminderCause.findMany({ where: { takenAt: null }, select: { id: true } });
  const refused = new Set((await db().refusedAddress.findMany({ select: { email: true } })).map(({ email }) => email));
  const readers = (await readersOn(today)).filter(
    ({ email, choice }) => choice.delivery !== "NONE" && !refused.has(email),
  );
  const about = { city, today };
  const written = await db().reminderLetter.findMany({ where: { day: new Date(today) }, select: { email: true } });
  const hasDigest = new Set(written.map(({ email }) => email));
  for (const reader of readers) {
    if (causes.length > 0 && reader.choice.delivery === "AT_ONCE") {
      const told = reader.told.filter(({ kind }) => kind === "RETURNED" || kind === "ASKED_BACK");
      await write({ ...reader, told, escalated: [] }, null, about);
    }
    if (!hasDigest.has(reader.email)) await write(reader, today, about);
  }
  await db().reminderCause.updateMany({ where: { id: { in: causes.map(({ id }) => id) } }, data: { takenAt: now } });
}

/** One letter of what this reader has not been told; `day` of a digest, of which there is one a day. */
async function write(
  reader: Reader,
  day: string | null,
  { city, today }: { city: string; today: string },
): Promise<void> {
  if (reader.told.length + reader.escalated.length === 0) return;
  try {
    await db().$transaction(async (tx) => {
      const before = await tx.reminder.findMany({
        where: { email: reader.email },
        select: { kind: true, thing: true, occurrence: true },
      });
      const known = new Set(before.map(({ kind, thing, occurrence }) => `${kind} ${thing} ${occurrence}`));
      const told = reader.told.filter(({ kind, thing, occurrence }) => !known.has(`${kind} ${thing} ${occurrence}`));
      const escalated = reader.escalated.filter(
        ({ thing, occurrence }) => !known.has(`ESCALATED ${thing} ${occurrence}`),
      );
      if (told.length + escalated.length === 0) return;
      await insert(tx, { ...reader, told, escalated }, { day, city, today });
    });
  } catch (error) {
    // Another worker wrote today's digest, or told this, a moment ago.
    if (!isUniqueViolation(error)) throw error;
  }
}

async function insert(
  tx: Transaction,
  { userId, email, name, choice, told, escalated }: Reader,
  { day, city, today }: { day: string | null; city: string; today: string },
): Promise<void> {
  const origin = env().NEXTAUTH_URL;
  const { locale } = choice;
  const { id } = await tx.reminderLetter.create({
    data: {
      ...{ userId, email, locale, day: day && new Date(day) },
      ...reminderText({ locale, name, city, today, origin, told, escalated }),
      messageId: letterId(randomUUID(), origin),
    },
    select: { id: true },
  });
  await tx.reminder.createMany({
    data: [
      ...told.map(({ kind, thing, occurrence }) => ({ letterId: id, email, kind, thing, occurrence })),
      ...escalated.map(({ thing, occurrence }) => ({
        letterId: id,
        email,
        kind: "ESCALATED" as const,
        thing,
        occurrence,
      })),
    ],
  });
}
