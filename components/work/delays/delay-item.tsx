import { getLocale, getTranslations } from "next-intl/server";
import { StatusBadge } from "@/components/ui/status-badge";
import { dayIn, dayOf, formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { cityZone } from "@/lib/platform/settings/published";
import { isUnreported } from "@/lib/work/delays/message";
import type { Delay } from "@/lib/work/delays/queries";
import { daysHeld } from "@/lib/work/delays/since";
import { addressOf } from "@/lib/work/owed/owed";
import { owedName } from "@/lib/work/owed/owed-name";

/** What is held and since when, with the way to the field where it goes on. */
export async function DelayItem({ delay }: { delay: Delay }) {
  const t = await getTranslations("Delays");
  const locale = await getLocale();
  const zone = await cityZone();
  const since = dayIn(zone, delay.since);
  const today = dayIn(zone, new Date());
  const dueOn = delay.dueOn && dayOf(delay.dueOn);
  const isReturned = delay.reason === "returned";
  const facts = [
    isReturned || !dueOn
      ? t("since", { date: formatDate(since, locale), days: daysHeld(since, today) })
      : t("isLate", { days: daysHeld(dueOn, today) }),
    ...(isUnreported(delay) ? [t("unreported")] : []),
    ...(dueOn ? [t("dueOn", { date: formatDate(dueOn, locale) })] : []),
  ];
  return (
    <li className="flex flex-col gap-1 py-3">
      <Link href={addressOf(delay)} className="text-link wrap-anywhere">
        {owedName(delay, locale)}
      </Link>
      <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
        <StatusBadge tone={isReturned ? "warning" : "danger"}>{t(isReturned ? "returned" : "late")}</StatusBadge>
        {facts.join(" · ")}
      </p>
      {delay.returnReason ? (
        <p className="text-sm text-warning" lang="id">
          {delay.returnReason}
        </p>
      ) : null}
    </li>
  );
}
