import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { ButtonLink, buttonClasses } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listLoads } from "@/lib/city/loading/queries";
import { TABLES } from "@/lib/city/loading/tables";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Loading" });
  return { title: t("title") };
}

export default async function LoadsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const search = await searchParams;
  const actor = await requireActor();
  const { items, page, pages } = await listLoads(actor, pageNumberSchema.parse(search.hal));
  const t = await getTranslations("Loading");
  const locale = await getLocale();
  const zone = await cityZone();
  return (
    <>
      <SavedNotice act={oneOf(search.tersimpan)} />
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <ButtonLink href={route("/kelola/muat/baru")}>{t("new")}</ButtonLink>
            <a href={route("/api/exports/loading-template")} className={buttonClasses("secondary")}>
              {t("template")}
            </a>
          </>
        }
      />
      {items.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneYet")}</EmptyState>
      ) : (
        <DataTable
          caption={t("title")}
          captionHidden
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "files",
              header: t("files"),
              heading: true,
              cell: ({ id, fileNames }) => (
                <Link href={route("/kelola/muat/[id]", { id })} className="underline">
                  {fileNames.join(", ")}
                </Link>
              ),
            },
            { key: "status", header: t("status"), cell: ({ status }) => t(`statuses.${status}`) },
            {
              key: "result",
              header: t("result"),
              cell: ({ result }) =>
                result
                  ? TABLES.flatMap((table) => {
                      const own = result[table];
                      return own ? [t("tableCount", { table: t(`tables.${table}`), ...own })] : [];
                    }).join("; ")
                  : null,
            },
            { key: "by", header: t("by"), cell: ({ createdBy }) => createdBy.name },
            { key: "at", header: t("at"), cell: ({ createdAt }) => formatDate(dayIn(zone, createdAt), locale) },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} hrefFor={(hal) => route("/kelola/muat", {}, { query: { hal } })} />
    </>
  );
}
