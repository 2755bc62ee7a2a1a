import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RoundPicker } from "@/components/evaluation/rounds/round-picker";
import { ComparedRecommendations, ComparedScores } from "@/components/site/comparisons/comparison-parts";
import { PageHeader } from "@/components/ui/page-header";
import { listPublishedRounds, type RoundRef } from "@/lib/evaluation/rounds/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { comparePublishedRounds } from "@/lib/site/publication/published";

type PageProps = { params: Promise<{ locale: string; a: string; b: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

async function titleOf({ earlier, later }: { earlier: RoundRef; later: RoundRef }): Promise<string> {
  const [t, words] = await Promise.all([getTranslations("Comparison"), getTranslations("Public")]);
  const name = ({ year, stage }: RoundRef) =>
    stage === null ? words("roundName", { year: `${year}` }) : words("roundNameStage", { year: `${year}`, stage });
  return t("title", { earlier: name(earlier), later: name(later) });
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { a, b } = await params;
  const [t, compared] = await Promise.all([getTranslations("Comparison"), comparePublishedRounds(a, b)]);
  if (!compared) notFound();
  const title = await titleOf(compared);
  return {
    title,
    description: t("description", { title, city: await cityName() }),
    // Both orders show the same; the earlier first is the address that counts.
    alternates: await alternatesFor(
      locale,
      route("/evaluasi/banding/[a]/[b]", { a: compared.earlier.slug, b: compared.later.slug }),
    ),
  };
}

export default async function ComparisonPage({ params }: PageProps) {
  await pageLocale(params);
  const { a, b } = await params;
  const compared = await comparePublishedRounds(a, b);
  if (!compared) notFound();
  const [t, words, evaluations, rounds] = await Promise.all([
    getTranslations("Comparison"),
    getTranslations("Public"),
    getTranslations("Rounds"),
    listPublishedRounds(),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/evaluasi"), label: evaluations("title") },
        ]}
        title={await titleOf(compared)}
        lead={t("lead")}
      />
      <RoundPicker
        rounds={rounds.toReversed()}
        one={compared.earlier.slug}
        other={compared.later.slug}
        hrefFor={(one, other) => route("/evaluasi/banding/[a]/[b]", { a: one, b: other })}
      />
      <ComparedScores compared={compared} />
      <ComparedRecommendations compared={compared} />
    </>
  );
}
