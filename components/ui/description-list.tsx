import type { ReactNode } from "react";

export type Described = { term: string; details: ReactNode };

/** `isContinued`: it goes on below another one, whose last line is drawn already. */
export function DescriptionList({ items, isContinued }: { items: Described[]; isContinued?: boolean }) {
  return (
    <dl className={isContinued ? undefined : "border-t border-hairline"}>
      {items.map((item) => (
        <div key={item.term} className="grid gap-x-6 gap-y-0.5 border-b border-hairline py-3 md:grid-cols-[12rem_1fr]">
          <dt className="text-sm text-muted md:pt-0.5">{item.term}</dt>
          <dd className="min-w-0 max-w-prose">{item.details}</dd>
        </div>
      ))}
    </dl>
  );
}
