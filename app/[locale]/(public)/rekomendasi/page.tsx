import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExplainedText } from "@/components/city/glossary/explained";
import { WordsExplained } from "@/components/city/glossary/words-explained";
import { RecommendationBoard } from "@/components/follow-up/recommendations/recommendation-board";
import { DownloadLinks } from "@/components/ui/download-links";
import { PageHeader } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { findTerms, listPublishedTerms } from "@/lib/city/glossary/published";
import { getPublicBoard } from "@/lib/follow-up/recommendation-boards/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

const FEED = route("/api/v1/recommendations/changes");

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("Recommendations");
  return {
    title: t("title"),
    description: t("description", { city: await cityName() }),
    alternates: { ...(await alternatesFor(locale, route("/rekomendasi"))), types: { "application/atom+xml": FEED } },
  };
}

export default async function RecommendationsPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const [t, words] = await Promise.all([getTranslations("Recommendations"), getTranslations("Public")]);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: "/", label: words("home") }]}
        title={t("title")}
        lead={<ExplainedText terms={await listPublishedTerms(locale)}>{t("lead")}</ExplainedText>}
      />
      <WordsExplained terms={await findTerms(["Rekomendasi", "Tindak lanjut", "Asesor"], locale)} />
      <RecommendationBoard board={await getPublicBoard({})} path={route("/rekomendasi")} />
      <div className="mt-10 flex flex-wrap items-baseline gap-x-5 gap-y-1 text-sm" data-print="no">
        <span>{t("take")}</span>
        <DownloadLinks href={route("/api/v1/recommendations")} withJson />
        <a className="text-link inline-flex min-h-11 items-center md:min-h-6" href={FEED}>
          {t("feed")}
        </a>
      </div>
      <AskAboutPage page="rekomendasi" />
    </>
  );
}
