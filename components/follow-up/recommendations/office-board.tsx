import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import type { getBoard } from "@/lib/follow-up/recommendations/queries";
import type { RecommendationSearch } from "@/lib/follow-up/recommendations/schemas";
import { formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { RecommendationStatusBadge } from "./recommendation-status";
import { addressOf } from "./search-address";

type Column = Awaited<ReturnType<typeof getBoard>>[number];
type BoardProps = { columns: Column[]; search: RecommendationSearch };

/** By status, the most urgent first; what is late is counted apart, and every count is a link to its list. */
export function OfficeBoard({ columns, search }: BoardProps) {
  return (
    <div className="grid gap-6 md:grid-cols-2 xl:grid-cols-4">
      {columns.map((column) => (
        <BoardColumn key={column.status} column={column} search={search} />
      ))}
    </div>
  );
}

function BoardColumn({ column, search }: { column: Column; search: RecommendationSearch }) {
  const t = useTranslations("RecommendationBoard");
  const { status, total, overdue, items } = column;
  const list = addressOf({ ...search, tampilan: "daftar", status, hal: 1 });
  const late = addressOf({ ...search, tampilan: "daftar", status, terlambat: "1", hal: 1 });
  return (
    <section aria-labelledby={`kolom-${status}`} className="flex min-w-0 flex-col gap-3">
      <h2 id={`kolom-${status}`} className="flex flex-wrap items-center gap-2 text-base">
        <RecommendationStatusBadge status={status} />
      </h2>
      <p className="flex flex-wrap gap-x-4 text-sm">
        <Link href={list} className="text-link inline-flex min-h-6 items-center">
          {t("count", { count: total })}
        </Link>
        {overdue > 0 ? (
          <Link href={late} className="text-link inline-flex min-h-6 items-center font-medium">
            {t("lateCount", { count: overdue })}
          </Link>
        ) : null}
      </p>
      {items.length === 0 ? <p className="text-sm text-muted">{t("emptyColumn")}</p> : null}
      <ul className="flex flex-col gap-3">
        {items.map((item) => (
          <BoardCard key={item.id} item={item} />
        ))}
      </ul>
      {total > items.length ? (
        <Link href={list} className="text-link">
          {t("rest", { count: total - items.length })}
        </Link>
      ) : null}
    </section>
  );
}

function BoardCard({ item }: { item: Column["items"][number] }) {
  const t = useTranslations("RecommendationBoard");
  const states = useTranslations("RecommendationLife.states");
  const locale = useLocale();
  return (
    <Card as="li" pillar={item.pillar?.code} className="flex flex-col gap-2 p-4 md:p-4">
      <div className="flex flex-wrap gap-2">
        {item.overdue ? <StatusBadge tone="danger">{t("late")}</StatusBadge> : null}
        {item.forerunnerId ? <StatusBadge tone="warning">{t("repeated")}</StatusBadge> : null}
        <span className="text-sm text-muted">{states(item.state)}</span>
      </div>
      <Link href={route("/kelola/rekomendasi/[id]", { id: item.id })} className="text-link wrap-anywhere" lang="id">
        {item.text}
      </Link>
      <p className="text-sm text-muted">
        <span lang="id">{item.leadAgency.shortName}</span> ·{" "}
        {t("ofRound", { round: item.round.slug, order: item.order })}
        {item.dueOn ? ` · ${formatDate(item.dueOn, locale)}` : ""}
      </p>
      {item.pillar ? <PillarBadge code={item.pillar.code} name={item.pillar.name} /> : null}
    </Card>
  );
}
