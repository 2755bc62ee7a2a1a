import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { formatDate, formatTime } from "@/lib/format/date";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long the evidence-repair window is open, in WIB; it closes by itself, so there is nothing to press. */
export function RepairCountdown({ closesAt, now }: { closesAt: Date; now: Date }) {
  const t = useTranslations("RoundOffice");
  const locale = useLocale();
  const at = { date: formatDate(closesAt, locale, { weekday: true }), time: formatTime(closesAt, locale) };
  const rest = closesAt.getTime() - now.getTime();
  if (rest <= 0) return <Notice title={t("repairClosed", at)} />;
  const left =
    rest >= DAY
      ? t("leftDays", { days: Math.floor(rest / DAY), hours: Math.floor((rest % DAY) / HOUR) })
      : t("leftHours", { hours: Math.floor(rest / HOUR), minutes: Math.ceil((rest % HOUR) / MINUTE) });
  return <Notice tone="warning" title={t("repairOpen", { ...at, left })} />;
}
