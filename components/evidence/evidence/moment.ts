import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import type { Zone } from "@/lib/platform/format/zone";

/** "22 November 2026, pukul 15.05 WIB" */
export const moment = (at: Date, locale: Locale, zone: Zone) =>
  `${formatDate(dayIn(zone, at), locale)}, ${formatTime(at, locale, zone)}`;
