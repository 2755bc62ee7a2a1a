import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { DataTable } from "@/components/ui/data-table";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { BringForm } from "@/components/work/entry-workbooks/bring-form";
import { FetchForms } from "@/components/work/entry-workbooks/fetch-forms";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { canBringWorkbooks } from "@/lib/work/entry-workbooks/policy";
import { listFetchable, listOpenWorkbooks } from "@/lib/work/entry-workbooks/queries";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "EntryWorkbooks" });
  return { title: t("title") };
}

export default async function EntryWorkbooksPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canBringWorkbooks(actor)) notFound();
  const [search, t, locale, zone] = await Promise.all([
    searchParams,
    getTranslations("EntryWorkbooks"),
    getLocale(),
    cityZone(),
  ]);
  const [open, fetchable] = await Promise.all([listOpenWorkbooks(actor), listFetchable(actor)]);
  return (
    <>
      <SavedNotice act={oneOf(search.tersimpan)} />
      <PageHeader title={t("title")} lead={t("lead")} />
      <PageSection id="ambil" title={t("fetch")} lead={t("fetchLead")}>
        <FetchForms {...fetchable} />
      </PageSection>
      <PageSection id="bawa" title={t("bring")} lead={t("bringLead")}>
        <BringForm />
      </PageSection>
      {open.length > 0 ? (
        <PageSection id="terbuka" title={t("open")}>
          <DataTable
            caption={t("open")}
            captionHidden
            rows={open}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "file",
                header: t("file"),
                heading: true,
                cell: ({ id, fileName }) => (
                  <Link href={route("/kelola/buku-isian/[id]", { id })} className="underline">
                    {fileName}
                  </Link>
                ),
              },
              { key: "kind", header: t("kind"), cell: ({ kind }) => t(`titles.${kind}` as "titles.values") },
              { key: "at", header: t("at"), cell: ({ createdAt }) => formatDate(dayIn(zone, createdAt), locale) },
            ]}
          />
        </PageSection>
      ) : null}
    </>
  );
}
