import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FilteredBoard } from "@/components/follow-up/recommendations/filtered-board";
import { reportedStatuses } from "@/components/follow-up/recommendations/recommendation-status";
import { getPublicBoard } from "@/lib/follow-up/recommendation-boards/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string; status: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

async function statusOf(params: PageProps["params"]) {
  const { status: slug } = await params;
  const t = await getTranslations("Recommendations");
  const found = reportedStatuses.find((entry) => entry.slug === slug) ?? notFound();
  return {
    ...found,
    name: t(`statuses.${found.status}`),
    path: route("/rekomendasi/status/[status]", { status: slug }),
  };
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const [t, { path, name }] = await Promise.all([getTranslations("Recommendations"), statusOf(params)]);
  return {
    title: t("titleStatus", { status: name }),
    description: t("description", { city: await cityName() }),
    alternates: await alternatesFor(locale, path),
  };
}

export default async function RecommendationsByStatusPage({ params }: PageProps) {
  await pageLocale(params);
  const { status, name, path } = await statusOf(params);
  return <FilteredBoard name={name} board={await getPublicBoard({ status })} path={path} />;
}
