import { useLocale, useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/status-badge";
import { Timeline } from "@/components/ui/timeline";
import type { listEvents } from "@/lib/follow-up/recommendations/queries";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";

type Event = Awaited<ReturnType<typeof listEvents>>[number];

const TONES: Partial<Record<Event["kind"], Tone>> = {
  SUBMITTED: "waiting",
  RETURNED: "warning",
  COUNCIL_RETURNED: "warning",
  VERIFIED: "info",
  CONFIRMED: "success",
  REPORTED: "success",
};

/** What happened, by whom and when, with the note of each step; the database rewrites none of it. */
export function RecommendationHistory({ events }: { events: Event[] }) {
  const t = useTranslations("RecommendationLife");
  const history = useTranslations("History");
  const locale = useLocale();
  const zone = useZone();
  const day = (date: string | null) => (date ? formatDate(date, locale) : "");
  return (
    <Timeline
      items={events.map(({ id, at, kind, actor, note, uncheckedReason, dueBefore, dueAfter }) => ({
        id,
        dateTime: at.toISOString(),
        when: `${formatDate(dayIn(zone, at), locale)} ${formatTime(at, locale, zone)}`,
        title: t(`events.${kind}`),
        who: actor?.name ?? history("system"),
        tone: TONES[kind] ?? "neutral",
        children: (
          <>
            {note ? (
              <p lang="id" className="whitespace-pre-line wrap-anywhere">
                {note}
              </p>
            ) : null}
            {uncheckedReason ? (
              <p className="text-sm">
                {t("unchecked")}: <span lang="id">{uncheckedReason}</span>
              </p>
            ) : null}
            {dueAfter ? (
              <p className="text-sm text-muted">
                {t("dueMoved", { first: dueBefore ? "no" : "yes", before: day(dueBefore), after: day(dueAfter) })}
              </p>
            ) : null}
          </>
        ),
      }))}
    />
  );
}
