import { useLocale, useTranslations } from "next-intl";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { StatusBadge } from "@/components/ui/status-badge";
import { readRoundSlug } from "@/lib/evaluation/rounds/slug";
import type { Task } from "@/lib/platform/areas/office";
import { formatDate } from "@/lib/platform/format/date";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";

/** Each task is a link to the one form that settles it. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  const t = useTranslations("Tasks");
  const roundName = useRoundName();
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
              <span className="block font-medium group-hover:underline">
                {t(`what.${task.kind}`, {
                  code: task.key,
                  name: locale === "id" ? task.nameId : task.nameEn,
                  period: task.period
                    ? [formatPeriod(task.period, locale), task.kelurahan].filter(Boolean).join(", ")
                    : task.round
                      ? roundName({ slug: task.round, ...readRoundSlug(task.round) })
                      : "",
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
