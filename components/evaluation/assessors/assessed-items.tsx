import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Assessment } from "@/lib/evaluation/assessments/queries";
import { formatDecimal } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

type Item = Assessment["items"][number];

/** Items with their answers, as a guest reads them: verified ones with their score, the others by their state. */
export function AssessedItems({ caption, items }: { caption: string; items: Item[] }) {
  const t = useTranslations("Assessor");
  const locale = useLocale();
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={items}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "item",
          header: t("item"),
          heading: true,
          cell: ({ code, text }) => (
            <Link href={route("/asesor/[butir]", { butir: code })} className="text-link">
              {code} <span className="font-normal">{text[locale] || text.id}</span>
            </Link>
          ),
        },
        { key: "agency", header: t("agency"), cell: ({ self }) => self?.agency ?? <Missing /> },
        { key: "score", header: t("score"), numeric: true, cell: (item) => <AnswerScore item={item} /> },
        {
          key: "evidence",
          header: t("evidence"),
          numeric: true,
          cell: ({ self }) => (self ? (self.evidence ?? <Missing />) : 0),
        },
      ]}
    />
  );
}

export function AnswerScore({ item: { self, maximum } }: { item: Item }) {
  const t = useTranslations("Assessor");
  const locale = useLocale();
  if (!self?.counts) return <StatusBadge tone="waiting">{t(self ? "notVerified" : "noAnswer")}</StatusBadge>;
  if (self.notApplicable || self.score === null) return <span className="text-muted">{t("notApplicable")}</span>;
  const figure = (value: string) => formatDecimal(value, { locale, decimals: 2 });
  return <span className="tabular-nums">{t("scoreOf", { score: figure(self.score), maximum: figure(maximum) })}</span>;
}
