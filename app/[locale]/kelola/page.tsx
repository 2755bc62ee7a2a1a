import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader, PageSection } from "@/components/layout/page-header";
import { roundTitleOf } from "@/components/rounds/round-title";
import { QueueTable } from "@/components/tasks/queue-table";
import { TaskList } from "@/components/tasks/task-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { requireActor } from "@/lib/auth/session";
import { countDuties, type DutyCount } from "@/lib/duties/queries";
import { canVerifyAtAll } from "@/lib/entries/policy";
import { oneOf } from "@/lib/forms/search";
import { pageLocale } from "@/lib/i18n/page-locale";
import { countAnswersToVerify, countQueue, listQueue, listTasks } from "@/lib/tasks/queries";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ tampil?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Tasks" });
  return { title: t("title") };
}

export default async function TasksPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const t = await getTranslations("Tasks");
  if (canVerifyAtAll(actor)) return <StewardTasks />;
  const shown = oneOf((await searchParams).tampil);
  const tasks = await listTasks(actor);
  const filters = [
    { key: "semua", test: () => true },
    { key: "terlambat", test: (task: (typeof tasks)[number]) => task.late },
    { key: "dikembalikan", test: (task: (typeof tasks)[number]) => task.reason === "returned" },
  ] as const;
  const current = filters.find((filter) => filter.key === shown) ?? filters[0];
  const visible = tasks.filter(current.test);
  const links = filters.map((filter) => ({
    href: filter.key === "semua" ? "/kelola" : `/kelola?tampil=${filter.key}`,
    label: t(`filter.${filter.key}`),
    current: filter === current,
    count: tasks.filter(filter.test).length,
  }));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { count: tasks.length })} />
      <div className="flex flex-col gap-6">
        <FilterLinks label={t("filterLabel")} links={links} />
        {visible.length > 0 ? (
          <TaskList tasks={visible} />
        ) : (
          <EmptyState
            title={t("emptyTitle")}
            action={
              <ButtonLink href="/kelola/program" variant="secondary">
                {t("emptyAction")}
              </ButtonLink>
            }
          >
            {t("emptyBody")}
          </EmptyState>
        )}
        <p className="text-sm text-muted">{t("dueNote")}</p>
      </div>
    </>
  );
}

const list = (state: string) => `/kelola/rekomendasi?tampilan=daftar&tahap=${state}`;

const DUTY_ADDRESSES: Record<DutyCount["key"], string> = {
  RECEIVED: list("RECEIVED"),
  SUBMITTED: list("SUBMITTED"),
  VERIFIED: list("VERIFIED"),
  CONFIRMED: list("CONFIRMED"),
  questions: "/kelola/pertanyaan?status=RECEIVED",
  answers: "/kelola/pertanyaan?status=ANSWERED",
  testimonies: "/kelola/testimoni?status=SUBMITTED",
};

async function StewardTasks() {
  const actor = await requireActor();
  const t = await getTranslations("Tasks");
  const queue = await getTranslations("Queue");
  const [tasks, counts, waiting, rounds, duties] = await Promise.all([
    listTasks(actor),
    countQueue(actor),
    listQueue(actor, { state: "SUBMITTED" }),
    countAnswersToVerify(actor),
    countDuties(actor),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("stewardLead", { submitted: counts.SUBMITTED, verified: counts.VERIFIED })}
      />
      <FilterLinks
        label={t("filterLabel")}
        links={[
          ...(["SUBMITTED", "VERIFIED"] as const).map((state) => ({
            href: `/kelola/verifikasi?status=${state}`,
            label: queue(`states.${state}`),
            current: false,
            count: counts[state],
          })),
          ...(await Promise.all(
            rounds.map(async ({ slug, count }) => ({
              href: `/kelola/putaran/${slug}/jawaban?status=SUBMITTED`,
              label: t("answersOf", { round: await roundTitleOf(slug) }),
              current: false,
              count,
            })),
          )),
          ...duties.map(({ key, count }) => ({
            href: DUTY_ADDRESSES[key],
            label: t(`duties.${key}`),
            current: false,
            count,
          })),
        ]}
      />
      {tasks.length > 0 ? (
        <PageSection id="sendiri" title={t("ownTitle")} lead={t("ownLead")}>
          <TaskList tasks={tasks} />
        </PageSection>
      ) : null}
      <PageSection id="menunggu" title={queue("states.SUBMITTED")}>
        {waiting.items.length > 0 ? (
          <QueueTable items={waiting.items} caption={queue("states.SUBMITTED")} />
        ) : (
          <EmptyState title={queue("emptyTitle")}>{queue("emptyBody")}</EmptyState>
        )}
      </PageSection>
    </>
  );
}
