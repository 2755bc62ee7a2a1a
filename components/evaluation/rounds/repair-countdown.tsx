"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long the evidence-repair window is open, in the city's zone; it closes by itself, so there is nothing to press. The figure is
 * right without scripts and counts on with them; it is not read out at every step.
 */
export function RepairCountdown({ closesAt, now }: { closesAt: Date; now: Date }) {
  const t = useTranslations("RepairWindow");
  const locale = useLocale();
  const zone = useZone();
  const [instant, setInstant] = useState(now.getTime());
  useEffect(() => {
    const timer = setInterval(() => setInstant(Date.now()), MINUTE / 4);
    return () => clearInterval(timer);
  }, []);
  const at = {
    date: formatDate(dayIn(zone, closesAt), locale, { weekday: true }),
    time: formatTime(closesAt, locale, zone),
  };
  const rest = closesAt.getTime() - instant;
  if (rest <= 0) return <Notice title={t("repairClosed", at)} />;
  const minutes = Math.ceil(rest / MINUTE);
  const left =
    rest >= DAY
      ? t("leftDays", { days: Math.floor(rest / DAY), hours: Math.floor((rest % DAY) / HOUR) })
      : t("leftHours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return <Notice tone="warning" title={t("repairOpen", { ...at, left })} />;
}
