import type { ReactNode } from "react";
import type { Zone } from "@/lib/platform/format/zone";

type DueWordsProps = { dueOn: string; zone: Zone; late: ReactNode; planned?: ReactNode };

/**
 * A public page is kept until something is published: what it said of lateness would become untrue overnight. The server
 * and a browser without scripts leave it at the due day; the reader's clock, in the city's zone, says the rest
 * (/site.js).
 */
export function DueWords({ dueOn, zone, late, planned }: DueWordsProps) {
  return (
    <span data-due={dueOn} data-zone={zone} className="contents">
      <span data-when="late" hidden suppressHydrationWarning>
        {late}
      </span>
      {planned ? (
        <span data-when="planned" hidden suppressHydrationWarning>
          {planned}
        </span>
      ) : null}
    </span>
  );
}
