import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { IndexHistory } from "@/components/evaluation/rounds/index-history";
import { yearsInWords } from "@/components/evaluation/rounds/year-span";
import { EmbedFrame } from "@/components/site/pictures/embed-frame";
import { Card } from "@/components/ui/card";
import { getIndexEnding, getIndexHistory, listIndexRounds } from "@/lib/evaluation/rounds/published";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await pageLocale(params);
  const t = await getTranslations("Pictures");
  return { title: t("indexTitle") };
}

export default async function EmbeddedIndex({ params }: PageProps) {
  const locale = await pageLocale(params);
  const [t, history, ends, rounds] = await Promise.all([
    getTranslations("Pictures"),
    getIndexHistory(),
    getIndexEnding(),
    listIndexRounds(),
  ]);
  const round = rounds.find(({ final }) => final !== null);
  if (!round) notFound();
  const scale = { min: round.instrument?.scaleMin ?? "0", max: round.instrument?.scaleMax ?? "4" };
  const unknown = yearsInWords(rounds.filter(({ instrument }) => !instrument).map(({ year }) => year));
  return (
    <EmbedFrame locale={locale} title={t("indexTitle")} source={round.final?.source ?? round.source} page="/">
      <Card>
        <IndexHistory history={history} scale={scale} unknownYears={unknown} ends={ends} />
      </Card>
    </EmbedFrame>
  );
}
