import { Decimal } from "decimal.js";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExplainedText } from "@/components/city/glossary/explained";
import { IndexSummary } from "@/components/evaluation/rounds/index-summary";
import { roundNames } from "@/components/evaluation/rounds/round-words";
import { RecommendationBar } from "@/components/follow-up/recommendations/recommendation-status";
import { cardMetadata } from "@/components/site/pictures/card-metadata";
import { ShareSummary } from "@/components/site/pictures/share-summary";
import { TakeAlong } from "@/components/site/pictures/take-along";
import { PillarOverview } from "@/components/site/pillars/pillar-overview";
import { WhatMoved } from "@/components/site/publication/what-moved";
import { Card } from "@/components/ui/card";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { listPublishedTerms } from "@/lib/city/glossary/published";
import type { IndicatorStatus } from "@/lib/city/indicators/achievement";
import { listPublishedIndicators } from "@/lib/city/indicators/published";
import {
  getIndexEnding,
  getIndexHistory,
  getPillarSets,
  type IndexPoint,
  listIndexRounds,
} from "@/lib/evaluation/rounds/published";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { countPublishedRecommendations, type RecommendationCounts } from "@/lib/follow-up/recommendations/published";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import type { Locale } from "@/lib/platform/i18n/routing";
import { route } from "@/lib/platform/pages/routes";
import { cityName, cityZone } from "@/lib/platform/settings/published";
import { readPictureFacts } from "@/lib/site/pictures/published";
import { lastPublishedAt, listPillarOverview, whatMoved } from "@/lib/site/publication/published";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "Common" });
  const city = await cityName();
  const [title, description] = [`${t("appName")} ${city}`, t("siteDescription", { city })];
  return {
    ...(await cardMetadata(locale, { kind: "city", key: "index", title, description })),
    title: { absolute: title },
    description,
    alternates: await alternatesFor(locale, "/"),
  };
}

/** The finding itself: a fall is told as plainly as a rise. */
async function headline(locale: Locale, latest: IndexPoint | undefined) {
  const t = await getTranslations({ locale, namespace: "Home.headline" });
  const city = await cityName();
  if (!latest?.final) return t("none", { city });
  const about = { city, value: formatScore(latest.final, locale), year: `${latest.year}` };
  const { change } = latest;
  if (change.kind !== "change" || change.direction === "same") return t("plain", about);
  return t(change.direction, { ...about, amount: formatScore(new Decimal(change.difference).abs(), locale) });
}

const indexTitle = async () => (await getTranslations("Pictures"))("indexTitle");

export default async function HomePage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const zone = await cityZone();
  const [t, words, history, ends, rounds, pillars, sets, moved, counts, published] = await Promise.all([
    getTranslations("Home"),
    getTranslations("Public"),
    getIndexHistory(),
    getIndexEnding(),
    listIndexRounds(),
    listPillarOverview(),
    getPillarSets(),
    whatMoved(),
    countPublishedRecommendations(),
    lastPublishedAt(),
  ]);
  const latest = history.findLast(({ final }) => final !== null);
  const round = rounds.find(({ slug }) => slug === latest?.round?.slug);
  const scale = { min: round?.instrument?.scaleMin ?? "0", max: round?.instrument?.scaleMax ?? "4" };
  const recommended = counts[0];
  return (
    <>
      <PageHeader
        eyebrow={
          <p className="text-sm text-muted">
            {published
              ? words("lastPublished", { date: formatDate(dayIn(zone, new Date(published)), locale) })
              : words("shippedOnly")}
          </p>
        }
        title={await headline(locale, latest)}
        lead={
          <ExplainedText terms={await listPublishedTerms(locale)}>
            {latest ? t("lead", { ...scale, pillars: pillars.length }) : t("leadEmpty")}
          </ExplainedText>
        }
        actions={
          <Link href={route("/kelurahan")} className="text-link inline-flex min-h-11 items-center md:min-h-8">
            {words("myKelurahan")}
          </Link>
        }
      />
      {latest ? (
        <IndexSummary
          history={history}
          rounds={rounds}
          scale={scale}
          ends={ends}
          after={<TakeAlong kind="city" thing="index" title={await indexTitle()} embed={route("/embed/indeks")} />}
        />
      ) : null}
      <PageSection id="pilar" title={t("pillars")} lead={t("pillarsLead")}>
        <PillarOverview pillars={pillars} sets={sets} latestRound={round} />
      </PageSection>
      <PageSection id="bergerak" title={t("moved")} lead={t("movedLead")}>
        <WhatMoved moved={moved} />
        <p className="mt-6">
          <Link href={route("/perubahan")} className="text-link inline-flex min-h-11 items-center md:min-h-6">
            {t("changesLink")}
          </Link>
        </p>
      </PageSection>
      {recommended ? <Recommended counts={recommended} /> : null}
      <HomeSummary recommended={recommended} />
      <AskAboutPage page="beranda" />
    </>
  );
}

/** "34 dari 47 indikator mencapai target": of those that can be rated, with how many have no data yet. */
async function HomeSummary({ recommended }: { recommended: RecommendationCounts | undefined }) {
  const [t, words, { items }] = await Promise.all([
    getTranslations("Pictures"),
    getTranslations("Public"),
    listPublishedIndicators({ pageSize: 1000 }),
  ]);
  const count = (...statuses: IndicatorStatus[]) => items.filter(({ status }) => statuses.includes(status)).length;
  const more = [
    t("met", { met: count("MET"), rated: count("MET", "NEAR", "NOT_MET"), missing: count("NO_DATA") }),
    ...(recommended
      ? [
          t("done", {
            done: recommended.byStatus.DONE,
            total: recommended.total,
            round: roundNames(words)(recommended.round),
          }),
        ]
      : []),
  ];
  return <ShareSummary facts={await readPictureFacts("city", "index")} path="/" more={more} />;
}

async function Recommended({ counts }: { counts: RecommendationCounts }) {
  const t = await getTranslations("Home");
  const { year, stage } = counts.round;
  const words = await getTranslations("Public");
  const name =
    stage === null ? words("roundName", { year: `${year}` }) : words("roundNameStage", { year: `${year}`, stage });
  return (
    <PageSection
      id="rekomendasi"
      title={t("recommendations", { round: name })}
      lead={t("recommendationsLead", { count: counts.total })}
      actions={
        <Link href={route("/rekomendasi")} className="text-link inline-flex min-h-11 items-center md:min-h-8">
          {t("recommendationsLink")}
        </Link>
      }
    >
      <Card>
        <RecommendationBar counts={counts} />
      </Card>
    </PageSection>
  );
}
