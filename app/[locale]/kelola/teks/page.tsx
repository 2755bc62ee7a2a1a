import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { buttonClasses } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { PageHeader } from "@/components/ui/page-header";
import { StatusBadge } from "@/components/ui/status-badge";
import { listSiteTexts } from "@/lib/city/site-texts/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "SiteTexts" });
  return { title: t("title") };
}

export default async function SiteTextsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const [texts, t, drafts, asked] = await Promise.all([
    listSiteTexts(actor),
    getTranslations("SiteTexts"),
    getTranslations("Drafts"),
    searchParams,
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      <div className="flex flex-col gap-6">
        <div>
          <Link href={route("/kelola/teks/glosarium")} className={buttonClasses("secondary")}>
            {t("glossary")}
          </Link>
        </div>
        <DataTable
          caption={t("title")}
          captionHidden
          rows={texts}
          rowKey={({ key }) => key}
          columns={[
            {
              key: "text",
              header: t("text"),
              heading: true,
              cell: ({ key }) => (
                <Link href={route("/kelola/teks/[kunci]", { kunci: key })} className="text-link">
                  {t(`keys.${key}`)}
                </Link>
              ),
            },
            { key: "where", header: t("where"), cell: ({ key }) => t(`places.${key}`) },
            { key: "own", header: t("wording"), cell: ({ isOwn }) => t(isOwn ? "own" : "ours") },
            {
              key: "draft",
              header: drafts("status"),
              cell: ({ hasDraft }) =>
                hasDraft ? <StatusBadge tone="warning">{drafts("waiting")}</StatusBadge> : drafts("published"),
            },
          ]}
        />
      </div>
    </>
  );
}
