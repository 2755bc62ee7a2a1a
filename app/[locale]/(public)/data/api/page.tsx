import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OperationSection } from "@/components/site/data/operation-section";
import { PageHeader } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { listOperations } from "@/lib/site/data/openapi";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("DataReference");
  return { title: t("title"), description: t("lead"), alternates: await alternatesFor(locale, route("/data/api")) };
}

/** What OpenAPI tells programs, for whoever writes one. */
export default async function DataReferencePage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const [t, data, operations] = await Promise.all([
    getTranslations("DataReference"),
    getTranslations("DataPage"),
    listOperations(locale),
  ]);
  return (
    <>
      <PageHeader breadcrumbs={[{ href: route("/data"), label: data("title") }]} title={t("title")} lead={t("lead")} />
      <section aria-labelledby="batas" className="max-w-prose pb-6">
        <h2 id="batas" className="text-base font-semibold">
          {t("rate")}
        </h2>
        <p>{t("rateBody")}</p>
      </section>
      {operations.map((operation) => (
        <OperationSection key={operation.name} operation={operation} />
      ))}
      <AskAboutPage page="api" />
    </>
  );
}
