import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { ENTRY_PAGES } from "@/lib/city/entries/kinds";
import type { QueueItem } from "@/lib/city/entries/queries";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { route } from "@/lib/platform/pages/routes";

export function QueueTable({ items, caption }: { items: QueueItem[]; caption: string }) {
  const t = useTranslations("Queue");
  const locale = useLocale();
  const zone = useZone();
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={items}
      rowKey={(item) => item.id}
      columns={[
        {
          key: "what",
          header: t("what"),
          heading: true,
          cell: (item) => (
            <Link href={route(ENTRY_PAGES[item.kind], { id: item.id })} prefetch={false} className="text-link">
              {locale === "id" ? item.nameId : item.nameEn}
              {item.detail ? ` · ${item.detail}` : ""}
            </Link>
          ),
        },
        { key: "kind", header: t("kind"), cell: (item) => t(`kinds.${item.kind}`) },
        {
          key: "period",
          header: t("period"),
          cell: (item) => [formatPeriod(item.period, locale), item.kelurahan].filter(Boolean).join(", "),
        },
        { key: "agency", header: t("agency"), cell: (item) => <span lang="id">{item.agency}</span> },
        {
          key: "submitted",
          header: t("submitted"),
          cell: (item) =>
            `${item.submittedBy}, ${formatDate(dayIn(zone, item.submittedAt), locale)} ${formatTime(item.submittedAt, locale, zone)}`,
        },
      ]}
    />
  );
}
