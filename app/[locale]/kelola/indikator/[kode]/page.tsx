import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EntryStatusBadge } from "@/components/city/entries/entry-status";
import { Figure } from "@/components/city/indicators/figure";
import { LinkedDecisions } from "@/components/follow-up/decisions/linked-decisions";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Missing } from "@/components/ui/missing";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { getIndicator } from "@/lib/city/indicators/queries";
import { listDecisionsAbout } from "@/lib/follow-up/decisions/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { kode } = await params;
  return { title: (await getIndicator(await requireActor(), kode)).code };
}

export default async function IndicatorPage({ params }: PageProps) {
  await pageLocale(params);
  const { kode } = await params;
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("OfficeIndicators");
  const value = await getTranslations("Value");
  const indicator = await getIndicator(actor, kode);
  const { definition } = indicator;
  const enter = indicator.mayEnter ? (
    <ButtonLink href={route("/kelola/indikator/[kode]/isi", { kode })}>{t("enter")}</ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader
        title={locale === "id" ? indicator.nameId : indicator.nameEn}
        eyebrow={<PillarBadge code={indicator.pillar.code} name={indicator.pillar.name} />}
        breadcrumbs={[{ href: route("/kelola/indikator"), label: t("titleAll") }]}
        actions={enter}
      />
      <DescriptionList
        items={[
          { term: t("code"), details: indicator.code },
          { term: t("agency"), details: <span lang="id">{indicator.agency.name}</span> },
          { term: t("unit"), details: <span lang="id">{definition.unit}</span> },
          { term: t("frequency"), details: t(`frequencies.${definition.frequency}`) },
          { term: t("formula"), details: <span lang="id">{definition.formulaId}</span> },
        ]}
      />
      <PageSection id="nilai" title={t("values")}>
        {indicator.values.length === 0 ? (
          <EmptyState title={t("noValuesTitle")} action={enter}>
            {t("noValuesBody")}
          </EmptyState>
        ) : (
          <DataTable
            caption={t("values")}
            captionHidden
            rows={indicator.values}
            rowKey={(item) => item.id}
            columns={[
              {
                key: "period",
                header: value("period"),
                heading: true,
                cell: (item) => (
                  <Link href={route("/kelola/nilai/[id]", { id: item.id })} className="text-link">
                    {formatPeriod(item.period, locale)}
                    {item.kelurahan ? ` · ${item.kelurahan}` : ""}
                  </Link>
                ),
              },
              {
                key: "value",
                header: value("value"),
                numeric: true,
                cell: (item) =>
                  item.value ? (
                    <Figure value={item.value} measure={{ ...definition, certainty: item.certainty }} />
                  ) : (
                    <Missing />
                  ),
              },
              { key: "certainty", header: value("certainty"), cell: (item) => value(`certainties.${item.certainty}`) },
              { key: "revision", header: t("revision"), numeric: true, cell: (item) => item.revision },
              {
                key: "status",
                header: t("status"),
                cell: (item) => <EntryStatusBadge status={item.status} superseded={item.supersededAt !== null} />,
              },
            ]}
          />
        )}
      </PageSection>
      <LinkedDecisions decisions={await listDecisionsAbout(actor, { kind: "indicator", id: indicator.id })} />
    </>
  );
}
