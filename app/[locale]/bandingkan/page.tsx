import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ComparisonChart } from "@/components/site/comparison/comparison-chart";
import { ComparisonForm } from "@/components/site/comparison/comparison-form";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { comparePublished, listComparable } from "@/lib/site/comparison/published";
import { comparisonSchema } from "@/lib/site/comparison/schemas";

export const dynamic = "force-dynamic";

type Given = string | string[] | undefined;
type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ seri?: Given; dari?: Given; sampai?: Given }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "SeriesComparison" });
  return {
    title: t("title"),
    description: t("lead"),
    alternates: await alternatesFor(locale, route("/bandingkan")),
    // There are thousands of pairs, of which none is a page of its own for a search engine.
    robots: { index: false },
  };
}

/** Indicators and the city's index on one drawing, chosen by the address. */
export default async function ComparisonPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const asked = comparisonSchema.parse(await searchParams);
  const [t, words, choices] = await Promise.all([
    getTranslations("SeriesComparison"),
    getTranslations("Public"),
    listComparable(),
  ]);
  const comparison = asked.seri.length > 0 ? await comparePublished(asked) : null;
  return (
    <>
      <PageHeader breadcrumbs={[{ href: "/", label: words("home") }]} title={t("title")} lead={t("lead")} />
      <ComparisonForm asked={asked} choices={choices} />
      {comparison ? (
        <PageSection id="hasil" title={t("result")}>
          <ComparisonChart {...comparison} />
        </PageSection>
      ) : (
        // The form is not for paper.
        <p className="hidden text-muted print:block">{t("nothingChosen")}</p>
      )}
      <AskAboutPage page="bandingkan" />
    </>
  );
}
