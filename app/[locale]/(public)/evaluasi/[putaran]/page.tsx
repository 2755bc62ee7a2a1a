import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader, PageSection } from "@/components/layout/page-header";
import { RecommendationItems } from "@/components/recommendations/recommendation-items";
import { ComparisonLink } from "@/components/rounds/comparison-link";
import { ComputedFinal } from "@/components/rounds/computed-final";
import { RoundPillars, RoundSections, SupersededScores } from "@/components/rounds/round-scores";
import { RoundSummary } from "@/components/rounds/round-summary";
import { Notice } from "@/components/ui/notice";
import { cityName } from "@/lib/config/city";
import { formatDate } from "@/lib/format/date";
import { alternatesFor } from "@/lib/i18n/alternates";
import { Link } from "@/lib/i18n/navigation";
import { pageLocale } from "@/lib/i18n/page-locale";
import { listPublishedRecommendations } from "@/lib/recommendations/published";
import { getPublishedRound, listNeighbouringRounds, listPublishedRounds, type RoundRef } from "@/lib/rounds/published";

type PageProps = { params: Promise<{ locale: string; putaran: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

async function nameOf({ year, stage }: RoundRef): Promise<string> {
  const t = await getTranslations("Public");
  return stage === null ? t("roundName", { year: `${year}` }) : t("roundNameStage", { year: `${year}`, stage });
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { putaran } = await params;
  const [t, round] = await Promise.all([getTranslations("Rounds"), getPublishedRound(putaran)]);
  if (!round) notFound();
  const name = await nameOf(round);
  return {
    title: t("titleOne", { round: name }),
    description: t("descriptionOne", { city: cityName(), round: name }),
    alternates: alternatesFor(locale, `/evaluasi/${putaran}`),
  };
}

export default async function RoundPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { putaran } = await params;
  const round = await getPublishedRound(putaran);
  if (!round) notFound();
  const [t, words, rounds, recommendations, neighbours] = await Promise.all([
    getTranslations("Rounds"),
    getTranslations("Public"),
    listPublishedRounds(),
    listPublishedRecommendations({ roundSlug: putaran, pageSize: 1000 }),
    listNeighbouringRounds(),
  ]);
  const newest = rounds.find(({ final }) => final !== null);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: "/evaluasi", label: t("title") },
        ]}
        title={t("titleOne", { round: await nameOf(round) })}
        lead={round.note[locale] ? `${round.note[locale]}.` : undefined}
      />
      {round.final ? (
        <Notice
          title={round.letter.date ? t("frozen", { date: formatDate(round.letter.date, locale) }) : t("frozenUnknown")}
        >
          {t("frozenBody")}{" "}
          {newest && newest.slug !== putaran ? (
            <Link href={`/evaluasi/${newest.slug}`} prefetch={false} className="text-link">
              {t("later", { round: await nameOf(newest) })}
            </Link>
          ) : null}
        </Notice>
      ) : null}
      <RoundSummary round={round} />
      <ComparisonLink pair={neighbours.find(([, later]) => later.slug === putaran)} />
      {round.instrument ? (
        <>
          <PageSection id="bagian" title={t("sections")} lead={t("sectionsLead")}>
            <RoundSections round={round} />
          </PageSection>
          <PageSection id="hitungan" title={t("computed")}>
            <ComputedFinal round={round} />
          </PageSection>
          <PageSection id="pilar" title={t("pillars")} lead={t("pillarsLead")}>
            <RoundPillars round={round} />
          </PageSection>
        </>
      ) : (
        <div className="mt-10">
          <Notice tone="warning" title={t("instrumentUnknown")}>
            {t("instrumentUnknownBody")}
          </Notice>
        </div>
      )}
      <PageSection id="rekomendasi" title={t("recommendations")}>
        {recommendations.total > 0 ? (
          <RecommendationItems items={recommendations.items} />
        ) : (
          <p className="text-muted">{t("noRecommendations")}</p>
        )}
      </PageSection>
      <SupersededScores round={round} />
    </>
  );
}
