import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DatasetCard } from "@/components/site/data/dataset-card";
import { StructuredData } from "@/components/site/data/structured-data";
import { DownloadLinks } from "@/components/ui/download-links";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { schemaOrg } from "@/lib/site/data/catalogue";
import { EVERY_DATASET, headingOf, isWhole, WORDS, wordsOf } from "@/lib/site/data/every-dataset";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("DataPage");
  const alternates = await alternatesFor(locale, route("/data"));
  const types = {
    "application/atom+xml": route("/api/v1/feed/atom"),
    "application/feed+json": route("/api/v1/feed/json"),
    "application/ld+json": route("/api/v1/catalog/json"),
    "text/turtle": route("/api/v1/catalog/turtle"),
  };
  return { title: t("title"), description: t("lead"), alternates: { ...alternates, types } };
}

/** Every list of the open data, in every form, and what a program needs to know of them. */
export default async function DataPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const [t, common, words, about] = await Promise.all([
    getTranslations("DataPage"),
    getTranslations("Public"),
    WORDS[locale](),
    schemaOrg(locale),
  ]);
  const machines = [
    { href: route("/api/v1/openapi"), label: t("openapi") },
    { href: route("/api/v1/catalog/json"), label: t("catalogueJson") },
    { href: route("/api/v1/catalog/turtle"), label: t("catalogueTurtle") },
    { href: route("/api/v1/feed/atom"), label: t("feedAtom") },
    { href: route("/api/v1/feed/json"), label: t("feedJson") },
    { href: route("/api/v1/recommendations/changes"), label: t("feedRecommendations") },
  ];
  const file = "text-link inline-flex min-h-11 items-center md:min-h-8";
  return (
    <>
      <StructuredData about={about} />
      <PageHeader breadcrumbs={[{ href: "/", label: common("home") }]} title={t("title")} lead={t("lead")} />
      <PageSection id="semua" title={t("all")} lead={t("allLead")}>
        <ul className="flex flex-wrap gap-x-6">
          <li>
            <a href={route("/api/v1/archive")} className={file}>
              {t("archive")}
            </a>
          </li>
        </ul>
        <h3 className="font-semibold">{t("allValues")}</h3>
        <DownloadLinks href={route("/api/v1/values")} withJson />
        <p className="max-w-prose">
          {t("termsBody")}{" "}
          <Link href={route("/tentang", {}, { hash: "data" })} className="text-link">
            {t("termsLink")}
          </Link>
        </p>
      </PageSection>
      <PageSection id="daftar" title={t("lists")}>
        {EVERY_DATASET.filter(isWhole).map((dataset) => (
          <DatasetCard
            key={dataset.name}
            name={dataset.name}
            {...wordsOf(dataset, words)}
            href={dataset.at}
            item={dataset.item ? dataset.item.at.replace(/\[(\w+)\]/g, "{$1}") : null}
            columns={Object.keys(dataset.columns).map((name) => ({ name, heading: headingOf(name, words) }))}
          />
        ))}
      </PageSection>
      <PageSection id="program-komputer" title={t("machines")}>
        <ul className="flex flex-wrap gap-x-6">
          <li>
            <Link href={route("/data/api")} className={file}>
              {t("reference")}
            </Link>
          </li>
          <li>
            <Link href={route("/perubahan")} className={file}>
              {t("changes")}
            </Link>
          </li>
          {machines.map(({ href, label }) => (
            <li key={href}>
              <a href={href} className={file}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </PageSection>
      <PageSection id="angka" title={t("numbers")}>
        <p className="max-w-prose">{t("numbersBody")}</p>
      </PageSection>
      <AskAboutPage page="data" />
    </>
  );
}
