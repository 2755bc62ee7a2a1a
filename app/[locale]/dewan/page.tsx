import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ItemLanes } from "@/components/evaluation/reviews/item-lanes";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { DataTable } from "@/components/ui/data-table";
import { FilterLinks } from "@/components/ui/filter-links";
import { Missing } from "@/components/ui/missing";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarIcon } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import { CouncilDay } from "@/components/work/tasks/council-day";
import { getAssessment } from "@/lib/evaluation/assessments/queries";
import { canReadCouncilLane } from "@/lib/evaluation/rounds/policy";
import { getReview, listRoundsUnderReview } from "@/lib/evaluation/rounds/queries";
import { listOpenDecisionActions } from "@/lib/follow-up/actions/queries";
import { findNextMeeting, getRhythm } from "@/lib/follow-up/meetings/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDecimal } from "@/lib/platform/format/number";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { listWaiting } from "@/lib/work/tasks/queries";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ putaran?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Council" });
  return { title: t("title") };
}

export default async function CouncilPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("Council");
  const words = await getTranslations("Reviews");
  const review = await getReview(actor, oneOf((await searchParams).putaran));
  const council = canReadCouncilLane(actor);
  const assessment = council && review.answers > 0 ? await getAssessment(actor, review.round.slug) : null;
  const crossing = assessment?.items.filter(({ pillar }) => pillar === null) ?? [];
  const rounds = await listRoundsUnderReview(actor);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { year: review.round.year, stage: review.round.stage ?? 0 })} />
      {council ? <CouncilDay {...(await readDay(actor))} /> : null}
      {rounds.length > 1 ? (
        <div className="mb-6">
          <FilterLinks
            label={words("rounds")}
            links={
              await Promise.all(
                rounds.map(async ({ slug }) => ({
                  href: route("/dewan", {}, { query: { putaran: slug } }),
                  label: await roundTitleOf(slug),
                  current: slug === review.round.slug,
                })),
              )
            }
          />
        </div>
      ) : null}
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
                href={route("/dewan/[pilar]", { pilar: pillar.slug }, { query: { putaran: review.round.slug } })}
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
          ...(council && review.answers > 0
            ? [
                {
                  key: "decision",
                  header: words("decisionColumn"),
                  cell: ({ decision }: (typeof review.pillars)[number]) =>
                    decision ? (
                      <StatusBadge tone={decision === "APPROVED" ? "success" : "warning"}>
                        {words(decision)}
                      </StatusBadge>
                    ) : (
                      words("noDecision")
                    ),
                },
              ]
            : []),
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
      {crossing.length > 0 ? (
        <PageSection id="lintas" title={words("crossTitle")}>
          <ItemLanes items={crossing} caption={words("crossTitle")} viewerId={actor.id} mayScore={review.mayScore} />
        </PageSection>
      ) : null}
    </>
  );
}

async function readDay(actor: Actor) {
  const [next, decisions, waiting, { years }] = await Promise.all([
    findNextMeeting(actor),
    listOpenDecisionActions(actor),
    listWaiting(actor),
    getRhythm(actor),
  ]);
  return { next, decisions, waiting, years };
}
