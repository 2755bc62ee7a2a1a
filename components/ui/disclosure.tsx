import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

export function Disclosure({ summary, children, open }: { summary: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details open={open} className="group border-b border-hairline">
      <summary className="flex min-h-11 list-none items-center gap-2 font-medium hover:text-accent [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 shrink-0 transition-transform duration-100 group-open:rotate-90" />
        {summary}
      </summary>
      <div className="max-w-prose ps-6 pb-4">{children}</div>
    </details>
  );
}
