import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import { StatusBadge } from "@/components/ui/status-badge";
import type { listRecommendations } from "@/lib/follow-up/recommendations/queries";
import { formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { RecommendationStatusBadge } from "./recommendation-status";

type Item = Awaited<ReturnType<typeof listRecommendations>>["items"][number];

/** A table on a desk, cards on a phone. `showState` is false for the guest assessor: what is under way is internal. */
export function OfficeList({ items, showState }: { items: Item[]; showState: boolean }) {
  const t = useTranslations("RecommendationBoard");
  const states = useTranslations("RecommendationLife.states");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("title")}
      captionHidden
      rows={items}
      rowKey={(item) => item.id}
      columns={[
        {
          key: "text",
          header: t("text"),
          heading: true,
          cell: (item) => (
            <Link href={route("/kelola/rekomendasi/[id]", { id: item.id })} className="text-link" lang="id">
              {item.text}
            </Link>
          ),
        },
        { key: "round", header: t("round"), cell: (item) => `${item.round.slug} / ${item.order}` },
        {
          key: "agency",
          header: t("agency"),
          cell: (item) => (
            <>
              <span lang="id">{item.leadAgency.shortName}</span>
              {showState && item.officer ? <span className="block text-sm text-muted">{item.officer.name}</span> : null}
            </>
          ),
        },
        {
          key: "due",
          header: t("due"),
          cell: (item) => (item.dueOn ? formatDate(item.dueOn, locale) : <Missing />),
        },
        {
          key: "status",
          header: t("status"),
          cell: (item) => (
            <span className="flex flex-wrap gap-2">
              <RecommendationStatusBadge status={item.status} />
              {showState && item.forerunnerId ? <StatusBadge tone="warning">{t("repeated")}</StatusBadge> : null}
              {item.overdue ? <StatusBadge tone="danger">{t("late")}</StatusBadge> : null}
              {showState ? <span className="text-sm text-muted">{states(item.state)}</span> : null}
            </span>
          ),
        },
      ]}
    />
  );
}
