import { useTranslations } from "next-intl";
import { PageSection } from "@/components/layout/page-header";
import { useRoundName } from "@/components/rounds/round-words";
import { Card } from "@/components/ui/card";
import { FilterLinks } from "@/components/ui/filter-links";
import type { PublicRecommendation, RecommendationCounts } from "@/lib/recommendations/published";
import { RecommendationItems } from "./recommendation-items";
import { RecommendationBar, type ReportedStatus, reportedStatuses } from "./recommendation-status";

type RecommendationBoardProps = {
  counts: RecommendationCounts[];
  /** All of them, of every round. */
  items: PublicRecommendation[];
  status?: ReportedStatus;
};

/** By round, newest first, each with its count by status and the recommendations that the filter lets through. */
export function RecommendationBoard({ counts, items, status }: RecommendationBoardProps) {
  const t = useTranslations("Recommendations");
  const roundName = useRoundName();
  const fits = (item: PublicRecommendation) => !status || (item.status ?? "NONE") === status;
  const rounds = counts
    .map((count) => ({ count, all: items.filter(({ round }) => round.slug === count.round.slug) }))
    .map((entry) => ({ ...entry, shown: entry.all.filter(fits) }));
  return (
    <>
      <StatusFilter items={items} status={status} />
      {rounds.every(({ shown }) => shown.length === 0) ? <p className="mt-8 text-muted">{t("none")}</p> : null}
      {rounds.map(({ count, all, shown }) =>
        shown.length > 0 ? (
          <PageSection
            key={count.round.slug}
            id={`putaran-${count.round.slug}`}
            title={t("round", { round: roundName(count.round) })}
          >
            {status ? null : (
              <Card className="mb-4">
                <RecommendationBar counts={count} note={<DueDatesNote items={all} />} />
              </Card>
            )}
            <RecommendationItems items={shown} />
          </PageSection>
        ) : null,
      )}
    </>
  );
}

function DueDatesNote({ items }: { items: PublicRecommendation[] }) {
  const t = useTranslations("Recommendations");
  const known = items.filter(({ dueOn }) => dueOn !== null).length;
  return known === 0 ? t("noDueDates") : t("someDueDates", { known, total: items.length });
}

function StatusFilter({ items, status }: Pick<RecommendationBoardProps, "items" | "status">) {
  const t = useTranslations("Recommendations");
  const links = reportedStatuses
    .map((entry) => ({ ...entry, count: items.filter((item) => (item.status ?? "NONE") === entry.status).length }))
    .filter((entry) => entry.status !== "NONE" || entry.count > 0)
    .map((entry) => ({
      href: `/rekomendasi/status/${entry.slug}`,
      label: t(`statuses.${entry.status}`),
      current: entry.status === status,
      count: entry.count,
    }));
  return (
    <FilterLinks
      label={t("filter")}
      links={[{ href: "/rekomendasi", label: t("all"), current: !status, count: items.length }, ...links]}
    />
  );
}
