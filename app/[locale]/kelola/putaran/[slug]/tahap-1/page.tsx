import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EvidenceLinks } from "@/components/city/shown-evidence/evidence-links";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { RecommendationStatusBadge } from "@/components/follow-up/recommendations/recommendation-status";
import { PrintButton } from "@/components/follow-up/stage-one-sheets/print-button";
import { SummaryTable } from "@/components/follow-up/stage-one-sheets/summary-table";
import { DataTable } from "@/components/ui/data-table";
import { DownloadLinks } from "@/components/ui/download-links";
import { EmptyState } from "@/components/ui/empty-state";
import { Missing } from "@/components/ui/missing";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { getStageOneSheet } from "@/lib/follow-up/stage-one-sheets/queries";
import { STATUSES } from "@/lib/follow-up/stage-one-sheets/summary";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { formatPercent } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName, cityZone } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string; slug: string }> };
type Sheet = Awaited<ReturnType<typeof getStageOneSheet>>;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "StageOne" });
  return { title: t("title", { round: await roundTitleOf((await params).slug) }) };
}

export default async function StageOnePage({ params }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const sheet = await getStageOneSheet(await requireActor(), slug);
  const t = await getTranslations("StageOne");
  const locale = await getLocale();
  const zone = await cityZone();
  const round = await roundTitleOf(slug);
  return (
    <div data-print="landscape">
      <PageHeader
        title={t("title", { round })}
        lead={sheet.year ? t("lead", { year: String(sheet.year), city: await cityName() }) : t("noneBody")}
        breadcrumbs={[{ href: route("/kelola/putaran/[slug]", { slug }), label: round }]}
        actions={sheet.items.length > 0 ? <PrintButton label={t("print")} /> : null}
      />
      <p className="mb-6 text-sm text-muted">{t("asOf", { date: formatDate(dayIn(zone, new Date()), locale) })}</p>
      {sheet.items.length === 0 ? (
        <EmptyState title={t("noneTitle")}>{t("noneBody")}</EmptyState>
      ) : (
        <>
          <DownloadLinks href={route("/api/exports/stage-one/[slug]", { slug })} withSummary className="mb-6" />
          <Content sheet={sheet} />
        </>
      )}
    </div>
  );
}

async function Answer({ answer, legalReason }: Sheet["items"][number]) {
  const t = await getTranslations("StageOne");
  return (
    <>
      {answer ? <span lang="id">{answer}</span> : <Missing />}
      {legalReason ? (
        <span className="mt-2 block">
          {t("legal")}: <span lang="id">{legalReason}</span>
        </span>
      ) : null}
    </>
  );
}

async function Content({ sheet }: { sheet: Sheet }) {
  const t = await getTranslations("StageOne");
  const words = await getTranslations("Recommendations.statuses");
  const locale = await getLocale();
  const { whole, items } = sheet;
  const percent = (value: string | null) => (value ? formatPercent(value, { locale, decimals: 1 }) : "");
  return (
    <>
      <p className="text-xl font-semibold">
        {t("headline", { percent: percent(whole.followedUp), total: whole.total })}
      </p>
      <p className="mt-1 max-w-prose">
        {[
          ...STATUSES.map((status) => `${whole.byStatus[status]} ${words(status)}`),
          ...(whole.unverified > 0 ? [`${whole.unverified} ${words("NONE")}`] : []),
        ].join(", ")}
      </p>
      <p className="mt-1 max-w-prose text-muted">{t("strict", { percent: percent(whole.asAsked) })}</p>
      <p className="mt-1 max-w-prose text-sm text-muted">{t("rule")}</p>
      <PageSection id="ringkasan" title={t("summary")}>
        <div className="flex flex-col gap-8">
          <SummaryTable caption={t("byAgency")} heading={t("agency")} groups={sheet.agencies} />
          <SummaryTable caption={t("byPillar")} heading={t("pillar")} groups={sheet.pillars} />
        </div>
      </PageSection>
      <PageSection id="rekomendasi" title={t("each")}>
        <DataTable
          caption={t("each")}
          captionHidden
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "text",
              header: t("recommendation"),
              heading: true,
              cell: ({ id, round, order, text }) => (
                <Link href={route("/kelola/rekomendasi/[id]", { id })} className="text-link">
                  {round}/{order} <span lang="id">{text}</span>
                </Link>
              ),
            },
            { key: "agency", header: t("agency"), cell: ({ agency }) => <span lang="id">{agency.name}</span> },
            { key: "status", header: t("status"), cell: ({ status }) => <RecommendationStatusBadge status={status} /> },
            {
              key: "answer",
              header: t("answer"),
              cell: (item) => <Answer {...item} />,
            },
            { key: "evidence", header: t("evidence"), cell: ({ evidence }) => <EvidenceLinks items={evidence} /> },
          ]}
        />
      </PageSection>
    </>
  );
}
