import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { StatusBadge } from "@/components/ui/status-badge";
import { listPublications } from "@/lib/city/publications/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { pageNumberSchema } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { countSubscribers } from "@/lib/site/subscriptions/queries";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Publications" });
  return { title: t("title") };
}

const TONES = {
  PREPARED: "warning",
  APPROVED: "info",
  OUT: "success",
  CALLED_BACK: "neutral",
  STOPPED: "danger",
} as const;

/** What goes out together: what waits for the second person or its moment, then what went out or was called back. */
export default async function PublicationsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const { items, page, pages } = await listPublications(actor, pageNumberSchema.parse((await searchParams).hal));
  const [t, locale, zone, readers] = await Promise.all([
    getTranslations("Publications"),
    getLocale(),
    cityZone(),
    countSubscribers(actor),
  ]);
  const moment = (at: Date | null) =>
    at ? `${formatDate(dayIn(zone, at), locale)} ${formatTime(at, locale, zone)}` : null;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <ButtonLink href={route("/kelola/publikasi/baru")}>{t("new")}</ButtonLink>
            <ButtonLink href={route("/kelola/publikasi/berkala")} variant="secondary">
              {t("periodic")}
            </ButtonLink>
            <ButtonLink href={route("/kelola/publikasi/belum-terbit")} variant="secondary">
              {t("unpublished")}
            </ButtonLink>
          </>
        }
      />
      {items.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
      ) : (
        <DataTable
          caption={t("title")}
          captionHidden
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              header: t("name"),
              heading: true,
              cell: ({ id, name }) => (
                <Link href={route("/kelola/publikasi/[id]", { id })} className="text-link">
                  {name}
                </Link>
              ),
            },
            {
              key: "status",
              header: t("status"),
              cell: ({ status }) => <StatusBadge tone={TONES[status]}>{t(`statuses.${status}`)}</StatusBadge>,
            },
            { key: "items", header: t("items"), numeric: true, cell: ({ _count }) => _count.items },
            { key: "planned", header: t("planned"), cell: ({ plannedAt }) => moment(plannedAt) ?? t("atOnce") },
            { key: "preparedBy", header: t("preparedBy"), cell: ({ preparedBy }) => preparedBy.name },
            { key: "approvedBy", header: t("approvedBy"), cell: ({ approvedBy }) => approvedBy?.name ?? null },
            { key: "closed", header: t("closed"), cell: ({ closedAt }) => moment(closedAt) },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} hrefFor={(hal) => route("/kelola/publikasi", {}, { query: { hal } })} />
      {readers ? <p className="mt-6 text-sm text-muted">{t("subscribers", readers)}</p> : null}
    </>
  );
}
