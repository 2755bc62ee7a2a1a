import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "@/components/ui/breadcrumbs";

type PageHeaderProps = {
  title: ReactNode;
  lead?: ReactNode;
  /** Badges above the title. */
  eyebrow?: ReactNode;
  actions?: ReactNode;
  breadcrumbs?: Crumb[];
};

export function PageHeader({ title, lead, eyebrow, actions, breadcrumbs }: PageHeaderProps) {
  return (
    <div className="mb-8 flex flex-col gap-3 md:mb-12">
      {breadcrumbs?.length ? <Breadcrumbs crumbs={breadcrumbs} /> : null}
      {eyebrow ? <div className="flex flex-wrap gap-2">{eyebrow}</div> : null}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="flex max-w-prose min-w-0 flex-col gap-3">
          <h1 className="max-w-[24ch] text-xl font-bold md:text-2xl">{title}</h1>
          {lead ? <div className="text-base text-muted md:text-lg">{lead}</div> : null}
        </div>
        {actions ? (
          <div className="flex flex-wrap gap-3" data-print="no">
            {actions}
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** A part of a page with its heading, a line of explanation and room above. */
export function PageSection({
  id,
  title,
  lead,
  actions,
  isScreenOnly = false,
  children,
}: {
  id: string;
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** Nothing of it is of use on paper. */
  isScreenOnly?: boolean;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-12 md:mt-16" data-print={isScreenOnly ? "no" : undefined}>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-8 gap-y-2 md:mb-6">
        <div className="max-w-prose">
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          {lead ? <p className="text-muted">{lead}</p> : null}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
