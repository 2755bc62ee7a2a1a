import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FilteredBoard } from "@/components/follow-up/recommendations/filtered-board";
import { listPublishedPillars } from "@/lib/city/pillars/published";
import { findLaterPage, getPublicBoard } from "@/lib/follow-up/recommendation-boards/published";
import { pageAddress } from "@/lib/follow-up/recommendations/public-pages";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; slug: string; hal: string }> };

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
  const [t, { code, slug, name }] = await Promise.all([getTranslations("Recommendations"), pillarOf(params)]);
  const page = await findLaterPage((await params).hal, { pillarCode: code });
  return {
    title: t("titlePage", { title: t("titleStatus", { status: name }), page }),
    alternates: await alternatesFor(locale, pageAddress(route("/rekomendasi/pilar/[slug]", { slug }), page)),
  };
}

export default async function LaterRecommendationsOfPillarPage({ params }: PageProps) {
  await pageLocale(params);
  const { code, slug, name } = await pillarOf(params);
  const page = await findLaterPage((await params).hal, { pillarCode: code });
  return (
    <FilteredBoard
      name={name}
      board={await getPublicBoard({ pillarCode: code }, page)}
      path={route("/rekomendasi/pilar/[slug]", { slug })}
    />
  );
}
