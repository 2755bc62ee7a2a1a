import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { FilteredOut } from "@/components/ui/filtered-out";
import { Pagination } from "@/components/ui/pagination";
import { route } from "@/lib/platform/pages/routes";
import type { TaskPage } from "@/lib/work/tasks/queries";
import { TASK_FILTERS, type TaskFilter } from "@/lib/work/tasks/task-filter";
import { TaskList } from "./task-list";

const address = (filter: TaskFilter, page = 1) =>
  route("/kelola", {}, { query: { tampil: filter === "semua" ? null : filter, hal: page === 1 ? null : page } });

/** What one owes, with counters that filter. Nothing late is not the same as nothing to do, and says so. */
export function OwnTasks({ tasks }: { tasks: TaskPage }) {
  const t = useTranslations("Tasks");
  const { items, counts, filter, page, pages } = tasks;
  return (
    <div className="flex flex-col gap-6">
      <FilterLinks
        label={t("filterLabel")}
        links={TASK_FILTERS.map((key) => ({
          href: address(key),
          label: t(`filter.${key}`),
          current: key === filter,
          count: counts[key],
        }))}
      />
      {items.length > 0 ? (
        <TaskList tasks={items} />
      ) : counts.semua > 0 && filter !== "semua" ? (
        <FilteredOut href={route("/kelola")} />
      ) : (
        <EmptyState
          title={t("emptyTitle")}
          action={
            <ButtonLink href={route("/kelola/program")} variant="secondary">
              {t("emptyAction")}
            </ButtonLink>
          }
        >
          {t("emptyBody")}
        </EmptyState>
      )}
      <Pagination page={page} pages={pages} hrefFor={(to) => address(filter, to)} />
    </div>
  );
}
