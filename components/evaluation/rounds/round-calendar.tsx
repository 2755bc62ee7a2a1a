import { useLocale, useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import { PHASES } from "@/lib/evaluation/rounds/phase";
import type { RoundPhase } from "@/lib/platform/db/generated/enums";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";

type RoundCalendarProps = {
  standing: RoundPhase;
  dates: { phase: RoundPhase; opensAt: Date | null; closesAt: Date | null }[];
};

/** The phases in their order with their planned dates; the one that the round stands in is marked in words. */
export function RoundCalendar({ standing, dates }: RoundCalendarProps) {
  const t = useTranslations("RoundOffice");
  const phases = useTranslations("Rounds.phases");
  const locale = useLocale();
  const zone = useZone();
  const at = PHASES.indexOf(standing);
  const when = (instant: Date | null) =>
    instant
      ? `${formatDate(dayIn(zone, instant), locale, { weekday: true })}, ${formatTime(instant, locale, zone)}`
      : null;
  return (
    <ol className="flex flex-col border-y border-hairline">
      {dates.map(({ phase, opensAt, closesAt }, index) => (
        <li
          key={phase}
          aria-current={phase === standing ? "step" : undefined}
          className="grid gap-x-6 gap-y-1 border-b border-hairline py-3 last:border-b-0 md:grid-cols-[14rem_1fr_1fr]"
        >
          <div className="flex items-center gap-2">
            <StatusBadge tone={index < at ? "success" : phase === standing ? "info" : "neutral"}>
              {phases(phase)}
            </StatusBadge>
          </div>
          <p className="text-sm">
            <span className="text-muted">{t("opens")}: </span>
            {when(opensAt) ?? <span className="text-muted">{t("noDate")}</span>}
          </p>
          <p className="text-sm">
            <span className="text-muted">{t("closes")}: </span>
            {when(closesAt) ?? <span className="text-muted">{t("noDate")}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}
