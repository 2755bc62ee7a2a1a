import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { WordsExplained } from "@/components/city/glossary/words-explained";
import { IndicatorTable } from "@/components/city/indicators/indicator-table";
import { PlannedLine } from "@/components/city/programme-parts/planned-line";
import { ProgrammeCards } from "@/components/city/programmes/programme-cards";
import { cardMetadata } from "@/components/site/pictures/card-metadata";
import { ShareSummary } from "@/components/site/pictures/share-summary";
import { PillarAchievement } from "@/components/site/pillars/pillar-card";
import { PillarScoreTable } from "@/components/site/pillars/pillar-score-table";
import { HearOfChanges } from "@/components/site/subscriptions/hear-of-changes";
import { Missing } from "@/components/ui/missing";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarIcon } from "@/components/ui/pillar-badge";
import { AskedHere } from "@/components/voices/public-questions/asked-here";
import { findTerms } from "@/lib/city/glossary/published";
import { listPillarAchievements, listPublishedIndicators } from "@/lib/city/indicators/published";
import { getPublishedPillar } from "@/lib/city/pillars/published";
import { listPlannedAndRunning } from "@/lib/city/programme-parts/published";
import { listPublishedProgrammes } from "@/lib/city/programmes/published";
import { listPublishedInstruments } from "@/lib/evaluation/instruments/published";
import { listIndexRounds, listPillarScores } from "@/lib/evaluation/rounds/published";
import { asSentence } from "@/lib/platform/format/sentence";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { readPictureFacts } from "@/lib/site/pictures/published";
import { listPublishedQuestions } from "@/lib/voices/public-questions/published";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const [t, pillar] = await Promise.all([getTranslations("Pillars"), getPublishedPillar(slug)]);
  if (!pillar) notFound();
  const description = t("description", { pillar: pillar.name, city: await cityName() });
  return {
    ...(await cardMetadata(locale, { kind: "pillars", key: slug, title: pillar.name, description })),
    title: pillar.name,
    description,
    alternates: await alternatesFor(locale, route("/pilar/[slug]", { slug })),
  };
}

/** Sub-dimensions as the newest round's instrument cuts them. */
async function subDimensionsOf(code: string) {
  const [rounds, instruments] = await Promise.all([listIndexRounds(), listPublishedInstruments()]);
  const current = rounds.find(({ instrument }) => instrument !== null)?.instrument;
  const parts = instruments.find((instrument) => instrument.code === current?.code)?.pillars;
  return { instrument: current ?? null, parts: parts?.find((part) => part.code === code)?.subDimensions ?? [] };
}

export default async function PillarPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const pillar = await getPublishedPillar(slug);
  if (!pillar) notFound();
  const [t, words, scores, achievements, programmes, indicators, cut, planned] = await Promise.all([
    getTranslations("Pillars"),
    getTranslations("Public"),
    listPillarScores(),
    listPillarAchievements(),
    listPublishedProgrammes({ pillarCode: pillar.code, pageSize: 1000 }),
    listPublishedIndicators({ pillarCode: pillar.code, pageSize: 1000 }),
    subDimensionsOf(pillar.code),
    listPlannedAndRunning(),
  ]);
  const own = scores.find((entry) => entry.pillar.code === pillar.code)?.scores ?? [];
  const quickWins = programmes.items.filter(({ quickWin }) => quickWin);
  const others = programmes.items.filter(({ quickWin }) => !quickWin);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/pilar"), label: t("title") },
        ]}
        eyebrow={<PillarIcon code={pillar.code} className="size-8" />}
        title={pillar.name}
        lead={asSentence(pillar.focus[locale])}
      />
      <WordsExplained terms={await findTerms(["Pilar", "Quick Win", "Capaian"], locale)} />
      <PageSection id="skor" title={t("scores")} lead={t("scoresLead", own[0]?.scale ?? { min: "0", max: "4" })}>
        <PillarScoreTable scores={own} />
        <div className="mt-6 max-w-md">
          <PillarAchievement
            achievement={achievements.find((entry) => entry.pillar.code === pillar.code)}
            pillar={pillar.code}
          />
          <p className="mt-1 text-sm text-muted">{t("achievementLead")}</p>
        </div>
      </PageSection>
      <PageSection id="quick-win" title={t("quickWin")}>
        <PlannedLine counted={planned.find((one) => one.pillar === pillar.code)} />
        {quickWins.length > 0 ? <ProgrammeCards programmes={quickWins} /> : <Missing />}
      </PageSection>
      {others.length > 0 ? (
        <PageSection id="program" title={t("programmes")}>
          <ProgrammeCards programmes={others} />
        </PageSection>
      ) : null}
      <PageSection
        id="indikator"
        title={t("indicators")}
        lead={t("indicatorsLead", {
          count: indicators.total,
          missing: indicators.items.filter(({ latest }) => latest === null).length,
        })}
      >
        <IndicatorTable caption={t("indicators")} captionHidden indicators={indicators.items} />
      </PageSection>
      {cut.instrument && cut.parts.length > 0 ? (
        <PageSection
          id="subdimensi"
          title={t("subDimensions")}
          lead={t("subDimensionsLead", { instrument: cut.instrument.name[locale] })}
        >
          <ul className="flex flex-wrap gap-2">
            {cut.parts.map(({ code, name }) => (
              <li key={code} className="rounded-full border border-hairline bg-raised px-4 py-1.5">
                {name[locale]}
              </li>
            ))}
          </ul>
        </PageSection>
      ) : null}
      <ShareSummary facts={await readPictureFacts("pillars", slug)} path={route("/pilar/[slug]", { slug })} />
      <AskedHere
        {...(await listPublishedQuestions({ about: [{ pilar: slug }], pageSize: 5 }))}
        about={{ pilar: slug }}
      />
      <HearOfChanges topik={`pilar:${slug}`} />
    </>
  );
}
