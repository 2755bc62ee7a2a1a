import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QueueTable } from "@/components/city/verification/queue-table";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { GapList } from "@/components/work/readiness/gap-list";
import { OwnTasks } from "@/components/work/tasks/own-tasks";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { isRegisterEmpty } from "@/lib/city/programme-register/queries";
import { listOldest } from "@/lib/city/verification/queries";
import type { Waiting } from "@/lib/platform/areas/office";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { FIRST_FEW, listGaps } from "@/lib/work/readiness/queries";
import { listTaskPage, listWaiting, type TaskPage } from "@/lib/work/tasks/queries";
import { taskSearchSchema } from "@/lib/work/tasks/task-filter";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Tasks" });
  return { title: t("title") };
}

export default async function TasksPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const t = await getTranslations("Tasks");
  const asked = Object.entries(await searchParams).map(([name, value]) => [name, oneOf(value)]);
  const tasks = await listTaskPage(actor, taskSearchSchema.parse(Object.fromEntries(asked)));
  if (canVerifyAtAll(actor)) return <StewardTasks tasks={tasks} />;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { count: tasks.total })} />
      <OwnTasks tasks={tasks} />
      <p className="mt-6 text-sm text-muted">{t("dueNote")}</p>
    </>
  );
}

/** Of what waits; all of it has its own page. */
const OLDEST_SHOWN = 10;

async function StewardTasks({ tasks }: { tasks: TaskPage }) {
  const actor = await requireActor();
  const t = await getTranslations("Tasks");
  const queue = await getTranslations("Queue");
  const readiness = await getTranslations("Readiness");
  const [oldest, waiting] = await Promise.all([listOldest(actor, OLDEST_SHOWN), listWaiting(actor)]);
  const { year, gaps } = actor.role === "ADMIN" ? await listGaps(actor, FIRST_FEW) : { year: 0, gaps: [] };
  const isEmpty = actor.role === "ADMIN" && (await isRegisterEmpty(actor));
  const countOf = (kind: Waiting["key"]) => waiting.find(({ key }) => key === kind)?.count ?? 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("stewardLead", { submitted: countOf("entriesSubmitted"), verified: countOf("entriesVerified") })}
      />
      <FilterLinks
        label={t("waitingLabel")}
        links={
          await Promise.all(
            waiting.map(async ({ key, round, count, address }) => ({
              href: address,
              label: t(`waiting.${key}`, { round: round ? await roundTitleOf(round) : "" }),
              current: false,
              count,
            })),
          )
        }
      />
      {isEmpty ? (
        <Notice
          tone="info"
          title={t("emptyTitle")}
          actions={
            <>
              <ButtonLink href={route("/kelola/muat/baru")}>{t("emptyLoad")}</ButtonLink>
              <ButtonLink href={route("/kelola/muat")} variant="secondary">
                {t("emptyTemplate")}
              </ButtonLink>
              <ButtonLink href={route("/kelola/pengaturan")} variant="secondary">
                {t("emptySettings")}
              </ButtonLink>
            </>
          }
        >
          {t("emptyBody")}
        </Notice>
      ) : null}
      {gaps.length > 0 && !isEmpty ? (
        <PageSection
          id="kesiapan"
          title={readiness("title")}
          lead={readiness("lead", { year })}
          actions={
            <ButtonLink href={route("/kelola/kesiapan")} variant="secondary">
              {readiness("all")}
            </ButtonLink>
          }
        >
          <GapList gaps={gaps} year={year} isOpen={false} />
        </PageSection>
      ) : null}
      {tasks.total > 0 ? (
        <PageSection id="sendiri" title={t("ownTitle")} lead={t("ownLead")}>
          <OwnTasks tasks={tasks} />
        </PageSection>
      ) : null}
      <PageSection id="menunggu" title={queue("states.SUBMITTED")}>
        {oldest.length > 0 ? (
          <QueueTable items={oldest} caption={queue("states.SUBMITTED")} />
        ) : (
          <EmptyState title={queue("emptyTitle")}>{queue("emptyBody")}</EmptyState>
        )}
      </PageSection>
    </>
  );
}
