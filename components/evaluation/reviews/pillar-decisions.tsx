import { useLocale, useTranslations } from "next-intl";
import { Timeline } from "@/components/ui/timeline";
import type { PillarReview } from "@/lib/evaluation/rounds/queries";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { DecidePillarForm } from "./review-forms";

/** What the council decided on a pillar, every word of it, and the form while it may decide. */
export function PillarDecisions({ review }: { review: PillarReview }) {
  const t = useTranslations("Reviews");
  const locale = useLocale();
  const zone = useZone();
  return (
    <div className="flex flex-col gap-6">
      {review.decisions.length === 0 ? (
        <p className="text-muted">{t("noDecision")}</p>
      ) : (
        <Timeline
          items={review.decisions.map(({ id, decision, note, author, at }) => ({
            id,
            dateTime: at.toISOString(),
            when: `${formatDate(dayIn(zone, at), locale)} ${formatTime(at, locale, zone)}`,
            title: t(decision),
            who: author,
            tone: decision === "APPROVED" ? ("success" as const) : ("warning" as const),
            children: note ? <span lang="id">{note}</span> : null,
          }))}
        />
      )}
      {review.mayDecide ? (
        <DecidePillarForm key={review.decisions.length} roundSlug={review.round.slug} pillarSlug={review.pillar.slug} />
      ) : (
        <p className="text-sm text-muted">{t("onlyReview")}</p>
      )}
      <p className="text-sm text-muted">{t("returnedHint")}</p>
    </div>
  );
}
