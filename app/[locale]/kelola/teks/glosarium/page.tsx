import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { buttonClasses } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { StatusBadge } from "@/components/ui/status-badge";
import { listTerms } from "@/lib/city/glossary/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route, withQuery } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Glossary" });
  return { title: t("title") };
}

export default async function OfficeGlossaryPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [actor, asked, t, drafts, texts] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations("Glossary"),
    getTranslations("Drafts"),
    getTranslations("SiteTexts"),
  ]);
  const list = await listTerms(actor, pageNumberSchema.parse(oneOf(asked.hal)));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("officeLead")}
        breadcrumbs={[{ href: route("/kelola/teks"), label: texts("title") }]}
      />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      <div className="flex flex-col gap-6">
        <div>
          <Link href={route("/kelola/teks/glosarium/baru")} className={buttonClasses()}>
            {t("add")}
          </Link>
        </div>
        {list.items.length === 0 ? (
          <EmptyState title={t("noneTitle")}>{t("noneBody")}</EmptyState>
        ) : (
          <DataTable
            caption={t("title")}
            captionHidden
            rows={list.items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "term",
                header: t("termId"),
                heading: true,
                cell: ({ id, termId }) => (
                  <Link href={route("/kelola/teks/glosarium/[id]", { id })} className="text-link" lang="id">
                    {termId}
                  </Link>
                ),
              },
              {
                key: "meaning",
                header: t("explanationId"),
                cell: ({ explanationId }) => <span lang="id">{explanationId}</span>,
              },
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
          hrefFor={(hal) => withQuery(route("/kelola/teks/glosarium"), { hal })}
        />
      </div>
    </>
  );
}
