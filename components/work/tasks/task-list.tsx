import { useLocale, useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { owedName } from "@/lib/work/owed/owed-name";
import type { Task } from "@/lib/work/tasks/task-filter";

/** Each task is a link to the first field that settles it. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  const t = useTranslations("Tasks");
  const locale = useLocale();
  return (
    <ul className="flex flex-col divide-y divide-hairline border-y border-hairline">
      {tasks.map((task) => (
        <li key={`${task.kind}:${task.key}:${task.period ?? task.round}:${task.id}`}>
          <Link
            href={task.address}
            className="group flex min-h-14 flex-col gap-1 py-3 no-underline md:flex-row md:items-center md:justify-between md:gap-6"
          >
            <span className="min-w-0">
              <span className="block font-medium wrap-anywhere group-hover:underline">{owedName(task, locale)}</span>
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
