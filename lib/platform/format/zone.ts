/** Indonesia's time zones: none has daylight saving, so each is so many hours before UTC all year. */
const ZONE_HOURS = { "Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9 } as const;

export type Zone = keyof typeof ZONE_HOURS;
export const ZONES = Object.keys(ZONE_HOURS) as Zone[];

/** What people call them; the same in both languages. */
export const ZONE_NAMES = { "Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT" } as const;

/** Where no city has said its own. */
export const FIRST_ZONE: Zone = "Asia/Jakarta";

export const isZone = (text: string | undefined): text is Zone => ZONES.some((zone) => zone === text);

export const zoneMilliseconds = (zone: Zone): number => ZONE_HOURS[zone] * 60 * 60 * 1000;

/** As ISO 8601 writes it: "+08:00". */
export const zoneOffset = (zone: Zone): string => `+0${ZONE_HOURS[zone]}:00`;
