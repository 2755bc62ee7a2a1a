import { getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import type { RoundBoardData } from "@/lib/follow-up/recommendation-boards/published";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { PageTurner } from "./page-turner";
import { RecommendationItems } from "./recommendation-items";
import { RecommendationBar } from "./recommendation-status";

/** A round's recommendations with the answers, on its first page beside those of the round after it. */
export async function RoundBoard({ own, next, beside }: RoundBoardData) {
  const [t, words] = await Promise.all([getTranslations("Recommendations"), getTranslations("Public")]);
  const title = await roundTitleOf(own.count.round.slug);
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
        <RecommendationBar counts={own.count} />
      </Card>
      <div className={beside ? "grid items-start gap-8 lg:grid-cols-2" : undefined}>
        <Column {...own} heading={t("answersOf", { round: title })} isOwn />
        {beside ? (
          <Column {...beside} heading={t("nextOf", { round: await roundTitleOf(beside.count.round.slug) })} />
        ) : null}
      </div>
    </>
  );
}

type ColumnProps = RoundBoardData["own"] & { heading: string; isOwn?: boolean };

/** The round's own with links to its other pages; of the one beside it the first, with a link to the others. */
async function Column({ count, heading, isOwn = false, items, total, page, pages }: ColumnProps) {
  const { slug } = count.round;
  const t = await getTranslations("Recommendations");
  const path = route("/rekomendasi/[putaran]", { putaran: slug });
  return (
    <section aria-labelledby={`kolom-${slug}`} className="min-w-0">
      <h2 id={`kolom-${slug}`} className="mb-4 text-lg font-semibold">
        {heading}
      </h2>
      <RecommendationItems items={items} />
      {isOwn ? <PageTurner path={path} page={page} pages={pages} filter={{ roundSlug: slug }} /> : null}
      {!isOwn && total > items.length ? (
        <p className="mt-4 text-muted">
          {t("cut", { shown: items.length, total })}{" "}
          <Link className="text-link" href={path}>
            {t("readAll")}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
