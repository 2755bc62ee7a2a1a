import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FilteredBoard } from "@/components/follow-up/recommendations/filtered-board";
import { listPublishedAgencies, successorsOf } from "@/lib/city/agencies/published";
import { getPublicBoard } from "@/lib/follow-up/recommendation-boards/published";
import { listRecommendedAgencies } from "@/lib/follow-up/recommendations/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

async function agencyOf(params: PageProps["params"]) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const [listed, all] = await Promise.all([listRecommendedAgencies(), listPublishedAgencies()]);
  const shown = listed.find(({ code }) => code.toLowerCase() === kode);
  if (shown) return shown;
  // What an agency led that was merged or split went on with its successor.
  const next = successorsOf(all, kode).find((code) => listed.some((agency) => agency.code === code));
  if (next) {
    const href = route("/rekomendasi/opd/[kode]", { kode: next.toLowerCase() });
    redirect(getPathname({ locale, href }) as Route);
  }
  notFound();
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const [t, { code, name }] = await Promise.all([getTranslations("Recommendations"), agencyOf(params)]);
  return {
    title: t("titleStatus", { status: name }),
    description: t("description", { city: await cityName() }),
    alternates: await alternatesFor(locale, route("/rekomendasi/opd/[kode]", { kode: code.toLowerCase() })),
  };
}

export default async function RecommendationsOfAgencyPage({ params }: PageProps) {
  await pageLocale(params);
  const { code, name } = await agencyOf(params);
  return (
    <FilteredBoard
      name={name}
      board={await getPublicBoard({ agencyCode: code })}
      path={route("/rekomendasi/opd/[kode]", { kode: code.toLowerCase() })}
    />
  );
}
