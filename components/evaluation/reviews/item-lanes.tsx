import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Assessment } from "@/lib/evaluation/assessments/queries";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

type Item = Assessment["items"][number];
type ItemLanesProps = { items: Item[]; caption: string; viewerId: string; mayScore: boolean };

/** Items of one pillar with their three lanes; each leads to its own screen. */
export function ItemLanes({ items, caption, viewerId, mayScore }: ItemLanesProps) {
  const t = useTranslations("Reviews");
  const locale = useLocale();
  const self = ({ self: answer }: Item) => {
    if (!answer?.counts) return <span className="text-muted">{t("unverified")}</span>;
    if (answer.notApplicable) return t("notApplicable");
    return answer.score ? formatScore(answer.score, locale) : <Missing />;
  };
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "item",
          header: t("item"),
          heading: true,
          cell: (item) =>
            item.self ? (
              <Link href={route("/dewan/butir/[id]", { id: item.self.answerId })} className="text-link">
                {item.code} {item.text[locale] || item.text.id}
              </Link>
            ) : (
              `${item.code} ${item.text[locale] || item.text.id}`
            ),
        },
        { key: "self", header: t("self"), numeric: true, cell: self },
        {
          key: "council",
          header: t("council"),
          numeric: true,
          cell: ({ council }) =>
            council.length > 0 ? council.map(({ value }) => formatScore(value, locale)).join(" · ") : <Missing />,
        },
        {
          key: "official",
          header: t("official"),
          numeric: true,
          cell: ({ official }) => (official ? formatScore(official, locale) : <Missing />),
        },
        ...(mayScore
          ? [
              {
                key: "mine",
                header: t("mine"),
                cell: ({ council }: Item) => {
                  const given = council.some(({ authorId }) => authorId === viewerId);
                  return <StatusBadge tone={given ? "success" : "waiting"}>{t(given ? "given" : "open")}</StatusBadge>;
                },
              },
            ]
          : []),
      ]}
    />
  );
}
