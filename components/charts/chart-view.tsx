"use client";

import { type ReactNode, useId, useState } from "react";

type ChartViewProps = { chart: ReactNode; table: ReactNode; showTable: string; showChart: string; heading: ReactNode };

/** Switches between chart and table. Both are in the HTML; globals.css shows the table where scripts do not run. */
export function ChartView({ chart, table, showTable, showChart, heading }: ChartViewProps) {
  const [view, setView] = useState<"chart" | "table">("chart");
  const bodyId = useId();
  return (
    <div data-chart={view}>
      <div className="mb-4 flex items-start justify-between gap-4">
        {heading}
        <button
          type="button"
          data-chart-part="switch"
          data-print="no"
          aria-controls={bodyId}
          className="-my-2.5 -me-3 min-h-11 shrink-0 items-center rounded-md px-3 text-sm font-medium text-accent hover:bg-accent-tint md:-my-1 md:min-h-8"
          onClick={() => setView(view === "chart" ? "table" : "chart")}
        >
          {view === "chart" ? showTable : showChart}
        </button>
      </div>
      <div id={bodyId}>
        <div data-chart-part="chart">{chart}</div>
        <div data-chart-part="table">{table}</div>
      </div>
    </div>
  );
}
