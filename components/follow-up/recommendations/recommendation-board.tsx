import { getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { Card } from "@/components/ui/card";
import { FilterLinks } from "@/components/ui/filter-links";
import { Fold } from "@/components/ui/fold";
import { PageSection } from "@/components/ui/page-header";
import type { PublicBoard } from "@/lib/follow-up/recommendation-boards/published";
import type { RecommendationCounts } from "@/lib/follow-up/recommendations/published";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { OverdueCount } from "./overdue-mark";
import { PageTurner } from "./page-turner";
import { RecommendationItems } from "./recommendation-items";
import { RecommendationBar, reportedStatuses } from "./recommendation-status";

type BoardProps = {
  board: PublicBoard;
  /** The address of the board's first page. */
  path: string;
};

/** Recommendations by round, newest first, with the progress of each round as a bar, and filters as plain links. */
export async function RecommendationBoard({ board, path }: BoardProps) {
  const t = await getTranslations("Recommendations");
  const { filter, counts, dues, items, total, page, pages } = board;
  const isWhole = Object.keys(filter).length === 0;
  const rounds = counts.filter(({ round }) => items.some((item) => item.round.slug === round.slug));
  return (
    <div className="flex flex-col gap-4">
      <BoardFilters board={board} path={path} />
      <p className="flex flex-wrap items-center gap-3">
        <span>{t("found", { count: total })}</span>
        <OverdueCount dues={dues} words={t("lateCount", { count: "#" })} />
      </p>
      {total === 0 ? <p className="mt-4 text-muted">{t("none")}</p> : null}
      {rounds.map((count) => (
        <RoundSection
          key={count.round.slug}
          count={count}
          isWhole={isWhole}
          items={items.filter(({ round }) => round.slug === count.round.slug)}
        />
      ))}
      <PageTurner path={path} page={page} pages={pages} filter={filter} />
    </div>
  );
}

type RoundSectionProps = {
  count: RecommendationCounts;
  isWhole: boolean;
  items: PublicBoard["items"];
};

async function RoundSection({ count, isWhole, items }: RoundSectionProps) {
  const t = await getTranslations("Recommendations");
  const { slug } = count.round;
  return (
    <PageSection
      id={`putaran-${slug}`}
      title={t("round", { round: await roundTitleOf(slug) })}
      actions={
        <Link
          href={route("/rekomendasi/[putaran]", { putaran: slug })}
          className="text-link inline-flex min-h-11 items-center md:min-h-6"
        >
          {t("withAnswers")}
        </Link>
      }
    >
      {isWhole ? (
        <Card className="mb-4">
          <RecommendationBar
            counts={count}
            note={count.dated === 0 ? t("noDueDates") : t("someDueDates", { known: count.dated, total: count.total })}
          />
        </Card>
      ) : null}
      <RecommendationItems items={items} />
    </PageSection>
  );
}

async function BoardFilters({ board: { counts, pillars, agencies }, path }: BoardProps) {
  const t = await getTranslations("Recommendations");
  const all = counts.reduce((sum, { total }) => sum + total, 0);
  const inStatus = (status: keyof RecommendationCounts["byStatus"]) =>
    counts.reduce((sum, { byStatus }) => sum + byStatus[status], 0);
  const link = (href: string, label: string, count?: number) => ({
    href,
    label,
    current: href === path,
    ...(count === undefined ? {} : { count }),
  });
  const statuses = reportedStatuses
    .map(({ status, slug }) => ({
      status,
      ...link(route("/rekomendasi/status/[status]", { status: slug }), t(`statuses.${status}`), inStatus(status)),
    }))
    .filter(({ status, count }) => status !== "NONE" || Number(count) > 0);
  return (
    <>
      <FilterLinks label={t("filter")} links={[link(route("/rekomendasi"), t("all"), all), ...statuses]} />
      <Fold onlyOnPhone summary={t("moreFilters")}>
        <div className="flex flex-col gap-4 pt-4 md:pt-0">
          <FilterLinks
            label={t("filterRound")}
            links={
              await Promise.all(
                counts.map(async ({ round, total }) =>
                  link(route("/rekomendasi/[putaran]", { putaran: round.slug }), await roundTitleOf(round.slug), total),
                ),
              )
            }
          />
          <FilterLinks
            label={t("filterPillar")}
            links={pillars.map(({ slug, name }) => link(route("/rekomendasi/pilar/[slug]", { slug }), name))}
          />
          <FilterLinks
            label={t("filterAgency")}
            links={agencies.map(({ code, shortName, count }) =>
              link(route("/rekomendasi/opd/[kode]", { kode: code.toLowerCase() }), shortName, count),
            )}
          />
        </div>
      </Fold>
    </>
  );
}
