import type { ReactNode } from "react";

/** Words within a line; a heading hides itself. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}
