import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { ComparisonLink } from "@/components/rounds/comparison-link";
import { IndexHistory } from "@/components/rounds/index-history";
import { RoundTable } from "@/components/rounds/round-table";
import { yearsInWords } from "@/components/rounds/year-span";
import { Card } from "@/components/ui/card";
import { cityName } from "@/lib/config/city";
import { alternatesFor } from "@/lib/i18n/alternates";
import { pageLocale } from "@/lib/i18n/page-locale";
import { getIndexHistory, listNeighbouringRounds, listPublishedRounds } from "@/lib/rounds/published";

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
    description: t("description", { city: cityName() }),
    alternates: alternatesFor(locale, "/evaluasi"),
  };
}

export default async function RoundsPage({ params }: PageProps) {
  await pageLocale(params);
  const [t, words, rounds, history, neighbours] = await Promise.all([
    getTranslations("Rounds"),
    getTranslations("Public"),
    listPublishedRounds(),
    getIndexHistory(),
    listNeighbouringRounds(),
  ]);
  const known = rounds.find(({ instrument }) => instrument !== null)?.instrument;
  const unknown = rounds.filter(({ instrument }) => instrument === null).map(({ year }) => year);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: "/", label: words("home") }]}
        title={t("title")}
        lead={t("lead", { city: cityName() })}
      />
      <Card>
        <IndexHistory
          history={history}
          scale={{ min: known?.scaleMin ?? "0", max: known?.scaleMax ?? "4" }}
          unknownYears={yearsInWords(unknown)}
        />
      </Card>
      <h2 className="sr-only">{t("caption")}</h2>
      <div className="mt-10">
        <RoundTable rounds={rounds} />
      </div>
      <ComparisonLink pair={neighbours.at(-1)} />
    </>
  );
}
