import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { OwnTasks } from "@/components/work/tasks/own-tasks";
import { QueueTable } from "@/components/work/tasks/queue-table";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { countDuties, type DutyCount } from "@/lib/work/duties/queries";
import {
  countAnswersToVerify,
  countQueue,
  isTaskFilter,
  listQueue,
  listTaskPage,
  type TaskPage,
} from "@/lib/work/tasks/queries";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ tampil?: string | string[]; hal?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Tasks" });
  return { title: t("title") };
}

export default async function TasksPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const t = await getTranslations("Tasks");
  const { tampil, hal } = await searchParams;
  const shown = oneOf(tampil);
  const tasks = await listTaskPage(actor, {
    filter: isTaskFilter(shown) ? shown : "semua",
    page: pageNumberSchema.parse(oneOf(hal)),
  });
  if (canVerifyAtAll(actor)) return <StewardTasks tasks={tasks} />;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { count: tasks.counts.semua })} />
      <OwnTasks tasks={tasks} />
      <p className="mt-6 text-sm text-muted">{t("dueNote")}</p>
    </>
  );
}

const list = (state: string) => route("/kelola/rekomendasi", {}, { query: { tampilan: "daftar", tahap: state } });

const DUTY_ADDRESSES: Record<DutyCount["key"], string> = {
  RECEIVED: list("RECEIVED"),
  SUBMITTED: `${list("SUBMITTED")}&verifikator=walidata`,
  VERIFIED: list("VERIFIED"),
  CONFIRMED: list("CONFIRMED"),
  questions: route("/kelola/pertanyaan", {}, { query: { status: "RECEIVED" } }),
  answers: route("/kelola/pertanyaan", {}, { query: { status: "ANSWERED" } }),
  testimonies: route("/kelola/testimoni", {}, { query: { status: "SUBMITTED" } }),
};

async function StewardTasks({ tasks }: { tasks: TaskPage }) {
  const actor = await requireActor();
  const t = await getTranslations("Tasks");
  const queue = await getTranslations("Queue");
  const [counts, waiting, rounds, duties] = await Promise.all([
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
        label={t("waitingLabel")}
        links={[
          ...(["SUBMITTED", "VERIFIED"] as const).map((state) => ({
            href: route("/kelola/verifikasi", {}, { query: { status: state } }),
            label: queue(`states.${state}`),
            current: false,
            count: counts[state],
          })),
          ...(await Promise.all(
            rounds.map(async ({ slug, count }) => ({
              href: route("/kelola/putaran/[slug]/jawaban", { slug }, { query: { status: "SUBMITTED" } }),
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
      {tasks.counts.semua > 0 ? (
        <PageSection id="sendiri" title={t("ownTitle")} lead={t("ownLead")}>
          <OwnTasks tasks={tasks} />
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
