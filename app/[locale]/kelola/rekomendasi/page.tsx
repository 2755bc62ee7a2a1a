import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { RecommendationStatusBadge } from "@/components/recommendations/recommendation-status";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Missing } from "@/components/ui/missing";
import { Pagination } from "@/components/ui/pagination";
import { StatusBadge } from "@/components/ui/status-badge";
import { requireActor } from "@/lib/auth/session";
import { formatDate } from "@/lib/format/date";
import { oneOf, pageNumberSchema } from "@/lib/forms/search";
import { Link } from "@/lib/i18n/navigation";
import { pageLocale } from "@/lib/i18n/page-locale";
import { listRecommendations } from "@/lib/recommendations/queries";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ hal?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "OfficeRecommendations" });
  return { title: t("title") };
}

export default async function RecommendationsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("OfficeRecommendations");
  const list = await listRecommendations(actor, { page: pageNumberSchema.parse(oneOf((await searchParams).hal)) });
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { count: list.total })} />
      {list.total === 0 ? (
        <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
      ) : (
        <DataTable
          caption={t("title")}
          captionHidden
          rows={list.items}
          rowKey={(item) => item.id}
          columns={[
            {
              key: "text",
              header: t("text"),
              heading: true,
              cell: (item) => (
                <Link href={`/kelola/rekomendasi/${item.id}`} className="text-link" lang="id">
                  {item.text}
                </Link>
              ),
            },
            { key: "round", header: t("round"), cell: (item) => item.round.slug },
            { key: "agency", header: t("agency"), cell: (item) => <span lang="id">{item.leadAgency.shortName}</span> },
            {
              key: "due",
              header: t("due"),
              cell: (item) => (item.dueOn ? formatDate(item.dueOn, locale) : <Missing />),
            },
            {
              key: "status",
              header: t("status"),
              cell: (item) => (
                <span className="flex flex-wrap gap-2">
                  <RecommendationStatusBadge status={item.status} />
                  {item.overdue ? <StatusBadge tone="danger">{t("overdue")}</StatusBadge> : null}
                </span>
              ),
            },
          ]}
        />
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={(page) => `/kelola/rekomendasi?hal=${page}`} />
    </>
  );
}
