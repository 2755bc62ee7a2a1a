import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import type { LaneFigure, LaneRow } from "@/lib/evaluation/assessments/lanes";
import { formatComputedDifference, formatComputedScore, formatScore } from "@/lib/evaluation/rounds/score-text";
import { Link } from "@/lib/platform/i18n/navigation";

type LaneTableProps = {
  caption: string;
  heading: string;
  /** Of what is computed here. */
  decimals: number;
  rows: (LaneRow & { name: string; href?: string })[];
};

/** Three lanes side by side; none overwrites another, and what differs is said with its sign. */
export function LaneTable({ caption, heading, decimals, rows }: LaneTableProps) {
  const t = useTranslations("RoundOffice");
  const locale = useLocale();
  const figure = (lane: LaneFigure, words: (score: string) => string) => {
    if (lane === "notApplicable") return t("notApplicable");
    return lane === null ? <Missing /> : words(lane);
  };
  const computed = (lane: LaneFigure) => figure(lane, (score) => formatComputedScore(score, locale, decimals));
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
        { key: "self", header: t("self"), numeric: true, cell: ({ self }) => computed(self) },
        { key: "council", header: t("councilLane"), numeric: true, cell: ({ council }) => computed(council) },
        {
          key: "difference",
          header: t("difference"),
          numeric: true,
          cell: ({ difference }) =>
            difference === null ? null : <strong>{formatComputedDifference(difference, locale, decimals)}</strong>,
        },
        {
          key: "official",
          header: t("official"),
          numeric: true,
          cell: ({ official }) => figure(official, (score) => formatScore(score, locale)),
        },
      ]}
    />
  );
}
