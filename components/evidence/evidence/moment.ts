import { formatDate, formatTime } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";

/** "22 November 2026, pukul 15.05 WIB" */
export const moment = (at: Date, locale: Locale) => `${formatDate(at, locale)}, ${formatTime(at, locale)}`;
