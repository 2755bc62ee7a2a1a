import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FactSourceTable } from "@/components/city/fact-sources/fact-source-table";
import { FactCorrections } from "@/components/site/fact-sources/fact-corrections";
import { Fold } from "@/components/ui/fold";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import type { PublicFactSource } from "@/lib/city/fact-sources/citation";
import { listFactCorrections, listFactSources } from "@/lib/city/fact-sources/published";
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
  const t = await getTranslations("FactSources");
  return {
    title: t("title"),
    description: t("description", { city: await cityName() }),
    alternates: await alternatesFor(locale, route("/sumber")),
  };
}

/** A page of a government says so in its address. */
const isOfficial = ({ url }: PublicFactSource) =>
  url !== null && URL.canParse(url) && new URL(url).hostname.endsWith(".go.id");

/** Every page that a shipped fact was read in, and what was put right since. */
export default async function SourcesPage({ params }: PageProps) {
  await pageLocale(params);
  const [t, words, sources, corrections] = await Promise.all([
    getTranslations("FactSources"),
    getTranslations("Public"),
    listFactSources(),
    listFactCorrections(),
  ]);
  return (
    <>
      <PageHeader breadcrumbs={[{ href: "/", label: words("home") }]} title={t("title")} lead={t("lead")} />
      {(["official", "press"] as const).map((kind) => {
        const own = sources.filter((source) => isOfficial(source) === (kind === "official"));
        return (
          <PageSection
            key={kind}
            id={kind === "official" ? "pemerintah" : "media"}
            title={t(kind)}
            lead={t(kind === "official" ? "officialLead" : "pressLead")}
          >
            <Fold onlyOnPhone summary={t("count", { count: own.length })}>
              <FactSourceTable sources={own} caption={t(kind)} />
            </Fold>
          </PageSection>
        );
      })}
      {corrections.length > 0 ? (
        <PageSection id="koreksi" title={t("corrections")} lead={t("correctionsLead")}>
          <FactCorrections corrections={corrections} withNames />
        </PageSection>
      ) : null}
      <AskAboutPage page="sumber" />
    </>
  );
}
