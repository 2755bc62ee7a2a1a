import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { IndicatorList } from "@/components/city/indicators/indicator-list";
import { indicatorStatuses } from "@/components/city/indicators/status-slugs";
import { PageHeader } from "@/components/ui/page-header";
import { listPublishedIndicators } from "@/lib/city/indicators/published";
import { listPublishedPillars } from "@/lib/city/pillars/published";
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
  const { status } = await params;
  return indicatorStatuses.find(({ slug }) => slug === status) ?? notFound();
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { status, slug } = await statusOf(params);
  const [t, states] = await Promise.all([getTranslations("PublicIndicators"), getTranslations("IndicatorStatus")]);
  return {
    title: t("titleStatus", { status: states(status) }),
    description: t("description", { city: await cityName() }),
    alternates: await alternatesFor(locale, route("/indikator/status/[status]", { status: slug })),
  };
}

export default async function IndicatorsByStatusPage({ params }: PageProps) {
  await pageLocale(params);
  const { status } = await statusOf(params);
  const [t, words, states, pillars, { items }] = await Promise.all([
    getTranslations("PublicIndicators"),
    getTranslations("Public"),
    getTranslations("IndicatorStatus"),
    listPublishedPillars(),
    listPublishedIndicators({ pageSize: 1000 }),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/indikator"), label: t("title") },
        ]}
        title={t("titleStatus", { status: states(status) })}
      />
      <IndicatorList pillars={pillars} indicators={items} status={status} />
    </>
  );
}
