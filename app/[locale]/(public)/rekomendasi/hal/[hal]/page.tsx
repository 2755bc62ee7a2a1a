import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FilteredBoard } from "@/components/recommendations/filtered-board";
import { laterPage } from "@/components/recommendations/later-page";
import { alternatesFor } from "@/lib/i18n/alternates";
import { pageLocale } from "@/lib/i18n/page-locale";
import { pageAddress } from "@/lib/recommendations/published";

type PageProps = { params: Promise<{ locale: string; hal: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

const PATH = "/rekomendasi";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const page = await laterPage((await params).hal, {});
  const t = await getTranslations("Recommendations");
  return {
    title: t("titlePage", { title: t("title"), page }),
    alternates: alternatesFor(locale, pageAddress(PATH, page)),
  };
}

export default async function LaterRecommendationsPage({ params }: PageProps) {
  await pageLocale(params);
  const page = await laterPage((await params).hal, {});
  const t = await getTranslations("Recommendations");
  return <FilteredBoard name={t("all")} filter={{}} path={PATH} page={page} />;
}
