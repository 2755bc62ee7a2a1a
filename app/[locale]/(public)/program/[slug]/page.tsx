import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { IndicatorTable } from "@/components/city/indicators/indicator-table";
import { PublicPartSections } from "@/components/city/programme-parts/public-sections";
import { ProgrammeFacts } from "@/components/city/programmes/programme-facts";
import { ProgressReports } from "@/components/city/programmes/progress-reports";
import { cardMetadata } from "@/components/site/pictures/card-metadata";
import { ShareSummary } from "@/components/site/pictures/share-summary";
import { TakeAlong } from "@/components/site/pictures/take-along";
import { HearOfChanges } from "@/components/site/subscriptions/hear-of-changes";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import { AskedHere } from "@/components/voices/public-questions/asked-here";
import { TestimonyList } from "@/components/voices/testimonies/testimony-list";
import { listPublishedIndicators } from "@/lib/city/indicators/published";
import { aboutProgramme } from "@/lib/city/programmes/about";
import { getPublishedProgramme } from "@/lib/city/programmes/published";
import { asSentence } from "@/lib/platform/format/sentence";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { readPictureFacts } from "@/lib/site/pictures/published";
import { listPublishedQuestions } from "@/lib/voices/public-questions/published";
import { listPublishedTestimonies } from "@/lib/voices/testimonies/published";

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
  const description = aboutProgramme(programme, locale);
  return {
    ...(await cardMetadata(locale, { kind: "programmes", key: slug, title: programme.name, description })),
    title: programme.name,
    description,
    alternates: await alternatesFor(locale, route("/program/[slug]", { slug })),
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
    listPublishedQuestions({ about: [{ program: slug }], pageSize: 5 }),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/program"), label: t("title") },
        ]}
        eyebrow={
          <>
            {programme.pillar ? <PillarBadge code={programme.pillar.code} name={programme.pillar.name} /> : null}
            {programme.quickWin ? <StatusBadge tone="info">{t("quickWin")}</StatusBadge> : null}
          </>
        }
        title={programme.name}
        lead={asSentence(programme.description[locale])}
      />
      <ProgrammeFacts programme={programme} />
      <PublicPartSections
        programme={programme}
        afterMoney={
          <TakeAlong
            kind="money"
            thing={slug}
            title={t("moneyOf", { name: programme.name })}
            embed={route("/embed/dana/[slug]", { slug })}
          />
        }
      />
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
      <AskedHere {...questions} about={{ program: slug }} />
      <ShareSummary facts={await readPictureFacts("programmes", slug)} path={route("/program/[slug]", { slug })} />
      <HearOfChanges topik={`program:${slug}`} />
    </>
  );
}
