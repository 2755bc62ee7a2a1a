import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { KelurahanListForm } from "@/components/city/kelurahan/kelurahan-forms";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { ButtonLink, buttonClasses } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { controlClasses } from "@/components/ui/field";
import { Missing } from "@/components/ui/missing";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listAllKelurahan } from "@/lib/city/kelurahan/queries";
import { kelurahanSearchSchema } from "@/lib/city/kelurahan/schemas";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDate } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route, withQuery } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const ADDRESS = route("/kelola/kelurahan");

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Kelurahan" });
  return { title: t("title") };
}

export default async function KelurahanPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [actor, locale, asked, t, agencies] = await Promise.all([
    requireActor(),
    getLocale(),
    searchParams,
    getTranslations("Kelurahan"),
    getTranslations("Agencies"),
  ]);
  const search = kelurahanSearchSchema.parse({ q: oneOf(asked.q), hal: oneOf(asked.hal) });
  const list = await listAllKelurahan(actor, search);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: route("/kelola/perangkat-daerah"), label: agencies("title") }]}
        actions={
          <ButtonLink href={route("/kelola/kelurahan/peta")} variant="secondary">
            {t("map")}
          </ButtonLink>
        }
      />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      <PageSection id="impor" title={t("import")} lead={t("importLead")}>
        <KelurahanListForm />
      </PageSection>
      <PageSection id="daftar" title={t("list")}>
        <div className="flex flex-col gap-6">
          <form action="" className="flex flex-wrap items-end gap-3">
            <div className="flex min-w-0 grow flex-col gap-1">
              <label htmlFor="q" className="font-medium">
                {agencies("search")}
              </label>
              <input id="q" type="search" name="q" defaultValue={search.q} className={controlClasses} />
            </div>
            <button type="submit" className={buttonClasses("secondary")}>
              {agencies("searchButton")}
            </button>
          </form>
          {list.items.length === 0 ? (
            <EmptyState title={agencies("none")} />
          ) : (
            <DataTable
              caption={t("title")}
              captionHidden
              rows={list.items}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: "name",
                  header: t("name"),
                  heading: true,
                  cell: ({ id, name, former }) => (
                    <>
                      <Link href={route("/kelola/kelurahan/[id]", { id })} className="text-link" lang="id">
                        {name}
                      </Link>
                      {former.length > 0 ? (
                        <span className="block text-sm font-normal text-muted">
                          {agencies("formerly", { names: former.join(", ") })}
                        </span>
                      ) : null}
                    </>
                  ),
                },
                {
                  key: "kecamatan",
                  header: t("kecamatan"),
                  cell: ({ kecamatan }) => <span lang="id">{kecamatan}</span>,
                },
                { key: "code", header: t("code"), cell: ({ code }) => code ?? <Missing /> },
                {
                  key: "listed",
                  header: t("listedOn"),
                  cell: ({ codeListedOn }) => (codeListedOn ? formatDate(codeListedOn, locale) : ""),
                },
                {
                  key: "closed",
                  header: t("state"),
                  cell: ({ closedOn }) =>
                    closedOn ? agencies("closedSince", { date: formatDate(closedOn, locale) }) : agencies("open"),
                },
              ]}
            />
          )}
          <Pagination page={list.page} pages={list.pages} hrefFor={(hal) => withQuery(ADDRESS, { q: search.q, hal })} />
        </div>
      </PageSection>
    </>
  );
}
