import { useLocale, useTranslations } from "next-intl";
import { EntryStatusBadge } from "@/components/city/entries/entry-status";
import { GradeBadge } from "@/components/city/shown-evidence/grade-badge";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import type { Grade } from "@/lib/city/shown-evidence/grade";
import type { listAnswers } from "@/lib/evaluation/answers/queries";
import { formatDecimal } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

type Row = Awaited<ReturnType<typeof listAnswers>>["items"][number];

type AnswerTableProps = {
  rows: Row[];
  caption: string;
  /** By answer; an answer without evidence is in none. */
  grades: ReadonlyMap<string, Grade>;
};

export function AnswerTable({ rows, caption, grades }: AnswerTableProps) {
  const t = useTranslations("RoundOffice");
  const locale = useLocale();
  const score = (row: Row) => {
    if (!row.readable) return <NotYet />;
    if (row.notApplicable) return t("notApplicable");
    if (row.score === null) return <Missing />;
    const decimals = { locale, decimals: 2 };
    return t("ofMaximum", {
      score: formatDecimal(row.score, decimals),
      maximum: formatDecimal(row.maximum, { locale, decimals: 0 }),
    });
  };
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "item",
          header: t("item"),
          heading: true,
          cell: (row) => (
            <Link href={route("/kelola/jawaban/[id]", { id: row.id })} className="text-link">
              {row.code} {row.text[locale]}
            </Link>
          ),
        },
        {
          key: "section",
          header: t("section"),
          cell: ({ section, pillar }) => [section[locale], pillar?.name].filter(Boolean).join(" · "),
        },
        {
          key: "agency",
          header: t("agency"),
          cell: ({ agency, officer }) =>
            agency ? <span lang="id">{[agency, officer].filter(Boolean).join(", ")}</span> : t("unassignedOwner"),
        },
        { key: "score", header: t("score"), numeric: true, cell: score },
        {
          key: "evidence",
          header: t("evidence"),
          cell: ({ id, readable }) => (readable ? <GradeBadge grade={grades.get(id) ?? "NONE"} /> : <NotYet />),
        },
        { key: "status", header: t("status"), cell: ({ status }) => <EntryStatusBadge status={status} /> },
      ]}
    />
  );
}

/** Of an answer that Diskominfo has not verified the council reads that, and no more. */
function NotYet() {
  const t = useTranslations("Reviews");
  return <span className="text-muted">{t("unverified")}</span>;
}
