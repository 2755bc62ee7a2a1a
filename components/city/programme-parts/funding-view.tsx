import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ChartFrame } from "@/components/charts/chart-figure";
import { DataTable } from "@/components/ui/data-table";
import { Fold } from "@/components/ui/fold";
import { Indonesian } from "@/components/ui/indonesian";
import { Missing } from "@/components/ui/missing";
import { Notice } from "@/components/ui/notice";
import {
  isSpendingAhead,
  SPENDING_AHEAD_POINTS,
  SPENDING_HIGH_PERCENT,
  yearMoney,
} from "@/lib/city/programme-parts/spending";
import type { FundingSource } from "@/lib/platform/db/generated/enums";
import { formatPercent, formatRupiah } from "@/lib/platform/format/number";
import { MoneyChart } from "./money-chart";

export type ShownFunding = {
  key: string;
  year: number;
  fund: FundingSource;
  label: string;
  planned: string | null;
  spent: string | null;
  source: ReactNode;
  /** The line as a link, and its status, in the office. */
  href?: ReactNode;
  status?: ReactNode;
};

type FundingViewProps = {
  lines: ShownFunding[];
  /** The newest physical progress, and the year that it is of. */
  progress: { percent: string; year: number } | null;
  chart?: Pick<ChartFrame, "pillar" | "after">;
};

/** More lines than these are folded on a phone, where the drawing above has told the years. */
const FOLDED = 3;

/** Money planned and spent, by year and source: drawn, as a table, and held against physical progress. */
export function FundingView({ lines, progress, chart }: FundingViewProps) {
  const t = useTranslations("ProgrammeParts");
  const locale = useLocale();
  const money = (amount: string) => formatRupiah(amount, { locale });
  const years = [...new Set(lines.map(({ year }) => year))].sort((a, b) => b - a);
  const sums = years.map((year) => ({ year, ...yearMoney(lines.filter((line) => line.year === year)) }));
  const table = (
    <DataTable
      caption={t("funding")}
      captionHidden
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { key: "year", header: t("year"), heading: true, cell: ({ year, href }) => href ?? year },
        {
          key: "fund",
          header: t("fund"),
          cell: ({ fund, label }) => (
            <>
              {t(`funds.${fund}`)}
              {label ? (
                <span className="block text-sm text-muted">
                  <Indonesian>{label}</Indonesian>
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: "planned",
          header: t("plannedMoney"),
          numeric: true,
          cell: ({ planned }) => (planned === null ? <Missing /> : money(planned)),
        },
        {
          key: "spent",
          header: t("spentMoney"),
          numeric: true,
          cell: (line) =>
            line.spent === null ? (
              <Missing />
            ) : (
              <>
                {money(line.spent)}
                <Absorbed line={line} />
              </>
            ),
        },
        { key: "source", long: true, header: t("sourceDocument"), cell: ({ source }) => source },
        ...(lines.some(({ status }) => status)
          ? [{ key: "status", header: t("status"), cell: ({ status }: ShownFunding) => status }]
          : []),
      ]}
    />
  );
  return (
    <div className="flex flex-col gap-6">
      <SpendingWarning sums={sums} progress={progress} />
      <MoneyChart lines={lines} {...chart} />
      {chart && lines.length > FOLDED ? (
        <Fold onlyOnPhone summary={t("fundingLines", { count: lines.length })}>
          {table}
        </Fold>
      ) : (
        table
      )}
    </div>
  );
}

/** How much of its own plan a line has spent. */
function Absorbed({ line }: { line: ShownFunding }) {
  const locale = useLocale();
  const { absorbedPercent } = yearMoney([line]);
  return absorbedPercent === null ? null : (
    <span className="block text-sm text-muted">{formatPercent(absorbedPercent, { locale, decimals: 2 })}</span>
  );
}

type WarningProps = {
  sums: { year: number; absorbedPercent: string | null }[];
  progress: FundingViewProps["progress"];
};

/** "Serapan tinggi, fisik rendah", of the year that the newest progress is of. */
function SpendingWarning({ sums, progress }: WarningProps) {
  const t = useTranslations("ProgrammeParts");
  const locale = useLocale();
  const ofYear = progress && sums.find(({ year }) => year === progress.year);
  if (!ofYear?.absorbedPercent || !isSpendingAhead(ofYear.absorbedPercent, progress?.percent ?? null)) return null;
  return (
    <Notice tone="warning" title={t("spendingAhead")}>
      {t("spendingAheadBody", {
        year: `${ofYear.year}`,
        absorbed: formatPercent(ofYear.absorbedPercent, { locale, decimals: 2 }),
        physical: formatPercent(progress?.percent ?? 0, { locale }),
        high: SPENDING_HIGH_PERCENT,
        points: SPENDING_AHEAD_POINTS,
      })}
    </Notice>
  );
}
