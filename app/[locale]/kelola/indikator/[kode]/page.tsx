import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EntryStatusBadge } from "@/components/city/entries/entry-status";
import { OfficeIndicatorFacts } from "@/components/city/indicator-register/office-facts";
import { Told } from "@/components/city/indicators/told";
import { PublishStep } from "@/components/city/programme-register/register-steps";
import { ItemLinksSection } from "@/components/evidence/item-links/links-section";
import { LinkedDecisions } from "@/components/follow-up/decisions/linked-decisions";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Missing } from "@/components/ui/missing";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import { stepIndicatorAction } from "@/lib/city/indicator-register/actions";
import { getIndicator } from "@/lib/city/indicators/queries";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { findItemLinks } from "@/lib/evidence/item-links/queries";
import { listDecisionsAbout } from "@/lib/follow-up/decisions/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { dayOf, formatDate } from "@/lib/platform/format/date";
import { formatPeriod } from "@/lib/platform/format/period";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; kode: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { kode } = await params;
  return { title: (await getIndicator(await requireActor(), kode)).code };
}

export default async function IndicatorPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { kode } = await params;
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("OfficeIndicators");
  const value = await getTranslations("Value");
  const indicator = await getIndicator(actor, kode);
  const mayKeep = canKeepRegister(actor);
  const enter = indicator.mayEnter ? (
    <ButtonLink href={route("/kelola/indikator/[kode]/isi", { kode })}>{t("enter")}</ButtonLink>
  ) : null;
  const links = await findItemLinks(actor, { kind: "indicator", id: indicator.id });
  return (
    <>
      <PageHeader
        title={locale === "id" ? indicator.nameId : indicator.nameEn}
        eyebrow={
          <>
            <PillarBadge code={indicator.pillar.code} name={indicator.pillar.name} />
            {indicator.publishedAt ? null : <StatusBadge tone="neutral">{t("unpublished")}</StatusBadge>}
            {indicator.retiredFrom ? (
              <StatusBadge tone="neutral">
                {t("retired", { date: formatDate(dayOf(indicator.retiredFrom), locale) })}
              </StatusBadge>
            ) : null}
          </>
        }
        breadcrumbs={[{ href: route("/kelola/indikator"), label: t("titleAll") }]}
        actions={
          <>
            {enter}
            {mayKeep ? <RevisionsLink entity="indicator" id={indicator.id} /> : null}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf((await searchParams).tersimpan)} />
        {mayKeep && !indicator.publishedAt ? (
          <PublishStep action={stepIndicatorAction} id={indicator.id} version={indicator.version} what="indicator" />
        ) : null}
        <OfficeIndicatorFacts indicator={indicator} mayKeep={mayKeep} />
      </div>
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
                cell: (item) => (item.value || item.state ? <Told value={item} /> : <Missing />),
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
      {links ? <ItemLinksSection links={links} /> : null}
      <LinkedDecisions decisions={await listDecisionsAbout(actor, { kind: "indicator", id: indicator.id })} />
    </>
  );
}
