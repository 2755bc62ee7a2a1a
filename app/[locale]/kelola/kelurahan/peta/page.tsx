import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MapForm, RemoveMap } from "@/components/city/kelurahan/map-form";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { findMapOfOffice } from "@/lib/city/kelurahan-map/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDate } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "KelurahanMap" });
  return { title: t("title") };
}

/** The outlines of the kelurahan, which the program does not bring: the city's own file. */
export default async function KelurahanMapPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [actor, locale, asked, t, list] = await Promise.all([
    requireActor(),
    getLocale(),
    searchParams,
    getTranslations("KelurahanMap"),
    getTranslations("Kelurahan"),
  ]);
  const map = await findMapOfOffice(actor);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: route("/kelola/kelurahan"), label: list("title") }]}
      />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      {map ? (
        <PageSection id="sekarang" title={t("present")}>
          <p className="mb-4">{t("boundaries", { source: map.source, date: formatDate(map.boundariesOn, locale) })}</p>
          <RemoveMap version={map.version} />
        </PageSection>
      ) : null}
      <PageSection id="berkas" title={map ? t("another") : t("bring")}>
        <MapForm key={map?.version ?? 0} version={map?.version ?? null} />
      </PageSection>
    </>
  );
}
