import { useLocale, useTranslations } from "next-intl";
import { Timeline } from "@/components/ui/timeline";
import type { PublicChangeOfRecommendation } from "@/lib/follow-up/recommendations/published";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";

/** What changed before the public's eyes, newest first. */
export function PublicChanges({ changes }: { changes: PublicChangeOfRecommendation[] }) {
  const t = useTranslations("Recommendations");
  const locale = useLocale();
  const zone = useZone();
  if (changes.length === 0) return <p className="text-muted">{t("noChanges")}</p>;
  const day = (date: string | null) => (date ? formatDate(date, locale) : "");
  return (
    <Timeline
      items={changes.map(({ id, kind, at, dueBefore, dueAfter, status }) => ({
        id: `${kind} ${id}`,
        dateTime: at,
        when: formatDate(dayIn(zone, new Date(at)), locale),
        tone: kind === "REPORTED" ? "info" : "neutral",
        title:
          kind === "REPORTED"
            ? t("changes.REPORTED", { status: t(`statuses.${status ?? "NONE"}`) })
            : kind === "DUE"
              ? t("changes.DUE", { first: dueBefore ? "no" : "yes", before: day(dueBefore), after: day(dueAfter) })
              : t("changes.PUBLISHED"),
      }))}
    />
  );
}
