import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { buttonClasses } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { controlClasses } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { StatusBadge } from "@/components/ui/status-badge";
import { listLegalDocuments } from "@/lib/city/legal-documents/queries";
import { legalSearchSchema } from "@/lib/city/legal-documents/schemas";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route, withQuery } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "LegalDocuments" });
  return { title: t("title") };
}

export default async function LegalDocumentsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [actor, asked, t, drafts] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations("LegalDocuments"),
    getTranslations("Drafts"),
  ]);
  const search = legalSearchSchema.parse({ q: oneOf(asked.q), hal: oneOf(asked.hal) });
  const list = await listLegalDocuments(actor, search);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      <div className="flex flex-col gap-6">
        <div>
          <Link href={route("/kelola/dokumen-hukum/baru")} className={buttonClasses()}>
            {t("add")}
          </Link>
        </div>
        <form action="" className="flex flex-wrap items-end gap-3">
          <div className="flex min-w-0 grow flex-col gap-1">
            <label htmlFor="q" className="font-medium">
              {t("search")}
            </label>
            <input id="q" type="search" name="q" defaultValue={search.q} className={controlClasses} />
          </div>
          <button type="submit" className={buttonClasses("secondary")}>
            {t("searchButton")}
          </button>
        </form>
        {list.items.length === 0 ? (
          <EmptyState title={t("none")} />
        ) : (
          <DataTable
            caption={t("title")}
            captionHidden
            rows={list.items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "title",
                header: t("titleField"),
                heading: true,
                cell: ({ id, title }) => (
                  <Link href={route("/kelola/dokumen-hukum/[id]", { id })} className="text-link" lang="id">
                    {title}
                  </Link>
                ),
              },
              { key: "type", header: t("type"), cell: ({ type }) => t(`types.${type}`) },
              {
                key: "number",
                header: t("number"),
                cell: ({ number, year }) => [number, year].filter(Boolean).join("/"),
              },
              { key: "status", header: t("status"), cell: ({ status }) => t(`statuses.${status}`) },
              {
                key: "draft",
                header: drafts("status"),
                cell: ({ hasDraft, isPublished }) =>
                  hasDraft ? (
                    <StatusBadge tone="warning">{drafts(isPublished ? "waiting" : "unpublished")}</StatusBadge>
                  ) : (
                    drafts("published")
                  ),
              },
            ]}
          />
        )}
        <Pagination
          page={list.page}
          pages={list.pages}
          hrefFor={(hal) => withQuery(route("/kelola/dokumen-hukum"), { q: search.q, hal })}
        />
      </div>
    </>
  );
}
