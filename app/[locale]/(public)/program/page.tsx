import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExplainedText } from "@/components/city/glossary/explained";
import { WordsExplained } from "@/components/city/glossary/words-explained";
import { ProgrammeCards } from "@/components/city/programmes/programme-cards";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { findTerms, listPublishedTerms } from "@/lib/city/glossary/published";
import { listPublishedProgrammes } from "@/lib/city/programmes/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { Link } from "@/lib/platform/i18n/navigation";
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
  const t = await getTranslations("PublicProgrammes");
  return {
    title: t("title"),
    description: t("description", { city: await cityName() }),
    alternates: await alternatesFor(locale, route("/program")),
  };
}

export default async function ProgrammesPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const [t, words, { items }] = await Promise.all([
    getTranslations("PublicProgrammes"),
    getTranslations("Public"),
    listPublishedProgrammes({ pageSize: 1000 }),
  ]);
  const inPillarOrder = [...items].sort((a, b) => (a.pillar?.order ?? 0) - (b.pillar?.order ?? 0));
  const quickWins = inPillarOrder.filter(({ quickWin }) => quickWin);
  const others = inPillarOrder.filter(({ quickWin }) => !quickWin);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: "/", label: words("home") }]}
        title={t("title")}
        lead={
          <ExplainedText terms={await listPublishedTerms(locale)}>
            {t("lead", { count: items.length, quickWins: quickWins.length })}
          </ExplainedText>
        }
        actions={
          <Link href={route("/kelurahan")} className="text-link inline-flex min-h-11 items-center md:min-h-8">
            {words("myKelurahan")}
          </Link>
        }
      />
      <WordsExplained terms={await findTerms(["Perangkat daerah (OPD)"], locale)} />
      <PageSection id="quick-win" title={t("quickWins")}>
        <ProgrammeCards programmes={quickWins} />
      </PageSection>
      {others.length > 0 ? (
        <PageSection id="lain" title={t("others")}>
          <ProgrammeCards programmes={others} />
        </PageSection>
      ) : null}
      <AskAboutPage page="program" />
    </>
  );
}
