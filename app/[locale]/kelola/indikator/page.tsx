import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EntryStatusBadge } from "@/components/city/entries/entry-status";
import { Figure } from "@/components/city/indicators/figure";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { listIndicators } from "@/lib/city/indicators/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatPeriod } from "@/lib/platform/format/period";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ hal?: string | string[]; tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Office" });
  return { title: t("indicators") };
}

export default async function IndicatorsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("OfficeIndicators");
  const list = await listIndicators(actor, { page: pageNumberSchema.parse(oneOf((await searchParams).hal)) });
  return (
    <>
      <PageHeader
        title={actor.role === "AGENCY" ? t("titleOwn") : t("titleAll")}
        lead={t("lead", { count: list.total })}
      />
      <SavedNotice act={oneOf((await searchParams).tersimpan)} />
      <DataTable
        caption={t("titleAll")}
        captionHidden
        rows={list.items}
        rowKey={(item) => item.id}
        columns={[
          {
            key: "name",
            header: t("name"),
            heading: true,
            cell: (item) => (
              <Link href={route("/kelola/indikator/[kode]", { kode: item.code })} className="text-link">
                {item.code} · {locale === "id" ? item.nameId : item.nameEn}
              </Link>
            ),
          },
          {
            key: "pillar",
            header: t("pillar"),
            cell: (item) => <PillarBadge code={item.pillar.code} name={item.pillar.name} />,
          },
          { key: "agency", header: t("agency"), cell: (item) => <span lang="id">{item.agency.shortName}</span> },
          {
            key: "period",
            header: t("newest"),
            cell: (item) => (item.newest ? formatPeriod(item.newest.period, locale) : <Missing />),
          },
          {
            key: "value",
            header: t("value"),
            numeric: true,
            cell: (item) =>
              item.newest?.value && item.definition ? (
                <Figure value={item.newest.value} measure={{ ...item.definition, certainty: item.newest.certainty }} />
              ) : (
                <Missing />
              ),
          },
          {
            key: "status",
            header: t("status"),
            cell: (item) =>
              item.newest ? (
                <EntryStatusBadge status={item.newest.status} superseded={item.newest.supersededAt !== null} />
              ) : null,
          },
        ]}
      />
      <Pagination
        page={list.page}
        pages={list.pages}
        hrefFor={(page) => route("/kelola/indikator", {}, { query: { hal: page } })}
      />
    </>
  );
}
