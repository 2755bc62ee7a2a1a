import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TermList } from "@/components/city/glossary/term-list";
import { EmptyLine } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { listPublishedTerms } from "@/lib/city/glossary/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("Glossary");
  return { title: t("title"), description: t("lead"), alternates: await alternatesFor(locale, route("/glosarium")) };
}

/** The words of the trade, for whoever meets one on another page. */
export default async function GlossaryPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const [t, words, terms] = await Promise.all([
    getTranslations("Glossary"),
    getTranslations("Public"),
    listPublishedTerms(locale),
  ]);
  return (
    <>
      <PageHeader breadcrumbs={[{ href: "/", label: words("home") }]} title={t("title")} lead={t("lead")} />
      {terms.length > 0 ? <TermList terms={terms} /> : <EmptyLine title={t("publicNone")} />}
      <AskAboutPage page="glosarium" />
    </>
  );
}
