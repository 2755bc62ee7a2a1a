import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SearchForm } from "@/components/layout/search-form";
import { SearchResults } from "@/components/site/search/search-results";
import { PageHeader } from "@/components/ui/page-header";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { searchPublished } from "@/lib/site/search/published";
import { searchSchema } from "@/lib/site/search/schemas";

export const dynamic = "force-dynamic";

type Given = string | string[] | undefined;
type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: Given; jenis?: Given; hal?: Given }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "Search" });
  return {
    title: t("title"),
    description: t("lead"),
    // The page itself is what robots should find: lists of what was found name it as their own address.
    alternates: await alternatesFor(locale, route("/cari")),
  };
}

export default async function SearchPage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const asked = searchSchema.parse(await searchParams);
  const t = await getTranslations("Search");
  const words = await getTranslations("Public");
  return (
    <>
      <PageHeader breadcrumbs={[{ href: "/", label: words("home") }]} title={t("title")} lead={t("lead")} />
      <SearchForm id="cari" q={asked.q} large />
      {asked.q === "" ? null : <SearchResults asked={asked} result={await searchPublished(asked, locale)} />}
    </>
  );
}
