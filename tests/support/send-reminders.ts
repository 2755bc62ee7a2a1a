// A worker of its own, for the tests that kill it: sends what waits as on the given instant.
import { sendReminders } from "@/lib/work/reminder-letters/mutations";

await sendReminders(new Date(process.argv[2] ?? ""));
process.exit(0);
