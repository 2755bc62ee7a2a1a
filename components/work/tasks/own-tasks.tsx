import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { FilteredOut } from "@/components/ui/filtered-out";
import { Pagination } from "@/components/ui/pagination";
import { route } from "@/lib/platform/pages/routes";
import { roundInWords } from "@/lib/work/owed/owed-name";
import type { TaskPage } from "@/lib/work/tasks/queries";
import type { TaskSearch } from "@/lib/work/tasks/task-filter";
import { TaskList } from "./task-list";

type Filters = Omit<TaskSearch, "hal">;
const address = (asked: { [Name in keyof Filters]: string | undefined }, page = 1) =>
  route("/kelola", {}, { query: { ...asked, hal: page === 1 ? null : page } });

/** What one owes, with counters that filter. Nothing late is not the same as nothing to do, and says so. */
export function OwnTasks({ tasks }: { tasks: TaskPage }) {
  const t = useTranslations("Tasks");
  const locale = useLocale();
  const { items, total, counts, page, pages } = tasks;
  const { hal: _page, ...asked } = tasks.search;
  const isFiltered = Object.values(asked).some(Boolean);
  /** One filter of its own row: everything, then each choice with what it would leave. */
  const links = <Name extends keyof typeof counts>(name: Name, label: (value: string) => string) => [
    {
      href: address({ ...asked, [name]: undefined }),
      label: t("filter.semua"),
      current: !asked[name],
      count: counts[name].all,
    },
    ...counts[name].choices.map(({ value, count }) => ({
      href: address({ ...asked, [name]: value }),
      label: label(value),
      current: asked[name] === value,
      count,
    })),
  ];
  const rows = [
    { label: t("filterDue"), links: links("tenggat", (value) => t(`filter.${value as "terlambat"}`)) },
    { label: t("filterKind"), links: links("jenis", (value) => t(`kinds.${value as "answer"}`)) },
    {
      label: t("filterRound"),
      links: links("putaran", (value) => t("ofRound", { round: roundInWords(value, locale) })),
    },
    { label: t("filterState"), links: links("tampil", (value) => t(`filter.${value as "dikembalikan"}`)) },
  ];
  return (
    <div className="flex flex-col gap-6">
      {total > 0 ? (
        <div className="flex flex-col gap-3">
          {/* A row of one choice would narrow nothing. */}
          {rows.map((row) =>
            row.links.length > 1 ? (
              <div key={row.label} className="flex flex-col gap-1 md:flex-row md:items-center md:gap-4">
                <span aria-hidden className="w-20 shrink-0 text-sm text-muted">
                  {row.label}
                </span>
                <FilterLinks label={row.label} links={row.links} />
              </div>
            ) : null,
          )}
        </div>
      ) : null}
      {items.length > 0 ? (
        <TaskList tasks={items} />
      ) : isFiltered && total > 0 ? (
        <FilteredOut href={route("/kelola")} />
      ) : (
        <EmptyState
          title={t("nothingTitle")}
          action={
            <ButtonLink href={route("/kelola/program")} variant="secondary">
              {t("emptyAction")}
            </ButtonLink>
          }
        >
          {t("nothingBody")}
        </EmptyState>
      )}
      <Pagination page={page} pages={pages} hrefFor={(to) => address(asked, to)} />
    </div>
  );
}
