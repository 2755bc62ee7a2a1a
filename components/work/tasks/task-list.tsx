import { useLocale, useTranslations } from "next-intl";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { StatusBadge } from "@/components/ui/status-badge";
import { readRoundSlug } from "@/lib/evaluation/rounds/slug";
import { formatDate } from "@/lib/platform/format/date";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { Task } from "@/lib/work/tasks/queries";

/** Each task is a link to the one form that settles it. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  const t = useTranslations("Tasks");
  const roundName = useRoundName();
  const locale = useLocale();
  return (
    <ul className="flex flex-col divide-y divide-hairline border-y border-hairline">
      {tasks.map((task) => (
        <li key={`${task.kind}:${task.key}:${task.period}:${task.entryId}`}>
          <Link
            href={taskAddress(task)}
            prefetch={false}
            className="group flex min-h-14 flex-col gap-1 py-3 no-underline md:flex-row md:items-center md:justify-between md:gap-6"
          >
            <span className="min-w-0">
              <span className="block font-medium group-hover:underline">
                {t(`what.${task.kind}`, {
                  code: task.key,
                  name: locale === "id" ? task.nameId : task.nameEn,
                  period:
                    task.kind === "progress" || task.kind === "value"
                      ? [formatPeriod(task.period, locale), task.kelurahan].filter(Boolean).join(", ")
                      : task.period && roundName({ slug: task.period, ...readRoundSlug(task.period) }),
                })}
              </span>
              {task.returnReason ? (
                <span className="block text-sm text-warning">
                  {t("returnedBecause", { reason: task.returnReason })}
                </span>
              ) : null}
            </span>
            <span className="flex shrink-0 flex-wrap items-center gap-2 text-sm">
              {task.reason === "missing" ? null : (
                <StatusBadge
                  tone={task.reason === "returned" ? "warning" : task.reason === "check" ? "info" : "neutral"}
                >
                  {t(`reason.${task.reason}`)}
                </StatusBadge>
              )}
              {task.late ? <StatusBadge tone="danger">{t("late")}</StatusBadge> : null}
              {task.dueOn ? (
                <span className="text-muted">{t("due", { date: formatDate(task.dueOn, locale) })}</span>
              ) : null}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

const ADDRESSES = {
  progress: "/kelola/laporan/[id]",
  value: "/kelola/nilai/[id]",
  answer: "/kelola/jawaban/[id]",
  recommendation: "/kelola/rekomendasi/[id]",
  action: "/kelola/tindakan/[id]",
  question: "/kelola/pertanyaan/[id]",
} as const;

function taskAddress({ kind, key, period, entryId }: Task): string {
  if (entryId) return route(ADDRESSES[kind], { id: entryId });
  const query = { periode: period };
  return kind === "progress"
    ? route("/kelola/program/[slug]/lapor", { slug: key }, { query })
    : route("/kelola/indikator/[kode]/isi", { kode: key }, { query });
}
