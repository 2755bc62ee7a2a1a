import { getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import {
  countPublishedRecommendations,
  listPublishedRecommendations,
  PUBLIC_PAGE_SIZE,
  type RecommendationCounts,
} from "@/lib/follow-up/recommendations/published";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { PageTurner } from "./page-turner";
import { RecommendationItems } from "./recommendation-items";
import { RecommendationBar } from "./recommendation-status";

/** The round, and the next later one that has recommendations: what came back, or came new, after the answers. */
export async function findRoundWithNext(slug: string) {
  const counts = await countPublishedRecommendations();
  const index = counts.findIndex(({ round }) => round.slug === slug);
  const own = counts[index];
  return own ? { own, next: counts[index - 1] ?? null } : null;
}

type RoundBoardProps = { own: RecommendationCounts; next: RecommendationCounts | null; page: number };

/** A round's recommendations with the answers, on its first page beside those of the round after it. */
export async function RoundBoard({ own, next, page }: RoundBoardProps) {
  const [t, words] = await Promise.all([getTranslations("Recommendations"), getTranslations("Public")]);
  const beside = page === 1 ? next : null;
  const title = await roundTitleOf(own.round.slug);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/rekomendasi"), label: t("title") },
        ]}
        title={t("titleRound", { round: title })}
        lead={next ? t("besideLead", { next: await roundTitleOf(next.round.slug) }) : t("newestLead")}
      />
      <Card className="mb-8">
        <RecommendationBar counts={own} />
      </Card>
      <div className={beside ? "grid items-start gap-8 lg:grid-cols-2" : undefined}>
        <Column count={own} heading={t("answersOf", { round: title })} page={page} />
        {beside ? (
          <Column count={beside} heading={t("nextOf", { round: await roundTitleOf(beside.round.slug) })} />
        ) : null}
      </div>
    </>
  );
}

/** The round's own with links to its other pages; of the one beside it the first, with a link to the others. */
async function Column({ count, heading, page }: { count: RecommendationCounts; heading: string; page?: number }) {
  const { slug } = count.round;
  const t = await getTranslations("Recommendations");
  const filter = { roundSlug: slug };
  const { items, total, pages } = await listPublishedRecommendations({
    ...filter,
    page: page ?? 1,
    pageSize: PUBLIC_PAGE_SIZE,
  });
  const path = route("/rekomendasi/[putaran]", { putaran: slug });
  return (
    <section aria-labelledby={`kolom-${slug}`} className="min-w-0">
      <h2 id={`kolom-${slug}`} className="mb-4 text-lg font-semibold">
        {heading}
      </h2>
      <RecommendationItems items={items} />
      {page ? <PageTurner path={path} page={page} pages={pages} filter={filter} /> : null}
      {!page && total > items.length ? (
        <p className="mt-4 text-muted">
          {t("cut", { shown: items.length, total })}{" "}
          <Link className="text-link" href={path} prefetch={false}>
            {t("readAll")}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
