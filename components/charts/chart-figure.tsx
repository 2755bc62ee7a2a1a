import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { pillarHue } from "@/components/ui/pillar-hue";
import { ChartTable, type ChartTableProps } from "./chart-table";

export type ChartFrame = {
  /** What is measured. */
  title: string;
  /** Unit, period and whatever else is needed to read the figures. */
  lead?: ReactNode;
  note?: ReactNode;
  source?: ReactNode;
  /** Draws the series in this pillar's hue. */
  pillar?: string;
  /** What can be done with the drawing: to be taken along, shown elsewhere. */
  after?: ReactNode;
};

type ChartFigureProps = ChartFrame & {
  /** What the figures say in a sentence, which becomes the title; nothing where it cannot be said. */
  finding?: string | null;
  chart: ReactNode;
  table: Omit<ChartTableProps, "caption">;
};

/** Drawing, table and what is known of both; the table is folded on a screen, open on paper, and needs no script. */
export function ChartFigure({ title, finding, lead, note, source, pillar, chart, table, after }: ChartFigureProps) {
  const t = useTranslations("Chart");
  const common = useTranslations("Common");
  const name = nameOf(title, finding);
  return (
    <figure data-pillar={pillar ? pillarHue(pillar) : undefined} aria-label={name} className="min-w-0">
      <p className="font-semibold">{finding || title}</p>
      {finding || lead ? (
        <p className="text-sm text-muted">
          {finding ? `${title} · ` : null}
          {lead}
        </p>
      ) : null}
      <div className="mt-4">{chart}</div>
      <details data-unfolds-on-paper="" className="group mt-2">
        <summary className="inline-flex min-h-11 list-none items-center gap-2 text-sm font-medium text-accent md:min-h-8 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
          {t("showTable")}
        </summary>
        <ChartTable caption={name} {...table} />
      </details>
      {after}
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

/** What a drawing and its table are called by whoever does not see where they stand. */
export const nameOf = (title: string, finding: string | null | undefined) => (finding ? `${title}: ${finding}` : title);
