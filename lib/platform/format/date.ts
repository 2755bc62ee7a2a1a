import type { Locale } from "@/lib/platform/format/locale";
import { ZONE_NAMES, type Zone, zoneMilliseconds, zoneOffset } from "@/lib/platform/format/zone";

const nameFormats = new Map<string, Intl.DateTimeFormat>();

/** Building an Intl formatter costs far more than using it, and lists format hundreds of dates. */
function nameOf(part: "month" | "weekday", date: Date, locale: Locale): string {
  const key = `${locale} ${part}`;
  let format = nameFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale === "id" ? "id-ID" : "en-GB", { [part]: "long", timeZone: "UTC" });
    nameFormats.set(key, format);
  }
  return format.format(date);
}

/** The day of an instant in the city's zone as 'YYYY-MM-DD', whatever the server's. Source: domain.md sections 4 and 7. */
export function dayIn(zone: Zone, instant: Date): string {
  return clockIn(zone, instant).toISOString().slice(0, 10);
}

/**
 * The day that a recorded text is of: a day as it stands, at midnight UTC where a column of days was recorded, and of an
 * instant (when an account was closed, a target taken back) the day in the city's zone.
 */
export function recordedDay(zone: Zone, text: string): string {
  const isInstant = text.length > 10 && !text.endsWith("T00:00:00.000Z");
  return isInstant ? dayIn(zone, new Date(text)) : text.slice(0, 10);
}

/**
 * A day 'YYYY-MM-DD' in words: "22 November 2026", with `weekday` "Minggu, 22 November 2026" (en: "Sunday, 22 November
 * 2026"). Throws RangeError on a day that does not exist. Source: domain.md section 7; the weekday is computed, never
 * typed (section 8, trap 3).
 */
export function formatDate(date: string, locale: Locale, { weekday = false } = {}): string {
  const day = parseDay(date);
  if (!day) throw new RangeError(`Not a day: ${date}`);
  const text = `${day.getUTCDate()} ${nameOf("month", day, locale)} ${day.getUTCFullYear()}`;
  return weekday ? `${nameOf("weekday", day, locale)}, ${text}` : text;
}

/** A time of day in the city's zone: "pukul 15.05 WIB" (id), "15:05 WIB" (en). Source: domain.md section 7. */
export function formatTime(instant: Date, locale: Locale, zone: Zone, to: "minute" | "second" = "minute"): string {
  const clock = clockIn(zone, instant)
    .toISOString()
    .slice(11, to === "minute" ? 16 : 19);
  return locale === "id" ? `pukul ${clock.replaceAll(":", ".")} ${ZONE_NAMES[zone]}` : `${clock} ${ZONE_NAMES[zone]}`;
}

/**
 * A date known only as far as it is written: '2023' → "2023", '2023-11' → "November 2023",
 * '2023-06-12' → "12 Juni 2023". Throws RangeError on anything else. Source: domain.md section 8, trap 2.
 */
export function formatPartialDate(date: string, locale: Locale): string {
  if (/^\d{4}$/.test(date)) return date;
  if (!/^\d{4}-\d{2}$/.test(date)) return formatDate(date, locale);
  const month = parseDay(`${date}-01`);
  if (!month) throw new RangeError(`Not a month: ${date}`);
  return `${nameOf("month", month, locale)} ${month.getUTCFullYear()}`;
}

function clockIn(zone: Zone, instant: Date): Date {
  return new Date(instant.getTime() + zoneMilliseconds(zone));
}

/** Midnight UTC of a day 'YYYY-MM-DD', or null where there is no such day (Date alone turns 31 February into March). */
function parseDay(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? date : null;
}

/** An instant from a date-time field in the city's zone, "2026-11-30T17:00"; null where it is none. */
export function instantIn(zone: Zone, text: string): Date | null {
  const [day = "", time = ""] = text.split("T");
  if (!parseDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  return new Date(`${day}T${time}:00${zoneOffset(zone)}`);
}

/** As a date-time field shows an instant: "2026-11-30T17:00", in the city's zone. */
export function fieldIn(zone: Zone, instant: Date | null): string {
  return instant ? clockIn(zone, instant).toISOString().slice(0, 16) : "";
}

/** The first moment of a day in the city's zone, and its last. */
export const startOfDay = (zone: Zone, day: string): Date => new Date(`${day}T00:00:00${zoneOffset(zone)}`);
export const endOfDay = (zone: Zone, day: string): Date => new Date(`${day}T23:59:59.999${zoneOffset(zone)}`);

/** A day as the database keeps it (@db.Date), as 'YYYY-MM-DD'; what is missing stays null. */
export function dayOf(date: Date): string;
export function dayOf(date: Date | null | undefined): string | null;
export function dayOf(date: Date | null | undefined): string | null {
  return date?.toISOString().slice(0, 10) ?? null;
}

/** The same the other way: 'YYYY-MM-DD' as a date for the database. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
