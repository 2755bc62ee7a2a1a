import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FilteredBoard } from "@/components/follow-up/recommendations/filtered-board";
import { reportedStatuses } from "@/components/follow-up/recommendations/recommendation-status";
import { findLaterPage, getPublicBoard } from "@/lib/follow-up/recommendation-boards/published";
import { pageAddress } from "@/lib/follow-up/recommendations/public-pages";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; status: string; hal: string }> };

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
  const [t, { status, path, name }] = await Promise.all([getTranslations("Recommendations"), statusOf(params)]);
  const page = await findLaterPage((await params).hal, { status });
  return {
    title: t("titlePage", { title: t("titleStatus", { status: name }), page }),
    alternates: await alternatesFor(locale, pageAddress(path, page)),
  };
}

export default async function LaterRecommendationsByStatusPage({ params }: PageProps) {
  await pageLocale(params);
  const { status, name, path } = await statusOf(params);
  const page = await findLaterPage((await params).hal, { status });
  return <FilteredBoard name={name} board={await getPublicBoard({ status }, page)} path={path} />;
}
