import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExplainedText } from "@/components/city/glossary/explained";
import { InstrumentWeights } from "@/components/evaluation/instruments/instrument-weights";
import { FinalRules, HonestyRules } from "@/components/evaluation/rounds/score-rules";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { listPublishedTerms } from "@/lib/city/glossary/published";
import { listPublishedInstruments } from "@/lib/evaluation/instruments/published";
import { getIndexHistory, listPublishedRoundDetails } from "@/lib/evaluation/rounds/published";
import { ZONE_NAMES } from "@/lib/platform/format/zone";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName, cityZone, getCity } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("Methodology");
  return {
    title: t("title"),
    description: t("description", { city: await cityName() }),
    alternates: await alternatesFor(locale, route("/metodologi")),
  };
}

export default async function MethodologyPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const [t, words, instruments, { items: rounds }, history] = await Promise.all([
    getTranslations("Methodology"),
    getTranslations("Public"),
    listPublishedInstruments(),
    listPublishedRoundDetails({ pageSize: 1000 }),
    getIndexHistory(),
  ]);
  const zone = ZONE_NAMES[await cityZone()];
  const list = (keys: Parameters<typeof t>[0][]) => (
    <ul className="flex max-w-prose list-disc flex-col gap-2 ps-5">
      {keys.map((key) => (
        <li key={key}>{t(key, { zone })}</li>
      ))}
    </ul>
  );
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: "/", label: words("home") }]}
        title={t("title")}
        lead={<ExplainedText terms={await listPublishedTerms(locale)}>{t("lead")}</ExplainedText>}
      />
      <PageSection id="sumbu" title={t("axes")}>
        {list(["axesSections", "axesPillars"])}
      </PageSection>
      <PageSection id="bobot" title={t("weights")} lead={t("weightsLead")}>
        <div className="grid gap-6 lg:grid-cols-2">
          {instruments.map((instrument) => (
            <InstrumentWeights key={instrument.code} instrument={instrument} rounds={rounds} />
          ))}
        </div>
      </PageSection>
      <PageSection id="aturan" title={t("rules")}>
        <FinalRules rounds={rounds} decimals={(await getCity()).scoreDecimals} />
      </PageSection>
      <PageSection id="capaian" title={t("achievement")}>
        {list(["achievementHigher", "achievementLower", "achievementNone", "achievementStatus", "achievementPillar"])}
      </PageSection>
      <PageSection id="status-angka" title={t("certainty")}>
        {list(["certaintyFinal", "certaintyProvisional", "certaintyEstimate"])}
      </PageSection>
      <PageSection id="tindak-lanjut" title={t("followUp")}>
        {list(["followUpWords", "followUpEyes", "followUpLate", "followUpQuestions"])}
      </PageSection>
      <PageSection id="jujur" title={t("honesty")}>
        <HonestyRules history={history} />
      </PageSection>
      <AskAboutPage page="metodologi" />
    </>
  );
}
