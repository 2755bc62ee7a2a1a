import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { RecommendationBoard } from "@/components/recommendations/recommendation-board";
import { cityName } from "@/lib/config/city";
import { alternatesFor } from "@/lib/i18n/alternates";
import { pageLocale } from "@/lib/i18n/page-locale";
import { countPublishedRecommendations, listPublishedRecommendations } from "@/lib/recommendations/published";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("Recommendations");
  return {
    title: t("title"),
    description: t("description", { city: cityName() }),
    alternates: alternatesFor(locale, "/rekomendasi"),
  };
}

export default async function RecommendationsPage({ params }: PageProps) {
  await pageLocale(params);
  const [t, words, counts, { items }] = await Promise.all([
    getTranslations("Recommendations"),
    getTranslations("Public"),
    countPublishedRecommendations(),
    listPublishedRecommendations({ pageSize: 1000 }),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: "/", label: words("home") }]}
        title={t("title")}
        lead={t("lead", { count: items.length })}
      />
      <RecommendationBoard counts={counts} items={items} />
    </>
  );
}
