import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { ChangeText } from "@/components/ui/change-text";
import { DataTable } from "@/components/ui/data-table";
import { Missing } from "@/components/ui/missing";
import type { ComparedRow, Comparison } from "@/lib/evaluation/rounds/comparison";
import { formatComputedDifference, formatComputedScore } from "@/lib/evaluation/rounds/score-text";
import { formatPercent } from "@/lib/platform/format/number";

// A letter's figure has three decimals at most and is shown with all of them.
const ALL_DECIMALS = 3;

/** A signed difference with its words, or the one word why there is none. */
export function DifferenceText({ row, decimals = ALL_DECIMALS }: { row: ComparedRow; decimals?: number }) {
  const t = useTranslations("Comparison");
  const locale = useLocale();
  const { difference } = row;
  if (row.in !== "both") return <span className="text-sm text-muted">{t(`only.${row.in}`)}</span>;
  if (difference.kind !== "change") return <span className="text-sm text-muted">{t(`none.${difference.kind}`)}</span>;
  return (
    <ChangeText
      direction={difference.direction}
      figure={formatComputedDifference(difference.difference, locale, decimals)}
      words={t(difference.direction, {
        amount: formatComputedScore(new Decimal(difference.difference).abs(), locale, decimals),
      })}
      meaning={({ up: "better", down: "worse", same: "neutral" } as const)[difference.direction]}
    />
  );
}

type RowsProps<Row extends ComparedRow> = {
  caption: string;
  nameHeader: string;
  compared: Comparison;
  rows: Row[];
  /** Of scores that are computed here; official ones are given none and stand as they are. */
  decimals?: number | undefined;
  /** A line below the name. */
  note?: (row: Row) => ReactNode;
};

/** Two rounds side by side, figure by figure. */
export function ComparedRows<Row extends ComparedRow>({
  caption,
  nameHeader,
  compared,
  rows,
  decimals = ALL_DECIMALS,
  note,
}: RowsProps<Row>) {
  const t = useTranslations("Comparison");
  const locale = useLocale();
  const roundName = useRoundName();
  const figure = (value: string | null) =>
    value === null ? <Missing /> : formatComputedScore(value, locale, decimals);
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "name",
          header: nameHeader,
          heading: true,
          cell: (row) => (
            <>
              {row.name[locale] || row.name.id}
              {note ? <span className="block text-sm font-normal text-muted">{note(row)}</span> : null}
            </>
          ),
        },
        {
          key: "earlier",
          header: roundName(compared.earlier),
          numeric: true,
          cell: (row) => (row.in === "later" ? t("notAsked") : figure(row.earlier)),
        },
        {
          key: "later",
          header: roundName(compared.later),
          numeric: true,
          cell: (row) => (row.in === "earlier" ? t("notAsked") : figure(row.later)),
        },
        { key: "difference", header: t("difference"), cell: (row) => <DifferenceText row={row} decimals={decimals} /> },
      ]}
    />
  );
}

/** Sections with their weights, said twice where they changed. */
export function ComparedSections({ compared, decimals }: { compared: Comparison; decimals?: number | undefined }) {
  const t = useTranslations("Comparison");
  const locale = useLocale();
  const percent = (weight: string) => formatPercent(new Decimal(weight).times(100), { locale });
  return (
    <ComparedRows
      caption={t("sections")}
      nameHeader={t("section")}
      compared={compared}
      rows={compared.sections}
      decimals={decimals}
      note={({ weights: { earlier, later } }) =>
        earlier !== null && later !== null && !new Decimal(earlier).eq(later)
          ? t("weightChanged", { earlier: percent(earlier), later: percent(later) })
          : t("weight", { weight: percent(later ?? earlier ?? "0") })
      }
    />
  );
}
