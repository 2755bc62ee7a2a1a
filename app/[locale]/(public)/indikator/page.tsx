import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExplainedText } from "@/components/city/glossary/explained";
import { IndicatorList } from "@/components/city/indicators/indicator-list";
import { PageHeader } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { listPublishedTerms } from "@/lib/city/glossary/published";
import { listPublishedIndicators } from "@/lib/city/indicators/published";
import { listPublishedPillars } from "@/lib/city/pillars/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("PublicIndicators");
  return {
    title: t("title"),
    description: t("description", { city: await cityName() }),
    alternates: await alternatesFor(locale, route("/indikator")),
  };
}

export default async function IndicatorsPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const [t, words, pillars, { items }] = await Promise.all([
    getTranslations("PublicIndicators"),
    getTranslations("Public"),
    listPublishedPillars(),
    listPublishedIndicators({ pageSize: 1000 }),
  ]);
  const withData = items.filter(({ latest }) => latest !== null).length;
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: "/", label: words("home") }]}
        title={t("title")}
        lead={
          <ExplainedText terms={await listPublishedTerms(locale)}>
            {t("lead", { count: items.length, withData: `${withData}` })}
          </ExplainedText>
        }
      />
      <IndicatorList pillars={pillars} indicators={items} />
      <AskAboutPage page="indikator" />
    </>
  );
}
