import { useLocale, useTranslations } from "next-intl";
import { useTarget } from "@/components/city/indicators/target-words";
import { DataTable } from "@/components/ui/data-table";
import { Indonesian } from "@/components/ui/indonesian";
import type { TargetHistory } from "@/lib/city/targets/queries";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";

type TargetHistoryTableProps = {
  history: TargetHistory;
  measureOf: (year: number, gone: Date) => { unit: string; decimals: number };
};

/** What the targets said before, until when, why they were set so, and by whom. */
export function TargetHistoryTable({ history, measureOf }: TargetHistoryTableProps) {
  const t = useTranslations("TargetForm");
  const locale = useLocale();
  const zone = useZone();
  const say = useTarget();
  return (
    <DataTable
      caption={t("history")}
      captionHidden
      rows={history}
      rowKey={({ id }) => id}
      columns={[
        { key: "year", header: t("year"), heading: true, cell: ({ year }) => year },
        { key: "revision", header: t("revision"), numeric: true, cell: ({ revision }) => revision },
        {
          key: "target",
          header: t("target"),
          cell: ({ target, year, withdrawnAt, replacedAt }) => {
            const said = say(target, measureOf(year, withdrawnAt ?? replacedAt));
            return withdrawnAt ? <s>{said}</s> : said;
          },
        },
        { key: "plan", header: t("plan"), cell: ({ plan }) => <Indonesian>{plan}</Indonesian> },
        {
          key: "reason",
          header: t("reason"),
          cell: ({ reason }) => (reason ? <Indonesian>{reason}</Indonesian> : null),
        },
        { key: "by", header: t("by"), cell: ({ by }) => by ?? t("shipped") },
        { key: "until", header: t("until"), cell: ({ replacedAt }) => formatDate(dayIn(zone, replacedAt), locale) },
      ]}
    />
  );
}
