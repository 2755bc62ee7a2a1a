import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExplainedText } from "@/components/city/glossary/explained";
import { ComparisonLink } from "@/components/evaluation/rounds/comparison-link";
import { IndexHistory } from "@/components/evaluation/rounds/index-history";
import { RoundTable } from "@/components/evaluation/rounds/round-table";
import { yearsInWords } from "@/components/evaluation/rounds/year-span";
import { Card } from "@/components/ui/card";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { listPublishedTerms } from "@/lib/city/glossary/published";
import {
  getIndexEnding,
  getIndexHistory,
  listIndexRounds,
  listNeighbouringRounds,
  listOtherEvaluations,
} from "@/lib/evaluation/rounds/published";
import { isOfIndex } from "@/lib/evaluation/rounds/slug";
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
  const t = await getTranslations("Rounds");
  return {
    title: t("title"),
    description: t("description", { city: await cityName() }),
    alternates: await alternatesFor(locale, route("/evaluasi")),
  };
}

export default async function RoundsPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const [t, words, rounds, history, neighbours, ends, others] = await Promise.all([
    getTranslations("Rounds"),
    getTranslations("Public"),
    listIndexRounds(),
    getIndexHistory(),
    listNeighbouringRounds(),
    getIndexEnding(),
    listOtherEvaluations(),
  ]);
  const known = rounds.find(({ instrument }) => instrument !== null)?.instrument;
  const unknown = rounds.filter(({ instrument }) => instrument === null).map(({ year }) => year);
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
      <Card>
        <IndexHistory
          history={history}
          scale={{ min: known?.scaleMin ?? "0", max: known?.scaleMax ?? "4" }}
          unknownYears={yearsInWords(unknown)}
          ends={ends}
        />
      </Card>
      <h2 className="sr-only">{t("caption")}</h2>
      <div className="mt-10">
        <RoundTable rounds={rounds} />
      </div>
      <ComparisonLink pair={neighbours.findLast(([one]) => isOfIndex(one))} />
      {others.map(({ framework, name, scale, ends: ended, history: own, rounds: theirs }) => (
        <PageSection key={framework} id={framework} title={name[locale]} lead={t("otherLead")}>
          <Card>
            <IndexHistory history={own} scale={scale} unknownYears="" ends={ended} name={name[locale]} />
          </Card>
          <div className="mt-6">
            <RoundTable rounds={theirs} />
          </div>
        </PageSection>
      ))}
      <AskAboutPage page="evaluasi" />
    </>
  );
}
