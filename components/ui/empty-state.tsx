import type { ReactNode } from "react";

/** Says what will stand here and what to do first. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-md border border-dashed border-control p-6 md:p-8">
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="max-w-prose text-muted">{children}</div> : null}
      {action}
    </div>
  );
}

/** For readers of the public site, who can do nothing about it: a line, so that what is there leads. */
export function EmptyLine({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <p className="max-w-prose text-muted">
      <span className="font-medium text-ink">{title}.</span> {children}
    </p>
  );
}
