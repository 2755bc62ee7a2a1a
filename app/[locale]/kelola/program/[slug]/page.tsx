import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EntryStatusBadge } from "@/components/city/entries/entry-status";
import { ProgrammePartSections } from "@/components/city/programme-parts/part-sections";
import { OfficeProgrammeFacts } from "@/components/city/programme-register/office-facts";
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
import { hasEnded } from "@/lib/city/programme-parts/milestone-standing";
import { listParts } from "@/lib/city/programme-parts/queries";
import { stepProgrammeAction } from "@/lib/city/programme-register/actions";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { getProgramme } from "@/lib/city/programmes/queries";
import { findItemLinks } from "@/lib/evidence/item-links/queries";
import { listDecisionsAbout } from "@/lib/follow-up/decisions/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatPercent } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { slug } = await params;
  return { title: (await getProgramme(await requireActor(), slug)).name };
}

export default async function ProgrammePage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("Programmes");
  const programme = await getProgramme(actor, slug);
  const mayKeep = canKeepRegister(actor);
  const parts = await listParts(actor, programme.id);
  const report = programme.mayEnter ? (
    <ButtonLink href={route("/kelola/program/[slug]/lapor", { slug })}>{t("report")}</ButtonLink>
  ) : null;
  const links = await findItemLinks(actor, { kind: "programme", id: programme.id });
  return (
    <>
      <PageHeader
        title={programme.name}
        eyebrow={
          <>
            <PillarBadge code={programme.pillar.code} name={programme.pillar.name} />
            {programme.publishedAt ? null : <StatusBadge tone="neutral">{t("unpublished")}</StatusBadge>}
          </>
        }
        lead={locale === "id" ? programme.descriptionId : programme.descriptionEn}
        breadcrumbs={[{ href: route("/kelola/program"), label: t("titleAll") }]}
        actions={
          mayKeep ? (
            <>
              {report}
              <ButtonLink variant="secondary" href={route("/kelola/program/[slug]/ubah", { slug })}>
                {t("edit")}
              </ButtonLink>
              <RevisionsLink entity="programme" id={programme.id} />
              {programme.closedOn ? null : (
                <ButtonLink variant="secondary" href={route("/kelola/program/[slug]/tutup", { slug })}>
                  {t("close")}
                </ButtonLink>
              )}
            </>
          ) : (
            report
          )
        }
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf((await searchParams).tersimpan)} />
        {mayKeep && !programme.publishedAt ? (
          <PublishStep action={stepProgrammeAction} id={programme.id} version={programme.version} what="programme" />
        ) : null}
        <OfficeProgrammeFacts programme={programme} mayKeep={mayKeep} />
      </div>
      <ProgrammePartSections
        slug={slug}
        parts={parts}
        reports={programme.reports}
        mayEnter={programme.mayEnter}
        hasEnded={hasEnded({ status: programme.status, closed: programme.closedOn !== null })}
      />
      <PageSection id="laporan" title={t("reports")}>
        {programme.reports.length === 0 ? (
          <EmptyState title={t("noReportsTitle")} action={report}>
            {t("noReportsBody")}
          </EmptyState>
        ) : (
          <DataTable
            caption={t("reports")}
            captionHidden
            rows={programme.reports}
            rowKey={(item) => item.id}
            columns={[
              {
                key: "period",
                header: t("period"),
                heading: true,
                cell: (item) => (
                  <Link href={route("/kelola/laporan/[id]", { id: item.id })} className="text-link">
                    {formatPeriod(item.period, locale)}
                  </Link>
                ),
              },
              {
                key: "percent",
                header: t("percent"),
                numeric: true,
                cell: (item) => (item.physicalPercent ? formatPercent(item.physicalPercent, { locale }) : <Missing />),
              },
              {
                key: "done",
                header: t("done"),
                cell: (item) => (
                  <span lang="id" className="line-clamp-2">
                    {item.done}
                  </span>
                ),
              },
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
      <LinkedDecisions decisions={await listDecisionsAbout(actor, { kind: "programme", id: programme.id })} />
    </>
  );
}
