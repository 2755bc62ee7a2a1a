import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { RoundBoard } from "@/components/follow-up/recommendations/round-board";
import { findLaterPage, getRoundBoard } from "@/lib/follow-up/recommendation-boards/published";
import { pageAddress } from "@/lib/follow-up/recommendations/public-pages";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; putaran: string; hal: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { putaran } = await params;
  const page = await findLaterPage((await params).hal, { roundSlug: putaran });
  const t = await getTranslations("Recommendations");
  const title = t("titleRound", { round: await roundTitleOf(putaran) });
  return {
    title: t("titlePage", { title, page }),
    alternates: await alternatesFor(locale, pageAddress(route("/rekomendasi/[putaran]", { putaran }), page)),
  };
}

export default async function LaterRecommendationsOfRoundPage({ params }: PageProps) {
  await pageLocale(params);
  const { putaran } = await params;
  const page = await findLaterPage((await params).hal, { roundSlug: putaran });
  return <RoundBoard {...(await getRoundBoard(putaran, page))} />;
}
