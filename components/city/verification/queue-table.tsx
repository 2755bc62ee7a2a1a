import { useLocale, useTranslations } from "next-intl";
import { useSaid } from "@/components/city/entries/said-words";
import { TickBox } from "@/components/platform/forms/ticks";
import { DataTable } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import { ENTRY_PAGES } from "@/lib/city/entries/kinds";
import type { QueueItem } from "@/lib/city/verification/queries";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { formatPeriod } from "@/lib/platform/format/period";
import { Link } from "@/lib/platform/i18n/navigation";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { route } from "@/lib/platform/pages/routes";

type QueueTableProps = {
  items: QueueItem[];
  caption: string;
  /** With a box before each row, ticked or not, inside of the form that they belong to. */
  ticks?: "all" | "none";
};

/** What asks for somebody's own look. */
const DOUBTS: ReadonlySet<QueueItem["marks"][number]> = new Set(["jump", "abovePlan", "farDay"]);

export function QueueTable({ items, caption, ticks }: QueueTableProps) {
  const t = useTranslations("Queue");
  const locale = useLocale();
  const zone = useZone();
  const words = useSaid();
  const nameOf = ({ nameId, nameEn, detail, period, kelurahan }: QueueItem) =>
    [locale === "id" ? nameId : nameEn, detail, formatPeriod(period, locale), kelurahan].filter(Boolean).join(", ");
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={items}
      rowKey={(item) => item.id}
      columns={[
        ...(ticks
          ? [
              {
                key: "tick",
                header: t("tick"),
                cell: (item: QueueItem) => (
                  <TickBox
                    label={t("tickOne", { what: nameOf(item) })}
                    name={`tick-${item.id}`}
                    value={`${item.kind}:${item.id}:${item.version}`}
                    data-apart={item.ownWork || undefined}
                    data-what={nameOf(item)}
                    isTicked={ticks === "all"}
                  />
                ),
              },
            ]
          : []),
        {
          key: "what",
          header: t("what"),
          heading: true,
          cell: (item) => (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link href={route(ENTRY_PAGES[item.kind], { id: item.id })} className="text-link">
                {locale === "id" ? item.nameId : item.nameEn}
                {item.detail ? ` · ${item.detail}` : ""}
              </Link>
              {item.ownWork ? <StatusBadge tone="neutral">{t("own")}</StatusBadge> : null}
            </span>
          ),
        },
        { key: "kind", header: t("kind"), cell: (item) => t(`kinds.${item.kind}`) },
        {
          key: "period",
          header: t("period"),
          cell: (item) => [formatPeriod(item.period, locale), item.kelurahan].filter(Boolean).join(", "),
        },
        {
          key: "said",
          header: t("said"),
          cell: ({ said, before, marks }) => (
            <span className="flex flex-col gap-1">
              <span className="font-medium">{words(said)}</span>
              {before ? (
                <span className="text-muted">
                  {t("before", { what: words(before.said), period: formatPeriod(before.period, locale) })}
                </span>
              ) : null}
              {marks.length > 0 ? (
                <span className="flex flex-wrap gap-1">
                  {marks.map((mark) => (
                    <StatusBadge key={mark} tone={DOUBTS.has(mark) ? "warning" : "neutral"}>
                      {t(`marks.${mark}`)}
                    </StatusBadge>
                  ))}
                </span>
              ) : null}
            </span>
          ),
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
