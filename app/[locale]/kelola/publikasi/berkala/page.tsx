import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listOverduePublications } from "@/lib/city/periodic-duty/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDate } from "@/lib/platform/format/date";
import { pageNumberSchema } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const PAGE_SIZE = 50;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "PeriodicDuty" });
  return { title: t("title") };
}

/** Of what nothing was published for six months: the law asks for it at least that often. */
export default async function PeriodicDutyPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const all = await listOverduePublications(await requireActor());
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const page = Math.min(pages, pageNumberSchema.parse((await searchParams).hal));
  const [t, list, kinds, locale] = await Promise.all([
    getTranslations("PeriodicDuty"),
    getTranslations("Publications"),
    getTranslations("Changes"),
    getLocale(),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: route("/kelola/publikasi"), label: list("title") }]}
      />
      {all.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
      ) : (
        <DataTable
          caption={t("title")}
          captionHidden
          rows={all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
          rowKey={({ kind, key }) => `${kind} ${key}`}
          columns={[
            {
              key: "name",
              header: t("name"),
              heading: true,
              cell: ({ kind, key, nameId, nameEn }) => (
                <Link
                  href={
                    kind === "indicator"
                      ? route("/kelola/indikator/[kode]", { kode: key })
                      : route("/kelola/program/[slug]", { slug: key })
                  }
                  className="text-link"
                >
                  {locale === "id" ? nameId : nameEn}
                </Link>
              ),
            },
            { key: "kind", header: t("kind"), cell: ({ kind }) => kinds(`what.${kind}`) },
            { key: "agency", header: t("agency"), cell: ({ agency }) => <span lang="id">{agency}</span> },
            { key: "last", header: t("last"), cell: ({ last }) => (last ? formatDate(last, locale) : t("never")) },
            {
              key: "days",
              header: t("days"),
              numeric: true,
              cell: ({ days }) => (days === null ? null : t("dayCount", { count: days })),
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pages={pages}
        hrefFor={(hal) => route("/kelola/publikasi/berkala", {}, { query: { hal } })}
      />
    </>
  );
}
