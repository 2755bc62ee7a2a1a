import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SharedSources } from "@/components/city/fact-sources/shared-sources";
import { WordsExplained } from "@/components/city/glossary/words-explained";
import { ComparisonLink } from "@/components/evaluation/rounds/comparison-link";
import { ComputedFinal } from "@/components/evaluation/rounds/computed-final";
import { RoundPillars, RoundSections, SupersededScores } from "@/components/evaluation/rounds/round-scores";
import { RoundSummary } from "@/components/evaluation/rounds/round-summary";
import { TraceCheck } from "@/components/evaluation/rounds/trace-check";
import { RecommendationItems } from "@/components/follow-up/recommendations/recommendation-items";
import { FrozenDocument } from "@/components/results/freezes/frozen-document";
import { FactCorrections } from "@/components/site/fact-sources/fact-corrections";
import { cardMetadata } from "@/components/site/pictures/card-metadata";
import { ShareSummary } from "@/components/site/pictures/share-summary";
import { TakePicture } from "@/components/site/pictures/take-along";
import { Disclosure } from "@/components/ui/disclosure";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { AskedHere } from "@/components/voices/public-questions/asked-here";
import { listFactCorrections } from "@/lib/city/fact-sources/published";
import { findTerms } from "@/lib/city/glossary/published";
import { getPublishedRound, type RoundRef } from "@/lib/evaluation/rounds/published";
import { listPublishedRecommendations } from "@/lib/follow-up/recommendations/published";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName, getCity } from "@/lib/platform/settings/published";
import { findFrozenRound } from "@/lib/results/freezes/published";
import { readPictureFacts } from "@/lib/site/pictures/published";
import { listPublishedQuestions } from "@/lib/voices/public-questions/published";

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
  const [title, description] = [
    t("titleOne", { round: name }),
    t("descriptionOne", { city: await cityName(), round: name }),
  ];
  return {
    ...(await cardMetadata(locale, { kind: "rounds", key: putaran, title, description })),
    title,
    description,
    alternates: await alternatesFor(locale, route("/evaluasi/[putaran]", { putaran })),
  };
}

export default async function RoundPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { putaran } = await params;
  const frozen = await findFrozenRound(putaran);
  // A frozen round is shown from its document alone, whatever has become of the rows that it came from.
  const round = frozen ? frozen.document.round : await getPublishedRound(putaran);
  if (!round) notFound();
  const recommendations = frozen
    ? frozen.document.recommendations
    : (await listPublishedRecommendations({ roundSlug: putaran, pageSize: 1000 })).items;
  const rebuilt = frozen?.document.reconstruction;
  const [t, words, facts, board, corrections] = await Promise.all([
    getTranslations("Rounds"),
    getTranslations("Public"),
    getTranslations("FactSources"),
    getTranslations("Recommendations"),
    listFactCorrections({ entities: ["round"], key: putaran }),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/evaluasi"), label: t("title") },
        ]}
        title={t("titleOne", { round: await nameOf(round) })}
      />
      <WordsExplained terms={await findTerms(["Putaran evaluasi", "Asesor"], locale)} />
      {rebuilt ? (
        <Notice title={t("rebuilt", { date: formatDate(rebuilt.assembledOn, locale) })}>
          {t("rebuiltBody")}{" "}
          {recommendations.length > 0 ? (
            <Link href={route("/rekomendasi/[putaran]", { putaran })} className="text-link">
              {t("sinceThen")}
            </Link>
          ) : null}
        </Notice>
      ) : null}
      {frozen && !rebuilt ? (
        <Notice
          title={t("frozen", {
            date: formatDate(round.letter.date ?? dayIn(frozen.zone, new Date(frozen.frozenAt)), locale),
          })}
        >
          {t("frozenBody")}{" "}
          <Link href={route("/rekomendasi")} className="text-link">
            {t("sinceThen")}
          </Link>
        </Notice>
      ) : null}
      {/* A round that was answered here names its instrument itself; of older ones the sources do not. */}
      <RoundSummary round={round} />
      {round.change.kind === "missing" ? null : <ComparisonLink pair={[round.change.from, round]} />}
      {round.instrument ? (
        <>
          <PageSection id="bagian" title={t("sections")} lead={t("sectionsLead")}>
            <Fold onlyOnPhone summary={t("sections")}>
              <RoundSections round={round} />
            </Fold>
          </PageSection>
          <PageSection id="hitungan" title={t("computed")}>
            <ComputedFinal round={round} decimals={(await getCity()).scoreDecimals} />
          </PageSection>
          <PageSection id="pilar" title={t("pillars")} lead={t("pillarsLead")}>
            <RoundPillars round={round} after={<TakePicture kind="rounds" thing={round.slug} />} />
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
        {recommendations.length > 0 ? (
          <Fold onlyOnPhone summary={board("found", { count: recommendations.length })}>
            <RecommendationItems items={recommendations} isReconstruction={Boolean(rebuilt)} />
            <SharedSources
              rows={recommendations.map(({ order, source }) => ({ name: board("numbered", { order }), source }))}
            />
          </Fold>
        ) : (
          <p className="text-muted">{t("noRecommendations")}</p>
        )}
      </PageSection>
      <SupersededScores round={round} />
      {corrections.length > 0 ? (
        <PageSection id="koreksi-fakta" title={facts("corrections")}>
          <FactCorrections corrections={corrections} />
        </PageSection>
      ) : null}
      {frozen ? (
        <FrozenDocument slug={putaran} frozen={frozen}>
          <TraceCheck round={round} />
        </FrozenDocument>
      ) : round.computed?.status === "complete" ? (
        <PageSection id="pemeriksa" title={t("auditors")}>
          <Disclosure summary={t("auditorsOpen")}>
            <TraceCheck round={round} />
          </Disclosure>
        </PageSection>
      ) : null}
      <ShareSummary
        facts={await readPictureFacts("rounds", putaran)}
        path={route("/evaluasi/[putaran]", { putaran })}
      />
      <AskedHere {...(await listPublishedQuestions({ about: [{ putaran }], pageSize: 5 }))} about={{ putaran }} />
    </>
  );
}
