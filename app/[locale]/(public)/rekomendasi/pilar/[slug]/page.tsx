import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FilteredBoard } from "@/components/follow-up/recommendations/filtered-board";
import { listPublishedPillars } from "@/lib/city/pillars/published";
import { getPublicBoard } from "@/lib/follow-up/recommendation-boards/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

async function pillarOf(params: PageProps["params"]) {
  const { slug } = await params;
  return (await listPublishedPillars()).find((pillar) => pillar.slug === slug) ?? notFound();
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const [t, { slug, name }] = await Promise.all([getTranslations("Recommendations"), pillarOf(params)]);
  return {
    title: t("titleStatus", { status: name }),
    description: t("description", { city: await cityName() }),
    alternates: await alternatesFor(locale, route("/rekomendasi/pilar/[slug]", { slug })),
  };
}

export default async function RecommendationsOfPillarPage({ params }: PageProps) {
  await pageLocale(params);
  const { code, slug, name } = await pillarOf(params);
  return (
    <FilteredBoard
      name={name}
      board={await getPublicBoard({ pillarCode: code })}
      path={route("/rekomendasi/pilar/[slug]", { slug })}
    />
  );
}
