import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import { STATUSES, type SummaryGroup } from "@/lib/follow-up/stage-one-sheets/summary";
import { formatPercent } from "@/lib/platform/format/number";

type SummaryTableProps = { caption: string; heading: string; groups: SummaryGroup[] };

/** The four words and the shares, a line per agency or pillar. */
export function SummaryTable({ caption, heading, groups }: SummaryTableProps) {
  const t = useTranslations("StageOne");
  const words = useTranslations("Recommendations.statuses");
  const locale = useLocale();
  const percent = (value: string | null) =>
    value === null ? <Missing /> : formatPercent(value, { locale, decimals: 1 });
  return (
    <DataTable
      caption={caption}
      rows={groups}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "name",
          header: heading,
          heading: true,
          cell: ({ name }) => <span lang="id">{name || t("allPillars")}</span>,
        },
        { key: "total", header: t("total"), numeric: true, cell: ({ summary }) => summary.total },
        ...STATUSES.map((status) => ({
          key: status,
          header: words(status),
          numeric: true,
          cell: ({ summary }: SummaryGroup) => summary.byStatus[status],
        })),
        { key: "unverified", header: words("NONE"), numeric: true, cell: ({ summary }) => summary.unverified },
        {
          key: "followedUp",
          header: t("followedUp"),
          numeric: true,
          cell: ({ summary }) => percent(summary.followedUp),
        },
        { key: "asAsked", header: t("asAsked"), numeric: true, cell: ({ summary }) => percent(summary.asAsked) },
      ]}
    />
  );
}
