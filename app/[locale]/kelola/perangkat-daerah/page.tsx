import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { buttonClasses } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { controlClasses } from "@/components/ui/field";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listAgencies } from "@/lib/city/agencies/queries";
import { agencySearchSchema } from "@/lib/city/agencies/schemas";
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
const ADDRESS = route("/kelola/perangkat-daerah");

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Agencies" });
  return { title: t("title") };
}

export default async function AgenciesPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [actor, locale, asked, t] = await Promise.all([
    requireActor(),
    getLocale(),
    searchParams,
    getTranslations("Agencies"),
  ]);
  const search = agencySearchSchema.parse({ q: oneOf(asked.q), status: oneOf(asked.status), hal: oneOf(asked.hal) });
  const list = await listAgencies(actor, search);
  const { q, status } = search;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      <div className="flex flex-col gap-6">
        <div className="flex flex-wrap gap-3">
          <Link href={route("/kelola/perangkat-daerah/baru")} className={buttonClasses()}>
            {t("add")}
          </Link>
          <Link href={route("/kelola/kelurahan")} className={buttonClasses("secondary")}>
            {t("kelurahan")}
          </Link>
        </div>
        <form action="" className="flex flex-wrap items-end gap-3">
          <div className="flex min-w-0 grow flex-col gap-1">
            <label htmlFor="q" className="font-medium">
              {t("search")}
            </label>
            <input id="q" type="search" name="q" defaultValue={q} className={controlClasses} />
          </div>
          {status ? <input type="hidden" name="status" value={status} /> : null}
          <button type="submit" className={buttonClasses("secondary")}>
            {t("searchButton")}
          </button>
        </form>
        <FilterLinks
          label={t("filter")}
          links={[
            { href: withQuery(ADDRESS, { q }), label: t("open"), current: !status },
            { href: withQuery(ADDRESS, { q, status: "tutup" }), label: t("closed"), current: status === "tutup" },
          ]}
        />
        {list.items.length === 0 ? (
          <EmptyState title={t("none")} />
        ) : (
          <DataTable
            caption={t("title")}
            captionHidden
            rows={list.items}
            rowKey={({ code }) => code}
            columns={[
              {
                key: "name",
                header: t("name"),
                heading: true,
                cell: ({ code, name, former }) => (
                  <>
                    <Link
                      href={route("/kelola/perangkat-daerah/[kode]", { kode: code })}
                      className="text-link"
                      lang="id"
                    >
                      {name}
                    </Link>
                    {former.length > 0 ? (
                      <span className="block text-sm font-normal text-muted">
                        {t("formerly", { names: former.join(", ") })}
                      </span>
                    ) : null}
                  </>
                ),
              },
              { key: "code", header: t("code"), cell: ({ code }) => code },
              {
                key: "kind",
                header: t("kind"),
                cell: ({ cityAgency, steward, closedOn }) =>
                  closedOn
                    ? t("closedSince", { date: formatDate(closedOn, locale) })
                    : t(steward ? "steward" : cityAgency ? "kinds.CITY" : "kinds.OUTSIDE"),
              },
              { key: "users", header: t("accounts"), numeric: true, cell: ({ users }) => users },
              { key: "programmes", header: t("programmes"), numeric: true, cell: ({ programmes }) => programmes },
              { key: "indicators", header: t("indicators"), numeric: true, cell: ({ indicators }) => indicators },
            ]}
          />
        )}
        <Pagination page={list.page} pages={list.pages} hrefFor={(hal) => withQuery(ADDRESS, { q, status, hal })} />
      </div>
    </>
  );
}
