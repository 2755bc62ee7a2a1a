import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { RecommendationItems } from "@/components/recommendations/recommendation-items";
import { RecommendationBar } from "@/components/recommendations/recommendation-status";
import { roundTitleOf } from "@/components/rounds/round-title";
import { Card } from "@/components/ui/card";
import { alternatesFor } from "@/lib/i18n/alternates";
import { pageLocale } from "@/lib/i18n/page-locale";
import {
  countPublishedRecommendations,
  listPublishedRecommendations,
  type RecommendationCounts,
} from "@/lib/recommendations/published";

type PageProps = { params: Promise<{ locale: string; putaran: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

// A letter has ten or so; a hundred is more than anybody reads at one go.
const SHOWN = 100;

/** The round, and the next later one that has recommendations: what came back, or came new, after the answers. */
async function roundsOf(params: PageProps["params"]) {
  const { putaran } = await params;
  const counts = await countPublishedRecommendations();
  const index = counts.findIndex(({ round }) => round.slug === putaran);
  const own = counts[index] ?? notFound();
  return { own, next: counts[index - 1] ?? null };
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { own } = await roundsOf(params);
  const t = await getTranslations("Recommendations");
  const { slug } = own.round;
  return {
    title: t("titleRound", { round: await roundTitleOf(slug) }),
    alternates: alternatesFor(locale, `/rekomendasi/${slug}`),
  };
}

export default async function RecommendationsOfRoundPage({ params }: PageProps) {
  await pageLocale(params);
  const { own, next } = await roundsOf(params);
  const [t, words] = await Promise.all([getTranslations("Recommendations"), getTranslations("Public")]);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: "/rekomendasi", label: t("title") },
        ]}
        title={t("titleRound", { round: await roundTitleOf(own.round.slug) })}
        lead={next ? t("besideLead", { next: await roundTitleOf(next.round.slug) }) : t("newestLead")}
      />
      <Card className="mb-8">
        <RecommendationBar counts={own} />
      </Card>
      <div className={next ? "grid items-start gap-8 lg:grid-cols-2" : undefined}>
        <Column count={own} heading={t("answersOf", { round: await roundTitleOf(own.round.slug) })} />
        {next ? <Column count={next} heading={t("nextOf", { round: await roundTitleOf(next.round.slug) })} /> : null}
      </div>
    </>
  );
}

async function Column({ count, heading }: { count: RecommendationCounts; heading: string }) {
  const { slug } = count.round;
  const t = await getTranslations("Recommendations");
  const { items, total } = await listPublishedRecommendations({ roundSlug: slug, pageSize: SHOWN });
  return (
    <section aria-labelledby={`kolom-${slug}`} className="min-w-0">
      <h2 id={`kolom-${slug}`} className="mb-4">
        {heading}
      </h2>
      <RecommendationItems items={items} />
      {total > items.length ? (
        <p className="mt-4 text-muted">
          {t("cut", { shown: items.length, total })}{" "}
          <a className="text-link" href={`/api/v1/recommendations?round=${slug}&format=csv`}>
            {t("csv")}
          </a>
        </p>
      ) : null}
    </section>
  );
}
