export type CalendarEvent = {
  /** The same for ever: a calendar knows by it what moved. */
  uid: string;
  summary: string;
  description?: string | undefined;
  url?: string | undefined;
} & ({ day: string } | { from: Date; to: Date | null });

const encoder = new TextEncoder();
/** RFC 5545, 3.1: a line has at most 75 octets without its end, and never breaks inside of a character. */
const OCTETS = 75;

export function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let room = OCTETS;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (size > room) {
      parts.push(part);
      part = "";
      // The space that begins a continuation counts.
      room = OCTETS - 1;
    }
    part += character;
    room -= size;
  }
  return [...parts, part].join("\r\n ");
}

/** RFC 5545, 3.3.11. */
export const escaped = (text: string): string =>
  text.replace(/\\/g, "\\\\").replace(/;/g, "\\;").replace(/,/g, "\\,").replace(/\r?\n/g, "\\n");

const compact = (day: string) => day.replaceAll("-", "");
const instant = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/**
 * A calendar to subscribe to. A day is a day wherever it is read (VALUE=DATE); an hour stands in UTC, which every reader
 * turns into their own, so that no zone's rules come along.
 */
export function calendarText(name: string, events: readonly CalendarEvent[], now: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Enam Pilar//Tenggat//ID",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      `UID:${escaped(event.uid)}`,
      `DTSTAMP:${instant(now)}`,
      ...("day" in event
        ? [`DTSTART;VALUE=DATE:${compact(event.day)}`, `DTEND;VALUE=DATE:${compact(dayAfter(event.day))}`]
        : [`DTSTART:${instant(event.from)}`, ...(event.to ? [`DTEND:${instant(event.to)}`] : [])]),
      `SUMMARY:${escaped(event.summary)}`,
      ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
      ...(event.url ? [`URL:${event.url}`] : []),
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
