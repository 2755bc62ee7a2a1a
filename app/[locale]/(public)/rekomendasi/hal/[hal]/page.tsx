import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FilteredBoard } from "@/components/follow-up/recommendations/filtered-board";
import { findLaterPage, getPublicBoard } from "@/lib/follow-up/recommendation-boards/published";
import { pageAddress } from "@/lib/follow-up/recommendations/public-pages";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; hal: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

const PATH = route("/rekomendasi");

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const page = await findLaterPage((await params).hal, {});
  const t = await getTranslations("Recommendations");
  return {
    title: t("titlePage", { title: t("title"), page }),
    alternates: await alternatesFor(locale, pageAddress(PATH, page)),
  };
}

export default async function LaterRecommendationsPage({ params }: PageProps) {
  await pageLocale(params);
  const page = await findLaterPage((await params).hal, {});
  const t = await getTranslations("Recommendations");
  return <FilteredBoard name={t("all")} board={await getPublicBoard({}, page)} path={PATH} />;
}
