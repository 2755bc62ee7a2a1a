import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FilteredBoard } from "@/components/follow-up/recommendations/filtered-board";
import { findLaterPage, getPublicBoard } from "@/lib/follow-up/recommendation-boards/published";
import { pageAddress } from "@/lib/follow-up/recommendations/public-pages";
import { listRecommendedAgencies } from "@/lib/follow-up/recommendations/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; kode: string; hal: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

async function agencyOf(params: PageProps["params"]) {
  const { kode } = await params;
  return (await listRecommendedAgencies()).find(({ code }) => code.toLowerCase() === kode) ?? notFound();
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const [t, { code, name }] = await Promise.all([getTranslations("Recommendations"), agencyOf(params)]);
  const page = await findLaterPage((await params).hal, { agencyCode: code });
  return {
    title: t("titlePage", { title: t("titleStatus", { status: name }), page }),
    alternates: await alternatesFor(
      locale,
      pageAddress(route("/rekomendasi/opd/[kode]", { kode: code.toLowerCase() }), page),
    ),
  };
}

export default async function LaterRecommendationsOfAgencyPage({ params }: PageProps) {
  await pageLocale(params);
  const { code, name } = await agencyOf(params);
  const page = await findLaterPage((await params).hal, { agencyCode: code });
  return (
    <FilteredBoard
      name={name}
      board={await getPublicBoard({ agencyCode: code }, page)}
      path={route("/rekomendasi/opd/[kode]", { kode: code.toLowerCase() })}
    />
  );
}
