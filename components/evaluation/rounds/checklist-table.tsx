import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { ChecklistRow } from "@/lib/evaluation/rounds/queries";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

type Count = "open" | "returned" | "submitted" | "verified" | "withoutEvidence";
const COUNTS: Count[] = ["open", "returned", "submitted", "verified", "withoutEvidence"];

/** What each owner still owes in a round; the name leads to those items. */
export function ChecklistTable({ slug, rows }: { slug: string; rows: ChecklistRow[] }) {
  const t = useTranslations("RoundOffice");
  return (
    <DataTable
      caption={t("checklist")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.agencyId ?? "none"}
      columns={[
        {
          key: "agency",
          header: t("agency"),
          heading: true,
          cell: (row) => (
            <Link
              href={route(
                "/kelola/putaran/[slug]/jawaban",
                { slug },
                { query: row.agencyCode ? { opd: row.agencyCode } : { kurang: "opd" } },
              )}
              className="text-link inline-flex min-h-11 items-center md:min-h-6"
            >
              {row.agency ? <span lang="id">{row.agency}</span> : t("unassignedOwner")}
            </Link>
          ),
        },
        { key: "officers", header: t("officers"), cell: (row) => row.officers },
        { key: "total", header: t("total"), numeric: true, cell: (row) => row.total },
        ...COUNTS.map((name) => ({
          key: name,
          header: t(name),
          numeric: true,
          cell: (row: ChecklistRow) =>
            name !== "verified" && row[name] > 0 ? <strong>{row[name]}</strong> : row[name],
        })),
      ]}
    />
  );
}
