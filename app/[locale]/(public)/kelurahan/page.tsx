import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KelurahanLinks } from "@/components/city/kelurahan/kelurahan-links";
import { KecamatanMap } from "@/components/city/kelurahan/place-map";
import { DownloadLinks } from "@/components/ui/download-links";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { listKelurahanWithCodes } from "@/lib/city/kelurahan/published";
import { findKelurahanMap } from "@/lib/city/kelurahan-map/published";
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
  const t = await getTranslations("PublicKelurahan");
  return { title: t("title"), description: t("lead"), alternates: await alternatesFor(locale, route("/kelurahan")) };
}

/** The way to one's own kelurahan, by kecamatan. */
export default async function KelurahanListPage({ params }: PageProps) {
  await pageLocale(params);
  const [t, words, all, map] = await Promise.all([
    getTranslations("PublicKelurahan"),
    getTranslations("Public"),
    listKelurahanWithCodes(),
    findKelurahanMap(),
  ]);
  const present = Map.groupBy(
    all.filter(({ closedOn }) => closedOn === null),
    ({ kecamatan }) => kecamatan,
  );
  const closed = all.filter(({ closedOn }) => closedOn !== null);
  return (
    <>
      <PageHeader breadcrumbs={[{ href: "/", label: words("home") }]} title={t("title")} lead={t("lead")} />
      {all.length === 0 ? <EmptyState title={t("none")} /> : null}
      {map && map.shapes.length > 0 ? <KecamatanMap map={map} /> : null}
      {[...present].map(([kecamatan, kelurahan], index) => (
        <PageSection key={kecamatan} id={`kecamatan-${index + 1}`} title={t("kecamatan", { name: kecamatan })}>
          <KelurahanLinks kelurahan={kelurahan} />
        </PageSection>
      ))}
      {closed.length > 0 ? (
        <PageSection id="dahulu" title={t("closed")}>
          <KelurahanLinks kelurahan={closed} />
        </PageSection>
      ) : null}
      {all.length > 0 ? <DownloadLinks href={route("/api/v1/kelurahan")} withJson className="mt-8" /> : null}
      <AskAboutPage page="kelurahan" />
    </>
  );
}
