import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EntryStatusBadge } from "@/components/city/entries/entry-status";
import { LinkedDecisions } from "@/components/follow-up/decisions/linked-decisions";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Missing } from "@/components/ui/missing";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { getProgramme } from "@/lib/city/programmes/queries";
import { listDecisionsAbout } from "@/lib/follow-up/decisions/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatPercent } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { slug } = await params;
  return { title: (await getProgramme(await requireActor(), slug)).name };
}

export default async function ProgrammePage({ params }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("Programmes");
  const programme = await getProgramme(actor, slug);
  const report = programme.mayEnter ? (
    <ButtonLink href={route("/kelola/program/[slug]/lapor", { slug })}>{t("report")}</ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader
        title={programme.name}
        eyebrow={<PillarBadge code={programme.pillar.code} name={programme.pillar.name} />}
        lead={locale === "id" ? programme.descriptionId : programme.descriptionEn}
        breadcrumbs={[{ href: route("/kelola/program"), label: t("titleAll") }]}
        actions={report}
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
      <LinkedDecisions decisions={await listDecisionsAbout(actor, { kind: "programme", id: programme.id })} />
    </>
  );
}
