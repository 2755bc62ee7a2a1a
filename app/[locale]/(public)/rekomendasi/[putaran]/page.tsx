import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { RoundBoard } from "@/components/follow-up/recommendations/round-board";
import { getRoundBoard, hasRoundBoard } from "@/lib/follow-up/recommendation-boards/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; putaran: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { putaran } = await params;
  if (!(await hasRoundBoard(putaran))) notFound();
  const t = await getTranslations("Recommendations");
  return {
    title: t("titleRound", { round: await roundTitleOf(putaran) }),
    alternates: await alternatesFor(locale, route("/rekomendasi/[putaran]", { putaran })),
  };
}

export default async function RecommendationsOfRoundPage({ params }: PageProps) {
  await pageLocale(params);
  const { putaran } = await params;
  return <RoundBoard {...(await getRoundBoard(putaran))} />;
}
