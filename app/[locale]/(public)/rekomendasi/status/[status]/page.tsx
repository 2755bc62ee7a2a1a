import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { RecommendationBoard } from "@/components/recommendations/recommendation-board";
import { reportedStatuses } from "@/components/recommendations/recommendation-status";
import { cityName } from "@/lib/config/city";
import { alternatesFor } from "@/lib/i18n/alternates";
import { pageLocale } from "@/lib/i18n/page-locale";
import { countPublishedRecommendations, listPublishedRecommendations } from "@/lib/recommendations/published";

type PageProps = { params: Promise<{ locale: string; status: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

async function statusOf(params: PageProps["params"]) {
  const { status: slug } = await params;
  const t = await getTranslations("Recommendations");
  const found = reportedStatuses.find((entry) => entry.slug === slug) ?? notFound();
  return { ...found, name: t(`statuses.${found.status}`) };
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const [t, { slug, name }] = await Promise.all([getTranslations("Recommendations"), statusOf(params)]);
  return {
    title: t("titleStatus", { status: name }),
    description: t("description", { city: cityName() }),
    alternates: alternatesFor(locale, `/rekomendasi/status/${slug}`),
  };
}

export default async function RecommendationsByStatusPage({ params }: PageProps) {
  await pageLocale(params);
  const [t, words, { status, name }, counts, { items }] = await Promise.all([
    getTranslations("Recommendations"),
    getTranslations("Public"),
    statusOf(params),
    countPublishedRecommendations(),
    listPublishedRecommendations({ pageSize: 1000 }),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: "/rekomendasi", label: t("title") },
        ]}
        title={t("titleStatus", { status: name })}
      />
      <RecommendationBoard counts={counts} items={items} status={status} />
    </>
  );
}
