import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChecklistTable } from "@/components/evaluation/rounds/checklist-table";
import { RepairCountdown } from "@/components/evaluation/rounds/repair-countdown";
import { RoundCalendar } from "@/components/evaluation/rounds/round-calendar";
import { MoveForm } from "@/components/evaluation/rounds/round-forms";
import { roundTitle, roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RoundPages } from "@/components/results/rounds/round-pages";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { ProgressBar } from "@/components/ui/progress-bar";
import { StatusBadge } from "@/components/ui/status-badge";
import { getRoundOffice, listChecklist } from "@/lib/evaluation/rounds/queries";
import type { StepHindrance } from "@/lib/evaluation/rounds/steps";
import { requireActor } from "@/lib/platform/auth/session";
import { ZONE_NAMES } from "@/lib/platform/format/zone";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { type Route, route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { findInternalFreeze } from "@/lib/results/freezes/queries";
import { listTasks } from "@/lib/work/tasks/queries";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "RoundOffice" });
  return { title: t("titleOne", { round: await roundTitleOf((await params).slug) }) };
}

/** Where each hindrance is mended. */
const MEND = {
  unassigned: "/kelola/putaran/[slug]/penugasan",
  "no-repair-window": "/kelola/putaran/[slug]/tanggal",
  "repair-window-past": "/kelola/putaran/[slug]/tanggal",
  "no-confirmed-result": "/kelola/putaran/[slug]/hasil",
} as const satisfies Partial<Record<StepHindrance, Route>>;
const mendingPage = (hindrance: StepHindrance, slug: string) => {
  if (hindrance === "pillars-open") return route("/dewan", {}, { query: { putaran: slug } });
  return hindrance in MEND ? route(MEND[hindrance as keyof typeof MEND], { slug }) : undefined;
};

export default async function RoundPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  const office = await getRoundOffice(actor, slug);
  const { round, standing, facts, dates, mayManage, next, previous, hindrances } = office;
  const [t, phases, rows] = await Promise.all([
    getTranslations("RoundOffice"),
    getTranslations("Rounds.phases"),
    listChecklist(actor, round.id),
  ]);
  const own = mayManage
    ? []
    : (await listTasks(actor)).filter(({ kind, round: of }) => kind === "answer" && of === slug);
  const [first] = own;
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  const verified = rows.reduce((sum, row) => sum + row.verified, 0);
  const count = (hindrance: StepHindrance) => (hindrance === "unassigned" ? facts.unassigned : facts.pillarsOpen);
  const reasons = hindrances.map((hindrance) => ({
    text: t(`hindrance.${hindrance}`, { count: count(hindrance) }),
    href: mendingPage(hindrance, slug),
  }));
  return (
    <>
      <PageHeader
        title={t("titleOne", { round: await roundTitle(round) })}
        eyebrow={<StatusBadge tone={standing === "PUBLISHED" ? "success" : "info"}>{phases(standing)}</StatusBadge>}
        breadcrumbs={[{ href: route("/kelola/putaran"), label: t("title") }]}
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf((await searchParams).tersimpan)} />
        {round.phase === "EVIDENCE_REPAIR" && facts.repairClosesAt ? (
          <RepairCountdown closesAt={facts.repairClosesAt} now={new Date()} />
        ) : null}
        {total > 0 ? (
          <ProgressBar
            value={(verified / total) * 100}
            label={t("progress")}
            text={t("progressText", { done: verified, total })}
          />
        ) : null}
      </div>
      {mayManage ? (
        <PageSection id="langkah" title={t("step")}>
          {next === "PUBLISHED" && hindrances.length === 0 ? (
            <ButtonLink href={route("/kelola/putaran/[slug]/terbitkan", { slug })}>{t("publishLink")}</ButtonLink>
          ) : (
            <MoveForm
              key={round.version}
              round={{ slug, version: round.version }}
              next={next && phases(next)}
              previous={previous && phases(previous)}
              reasons={reasons}
              consequence={
                next && next !== "PUBLISHED" && next !== "PREPARATION"
                  ? t(`consequence.${next}`, { unverified: facts.unverified })
                  : ""
              }
            />
          )}
        </PageSection>
      ) : standing === "PUBLISHED" ? (
        <div className="mt-8">
          <Notice>{t("stepPublished")}</Notice>
        </div>
      ) : first ? (
        <PageSection id="langkah" title={t("step")} lead={t("stepOwn", { count: own.length })}>
          <ButtonLink href={first.address}>{t("stepOwnFirst", { code: first.key })}</ButtonLink>
        </PageSection>
      ) : null}
      <PageSection id="isi" title={t("pages")}>
        <RoundPages
          actor={actor}
          slug={slug}
          items={total}
          mayManage={mayManage}
          hasInstrument={round.instrumentId !== null}
          isPublished={standing === "PUBLISHED"}
          hasInternal={standing === "PUBLISHED" && (await findInternalFreeze(actor, slug)) !== null}
        />
      </PageSection>
      {standing !== "PUBLISHED" || dates.some(({ opensAt, closesAt }) => opensAt || closesAt) ? (
        <PageSection
          id="kalender"
          title={t("planned")}
          lead={t(standing === "PUBLISHED" ? "plannedPast" : "plannedLead", { zone: ZONE_NAMES[await cityZone()] })}
          actions={
            mayManage ? (
              <ButtonLink href={route("/kelola/putaran/[slug]/tanggal", { slug })} variant="secondary">
                {t("editDates")}
              </ButtonLink>
            ) : null
          }
        >
          <RoundCalendar standing={standing} dates={dates} />
        </PageSection>
      ) : null}
      {standing === "PUBLISHED" ? null : (
        <PageSection id="kurang" title={t("checklist")} lead={t("checklistLead")}>
          {total === 0 ? (
            <p className="text-muted">{t("noQuestionnaire")}</p>
          ) : (
            <div className="flex flex-col gap-4">
              <ChecklistTable slug={slug} rows={rows} />
              <ul className="flex list-disc flex-col gap-1 ps-5">
                <li>{t("pillarsOpen", { count: facts.pillarsOpen })}</li>
                <li>{facts.resultConfirmed ? t("resultConfirmed") : t("resultOpen")}</li>
              </ul>
            </div>
          )}
        </PageSection>
      )}
    </>
  );
}
