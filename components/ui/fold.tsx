import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type FoldProps = { summary: ReactNode; children: ReactNode; className?: string };

/**
 * Folded on a phone, where it would be many screens; on a desk and on paper it stands there as if there were no fold
 * (globals.css). /site.js opens it where it looks open, so that it is also told as that.
 */
export function Fold({ summary, children, className }: FoldProps) {
  return (
    <details data-fold="" suppressHydrationWarning className={className}>
      <summary className="flex min-h-12 list-none items-center gap-2 border-b border-hairline [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden data-fold-sign="" className="size-5 shrink-0 transition-transform" />
        {summary}
      </summary>
      {children}
    </details>
  );
}
