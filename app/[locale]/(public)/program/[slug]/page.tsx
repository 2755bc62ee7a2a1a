import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { IndicatorTable } from "@/components/indicators/indicator-table";
import { PageHeader, PageSection } from "@/components/layout/page-header";
import { ProgrammeFacts } from "@/components/programmes/programme-facts";
import { ProgressReports } from "@/components/programmes/progress-reports";
import { AskedHere } from "@/components/public-questions/asked-here";
import { TestimonyList } from "@/components/testimonies/testimony-list";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import { alternatesFor } from "@/lib/i18n/alternates";
import { pageLocale } from "@/lib/i18n/page-locale";
import { listPublishedIndicators } from "@/lib/indicators/published";
import { getPublishedProgramme } from "@/lib/programmes/published";
import { listPublishedQuestions } from "@/lib/public-questions/published";
import { listPublishedTestimonies } from "@/lib/testimonies/published";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const programme = await getPublishedProgramme(slug);
  if (!programme) notFound();
  return {
    title: programme.name,
    description: `${programme.description[locale]}.`,
    alternates: alternatesFor(locale, `/program/${slug}`),
  };
}

export default async function ProgrammePage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const programme = await getPublishedProgramme(slug);
  if (!programme) notFound();
  const [t, words, { items }, testimonies, questions] = await Promise.all([
    getTranslations("PublicProgrammes"),
    getTranslations("Public"),
    listPublishedIndicators({ programmeSlug: slug, pageSize: 1000 }),
    listPublishedTestimonies({ programmeSlug: slug, pageSize: 100 }),
    listPublishedQuestions({ programmeSlug: slug, pageSize: 5 }),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: "/program", label: t("title") },
        ]}
        eyebrow={
          <>
            {programme.pillar ? <PillarBadge code={programme.pillar.code} name={programme.pillar.name} /> : null}
            {programme.quickWin ? <StatusBadge tone="info">{t("quickWin")}</StatusBadge> : null}
          </>
        }
        title={programme.name}
        lead={`${programme.description[locale]}.`}
      />
      <ProgrammeFacts programme={programme} />
      <PageSection id="laporan" title={t("reports")} lead={t("reportsLead")}>
        <ProgressReports programme={programme} />
      </PageSection>
      <PageSection id="indikator" title={t("indicators")}>
        {items.length > 0 ? (
          <IndicatorTable caption={t("indicators")} captionHidden indicators={items} />
        ) : (
          <p className="text-muted">{t("noIndicators")}</p>
        )}
      </PageSection>
      {programme.quickWin ? (
        <PageSection id="cerita" title={t("testimonies")}>
          <TestimonyList items={testimonies.items} />
        </PageSection>
      ) : null}
      <AskedHere {...questions} query={`program=${slug}`} />
    </>
  );
}
