import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusBadge } from "@/components/ui/status-badge";
import type { ScoreTrace } from "@/lib/evaluation/assessments/trace-format";
import { formatScore } from "@/lib/evaluation/rounds/score-text";

type Status = ScoreTrace["final"]["status"];

/** A computed figure, or in words why there is none. */
export function TraceFigure({ value, status }: { value: string | null; status: Status }) {
  const t = useTranslations("Trace");
  const locale = useLocale();
  if (value !== null) return <span className="font-semibold tabular-nums">{formatScore(value, locale)}</span>;
  return <StatusBadge tone={status === "notApplicable" ? "neutral" : "waiting"}>{t(`statuses.${status}`)}</StatusBadge>;
}

type TraceNodeProps = { node: string; title: ReactNode; figure: ReactNode; open?: boolean; children: ReactNode };

/** One node of the tree: closed it says its figure, open what the figure is made of. */
export function TraceNode({ node, title, figure, open, children }: TraceNodeProps) {
  return (
    <details open={open} className="group/node border-b border-hairline">
      <summary className="flex min-h-12 list-none items-center gap-2 py-2 hover:text-accent [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 transition-transform duration-100 [[open]>summary>&]:rotate-90"
        />
        <span className="min-w-0 flex-1 font-medium">{title}</span>
        <span className="shrink-0">{figure}</span>
      </summary>
      {/* Inside, so that a browser that is sent here opens what is around it. */}
      <div id={node} className="flex scroll-mt-16 flex-col gap-4 pt-1 pb-6 ps-3 md:ps-6">
        {children}
      </div>
    </details>
  );
}

/** The computation in figures, as it would be written by hand. */
export function Computation({ children }: { children: ReactNode }) {
  return <p className="rounded-md bg-sunken px-3 py-2 tabular-nums wrap-anywhere">{children}</p>;
}
