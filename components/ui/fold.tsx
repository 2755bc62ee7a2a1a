import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

type FoldProps = {
  summary: ReactNode;
  children: ReactNode;
  /** Where the summary only says what is folded: a heading above has said it already. */
  onlyOnPhone?: boolean;
};

/**
 * Folded on a phone, where it would be many screens; on a desk and on paper it stands there as if there were no fold
 * (globals.css). /site.js opens it where it looks open, so that it is also told as that.
 */
export function Fold({ summary, children, onlyOnPhone = false }: FoldProps) {
  return (
    <details data-fold="" suppressHydrationWarning>
      <summary
        className={classNames(
          "flex min-h-12 list-none items-center gap-2 border-b border-hairline [&::-webkit-details-marker]:hidden",
          onlyOnPhone && "font-medium md:hidden print:hidden",
        )}
      >
        <ChevronRight aria-hidden data-fold-sign="" className="size-5 shrink-0 transition-transform" />
        {summary}
      </summary>
      {children}
    </details>
  );
}
