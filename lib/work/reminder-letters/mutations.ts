import "server-only";
import { db } from "@/lib/platform/db/client";
import { type Outbox, sendWaiting } from "@/lib/platform/mail/mutations";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { noteRefused } from "@/lib/platform/refused-addresses/mutations";
import { getCity } from "@/lib/platform/settings/published";
import { isQuiet } from "@/lib/work/reminders/quiet";

const REMINDERS: Outbox<object> = {
  ...{ table: "reminder_letters", name: "A reminder", mostAtOnce: 200 },
  address: 'l."email"',
  about: [],
  letterOf: ({ text }) => ({ text }),
  refused: noteRefused,
};

/** Sends the reminders that wait, outside the city's quiet hours. */
export async function sendReminders(now = new Date()): Promise<void> {
  await sendWaiting(REMINDERS, async () => {
    if (!isMailOffered()) return true;
    const rules = await db().reminderRules.findUniqueOrThrow({ where: { id: 1 } });
    const { zone } = await getCity();
    return isQuiet(rules, zone, now);
  });
}
