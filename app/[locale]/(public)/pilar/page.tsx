import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExplainedText } from "@/components/city/glossary/explained";
import { PillarCard } from "@/components/site/pillars/pillar-card";
import { PageHeader } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { listPublishedTerms } from "@/lib/city/glossary/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { listPillarOverview } from "@/lib/site/publication/published";

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
    description: t("lead", { city: await cityName() }),
    alternates: await alternatesFor(locale, route("/pilar")),
  };
}

export default async function PillarsPage({ params }: PageProps) {
  const locale = await pageLocale(params);
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
        lead={
          <ExplainedText terms={await listPublishedTerms(locale)}>
            {t("lead", { city: await cityName() })}
          </ExplainedText>
        }
      />
      <h2 className="sr-only">{t("title")}</h2>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {pillars.map((overview) => (
          <PillarCard key={overview.pillar.code} {...overview} withFocus />
        ))}
      </ul>
      <AskAboutPage page="pilar" />
    </>
  );
}
