import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader, PageSection } from "@/components/layout/page-header";
import { ProgrammeCards } from "@/components/programmes/programme-cards";
import { cityName } from "@/lib/config/city";
import { alternatesFor } from "@/lib/i18n/alternates";
import { pageLocale } from "@/lib/i18n/page-locale";
import { listPublishedProgrammes } from "@/lib/programmes/published";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("PublicProgrammes");
  return {
    title: t("title"),
    description: t("description", { city: cityName() }),
    alternates: alternatesFor(locale, "/program"),
  };
}

export default async function ProgrammesPage({ params }: PageProps) {
  await pageLocale(params);
  const [t, words, { items }] = await Promise.all([
    getTranslations("PublicProgrammes"),
    getTranslations("Public"),
    listPublishedProgrammes({ pageSize: 1000 }),
  ]);
  const inPillarOrder = [...items].sort((a, b) => (a.pillar?.order ?? 0) - (b.pillar?.order ?? 0));
  const quickWins = inPillarOrder.filter(({ quickWin }) => quickWin);
  const others = inPillarOrder.filter(({ quickWin }) => !quickWin);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: "/", label: words("home") }]}
        title={t("title")}
        lead={t("lead", { count: items.length, quickWins: quickWins.length })}
      />
      <PageSection id="quick-win" title={t("quickWins")}>
        <ProgrammeCards programmes={quickWins} />
      </PageSection>
      {others.length > 0 ? (
        <PageSection id="lain" title={t("others")}>
          <ProgrammeCards programmes={others} />
        </PageSection>
      ) : null}
    </>
  );
}
