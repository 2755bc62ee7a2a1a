import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { PillarCard } from "@/components/pillars/pillar-card";
import { cityName } from "@/lib/config/city";
import { alternatesFor } from "@/lib/i18n/alternates";
import { pageLocale } from "@/lib/i18n/page-locale";
import { listPillarOverview } from "@/lib/publication/published";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("Pillars");
  return {
    title: t("title"),
    description: t("lead", { city: cityName() }),
    alternates: alternatesFor(locale, "/pilar"),
  };
}

export default async function PillarsPage({ params }: PageProps) {
  await pageLocale(params);
  const [t, words, pillars] = await Promise.all([
    getTranslations("Pillars"),
    getTranslations("Public"),
    listPillarOverview(),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: "/", label: words("home") }]}
        title={t("title")}
        lead={t("lead", { city: cityName() })}
      />
      <h2 className="sr-only">{t("title")}</h2>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {pillars.map((overview) => (
          <PillarCard key={overview.pillar.code} {...overview} withFocus />
        ))}
      </ul>
    </>
  );
}
