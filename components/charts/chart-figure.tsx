import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { pillarHue } from "@/components/ui/pillar-hue";
import { ChartTable, type ChartTableProps } from "./chart-table";
import { ChartView } from "./chart-view";

export type ChartFrame = {
  /** The finding or the measure, e.g. "Indeks turun 0,113 pada 2023". */
  title: string;
  /** Unit, period and whatever else is needed to read the figures. */
  lead?: ReactNode;
  note?: ReactNode;
  source?: ReactNode;
  /** Draws the series in this pillar's hue. */
  pillar?: string;
};

type ChartFigureProps = ChartFrame & { chart: ReactNode; table: Omit<ChartTableProps, "caption"> };

export function ChartFigure({ title, lead, note, source, pillar, chart, table }: ChartFigureProps) {
  const t = useTranslations("Chart");
  const common = useTranslations("Common");
  return (
    <figure data-pillar={pillar ? pillarHue(pillar) : undefined} aria-label={title} className="min-w-0">
      <ChartView
        showTable={t("showTable")}
        showChart={t("showChart")}
        heading={
          <div className="min-w-0">
            <p className="font-semibold">{title}</p>
            {lead ? <p className="text-sm text-muted">{lead}</p> : null}
          </div>
        }
        chart={chart}
        table={<ChartTable caption={title} {...table} />}
      />
      {note || source ? (
        <figcaption className="mt-3 flex max-w-prose flex-col gap-1 text-sm text-muted">
          {note ? <span>{note}</span> : null}
          {source ? (
            <div>
              {common("source")}: {source}
            </div>
          ) : null}
        </figcaption>
      ) : null}
    </figure>
  );
}
