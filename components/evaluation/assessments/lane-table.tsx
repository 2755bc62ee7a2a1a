import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import type { LaneFigure, LaneRow } from "@/lib/evaluation/assessments/lanes";
import { formatScore, formatScoreDifference } from "@/lib/evaluation/rounds/score-text";
import { Link } from "@/lib/platform/i18n/navigation";

type LaneTableProps = {
  caption: string;
  heading: string;
  rows: (LaneRow & { name: string; href?: string })[];
};

/** Three lanes side by side; none overwrites another, and what differs is said with its sign. */
export function LaneTable({ caption, heading, rows }: LaneTableProps) {
  const t = useTranslations("RoundOffice");
  const locale = useLocale();
  const figure = (lane: LaneFigure) => {
    if (lane === "notApplicable") return t("notApplicable");
    return lane === null ? <Missing /> : formatScore(new Decimal(lane).toDecimalPlaces(3), locale);
  };
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "name",
          header: heading,
          heading: true,
          cell: ({ name, href }) =>
            href ? (
              <Link href={href} className="text-link">
                {name}
              </Link>
            ) : (
              name
            ),
        },
        { key: "self", header: t("self"), numeric: true, cell: ({ self }) => figure(self) },
        { key: "council", header: t("councilLane"), numeric: true, cell: ({ council }) => figure(council) },
        {
          key: "difference",
          header: t("difference"),
          numeric: true,
          cell: ({ difference }) =>
            difference === null ? null : (
              <strong>{formatScoreDifference(new Decimal(difference).toDecimalPlaces(3), locale)}</strong>
            ),
        },
        { key: "official", header: t("official"), numeric: true, cell: ({ official }) => figure(official) },
      ]}
    />
  );
}
