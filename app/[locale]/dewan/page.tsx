import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import { Notice } from "@/components/ui/notice";
import { PillarIcon } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import { requireActor } from "@/lib/auth/session";
import { formatDecimal } from "@/lib/format/number";
import { Link } from "@/lib/i18n/navigation";
import { pageLocale } from "@/lib/i18n/page-locale";
import { canReadCouncilLane } from "@/lib/rounds/policy";
import { getReview } from "@/lib/rounds/queries";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Council" });
  return { title: t("title") };
}

export default async function CouncilPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("Council");
  const review = await getReview(actor);
  const council = canReadCouncilLane(actor);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { year: review.round.year, stage: review.round.stage ?? 0 })} />
      {review.round.phase === "PUBLISHED" ? <Notice>{t("closed")}</Notice> : null}
      <DataTable
        caption={t("title")}
        captionHidden
        rows={review.pillars}
        rowKey={(pillar) => pillar.id}
        columns={[
          {
            key: "pillar",
            header: t("pillar"),
            heading: true,
            cell: (pillar) => (
              <Link
                href={`/dewan/${pillar.slug}`}
                className="text-link inline-flex min-h-11 items-center gap-2 md:min-h-6"
              >
                <PillarIcon code={pillar.code} />
                {pillar.name}
              </Link>
            ),
          },
          {
            key: "official",
            header: t("official"),
            numeric: true,
            cell: (pillar) =>
              pillar.official ? (
                <>
                  {formatDecimal(pillar.official.value, { locale, decimals: 2 })}{" "}
                  <span className="text-sm text-muted">({pillar.official.round})</span>
                </>
              ) : (
                <Missing />
              ),
          },
          ...(council
            ? [
                {
                  key: "council",
                  header: t("councilCount"),
                  cell: (pillar: (typeof review.pillars)[number]) => t("scores", { count: pillar.councilScores }),
                },
              ]
            : []),
          ...(review.mayScore
            ? [
                {
                  key: "mine",
                  header: t("mine"),
                  cell: (pillar: (typeof review.pillars)[number]) => (
                    <StatusBadge tone={pillar.scoredByMe ? "success" : "waiting"}>
                      {pillar.scoredByMe ? t("given") : t("open")}
                    </StatusBadge>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
