import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AgencyName } from "@/components/city/agencies/agency-name";
import { LegalDocumentTable } from "@/components/city/legal-documents/legal-document-table";
import { PpidContact } from "@/components/layout/ppid-contact";
import { AuditHeads } from "@/components/site/publication/audit-heads";
import { Fold } from "@/components/ui/fold";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { listPublishedAgencies, publishedStewardName } from "@/lib/city/agencies/published";
import { listPublishedLegalDocuments } from "@/lib/city/legal-documents/published";
import type { SiteTextKey } from "@/lib/city/site-texts/keys";
import { findSiteText } from "@/lib/city/site-texts/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName, getCity } from "@/lib/platform/settings/published";
import { listAuditHeads } from "@/lib/site/publication/published";
import { findNewestSeal, isPastProtected } from "@/lib/site/seals/published";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("About");
  return {
    title: t("title"),
    description: t("description", { city: await cityName() }),
    alternates: await alternatesFor(locale, route("/tentang")),
  };
}

export default async function AboutPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const city = await getCity();
  const own = async (key: SiteTextKey) => (await findSiteText(key, locale)) ?? null;
  const [t, words, dataWords, documents, agencies, steward, heads, seal, isProtected] = await Promise.all([
    getTranslations("About"),
    getTranslations("Public"),
    getTranslations("DataPage"),
    listPublishedLegalDocuments(),
    listPublishedAgencies(),
    publishedStewardName(),
    listAuditHeads(),
    findNewestSeal(),
    isPastProtected(),
  ]);
  const present = agencies.filter(({ closedOn }) => closedOn === null);
  const text = "flex max-w-prose flex-col gap-3";
  const privacyContact = await own("privacyContact");
  return (
    <>
      <PageHeader breadcrumbs={[{ href: "/", label: words("home") }]} title={t("title")} lead={t("lead")} />
      <PageSection id="penanggung-jawab" title={t("who")}>
        <div className={text}>
          <p className="whitespace-pre-line">
            {(await own("who")) ?? t("whoBody", { agency: steward ?? "Diskominfo", city: city.name })}
          </p>
          <p className="whitespace-pre-line">
            {(await own("correct")) ?? t("whoCorrect", { agency: steward ?? "Diskominfo" })}
          </p>
          <PpidContact city={city} />
          <h3 className="mt-3 font-semibold">{t("agencies")}</h3>
          <Fold onlyOnPhone summary={t("agencyCount", { count: present.length })}>
            <ul className="list-disc ps-5">
              {present.map((agency) => (
                <li key={agency.code}>
                  <AgencyName agency={agency} />
                </li>
              ))}
            </ul>
          </Fold>
        </div>
      </PageSection>
      <PageSection id="hukum" title={t("legal")}>
        <Fold onlyOnPhone summary={t("documentCount", { count: documents.length })}>
          <LegalDocumentTable documents={documents} />
        </Fold>
      </PageSection>
      <PageSection id="aksesibilitas" title={t("accessibility")}>
        <div className={text}>
          <p>{t("accessibilityGoal")}</p>
          <p>{t("accessibilityHow")}</p>
          <p>{t("accessibilityLimits")}</p>
        </div>
      </PageSection>
      <PageSection id="privasi" title={t("privacy")}>
        <div className={text}>
          <p>{t("privacyBody")}</p>
          <p>{t("privacyData")}</p>
          <p>{t("privacyStories")}</p>
          <p>{t("privacyQuestions")}</p>
          <p>{t("privacySubscriptions")}</p>
          <p>{t("privacySignIn")}</p>
          {privacyContact ? <p className="whitespace-pre-line">{privacyContact}</p> : null}
        </div>
      </PageSection>
      <PageSection id="data" title={t("data")}>
        <div className={text}>
          <p className="whitespace-pre-line">{(await own("dataUse")) ?? t("dataBody", { city: city.name })}</p>
          <p>{t("dataOthers")}</p>
          <h3 className="mt-3 font-semibold">{t("api")}</h3>
          <p>{t("apiBody")}</p>
          <p className="flex flex-wrap gap-x-6">
            <Link href={route("/data")} className="text-link inline-flex min-h-11 items-center md:min-h-6">
              {dataWords("title")}
            </Link>
            <Link href={route("/data/api")} className="text-link inline-flex min-h-11 items-center md:min-h-6">
              {dataWords("reference")}
            </Link>
          </p>
        </div>
      </PageSection>
      <PageSection id="jejak-audit" title={t("audit")} lead={t("auditLead")}>
        <p className="mb-4 max-w-prose">{t(isProtected ? "auditTwoRoles" : "auditOneRole")}</p>
        <AuditHeads heads={heads} seal={seal} />
      </PageSection>
      <PageSection id="perangkat-lunak" title={t("software")}>
        <p className="max-w-prose">{t("softwareBody")}</p>
      </PageSection>
      <AskAboutPage page="tentang" />
    </>
  );
}
