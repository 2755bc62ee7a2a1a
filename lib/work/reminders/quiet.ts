import { dayIn } from "@/lib/platform/format/date";
import type { Zone } from "@/lib/platform/format/zone";

export type Quiet = {
  quietFrom: number;
  quietTo: number;
  quietWeekdays: readonly number[];
  quietDays: readonly Date[];
};

/** The hour of the city's clock. */
export const hourIn = (zone: Zone, now: Date): number =>
  Number(new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(now));

/** Whether nothing is sent now: days off, and hours that may reach across midnight. */
export function isQuiet({ quietFrom, quietTo, quietWeekdays, quietDays }: Quiet, zone: Zone, now: Date): boolean {
  const today = dayIn(zone, now);
  // Monday is 1, Sunday 7.
  if (quietWeekdays.includes(new Date(today).getUTCDay() || 7)) return true;
  if (quietDays.some((day) => day.toISOString().startsWith(today))) return true;
  const hour = hourIn(zone, now);
  if (quietFrom === quietTo) return false;
  return quietFrom < quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}
