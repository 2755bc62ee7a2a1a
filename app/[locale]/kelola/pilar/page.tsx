import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { DataTable } from "@/components/ui/data-table";
import { PageHeader } from "@/components/ui/page-header";
import { PillarIcon } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import { listPillars } from "@/lib/city/pillars/queries";
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
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "PillarForm" });
  return { title: t("title") };
}

export default async function PillarsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const [pillars, t, drafts, asked] = await Promise.all([
    listPillars(actor),
    getTranslations("PillarForm"),
    getTranslations("Drafts"),
    searchParams,
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      <DataTable
        caption={t("title")}
        captionHidden
        rows={pillars}
        rowKey={({ slug }) => slug}
        columns={[
          {
            key: "name",
            header: t("name"),
            heading: true,
            cell: ({ slug, code, name }) => (
              <span className="inline-flex items-center gap-2">
                <PillarIcon code={code} />
                <Link href={route("/kelola/pilar/[slug]", { slug })} className="text-link">
                  {name}
                </Link>
              </span>
            ),
          },
          { key: "focus", header: t("focusId"), cell: ({ focusId }) => <span lang="id">{focusId}</span> },
          {
            key: "draft",
            header: drafts("status"),
            cell: ({ hasDraft }) =>
              hasDraft ? <StatusBadge tone="warning">{drafts("waiting")}</StatusBadge> : drafts("published"),
          },
        ]}
      />
    </>
  );
}
