import { Link } from "@/lib/platform/i18n/navigation";
import { classNames } from "./class-names";

export type FilterLink = { href: string; label: string; current: boolean; count?: number };

/** Filters as plain links: they work without scripts, and the address says what is shown. */
export function FilterLinks({ label, links }: { label: string; links: FilterLink[] }) {
  return (
    <nav aria-label={label} data-print="no">
      <ul className="flex flex-wrap gap-2">
        {links.map((link) => (
          <li key={link.href}>
            <Link
              href={link.href}
              scroll={false}
              aria-current={link.current ? "true" : undefined}
              className={classNames(
                "inline-flex min-h-11 items-center gap-2 rounded-full border px-4 text-sm font-medium md:min-h-9",
                link.current ? "border-ink bg-ink text-surface" : "border-control bg-raised hover:bg-sunken",
              )}
            >
              {link.label}
              {link.count === undefined ? null : <span className="font-normal whitespace-nowrap">{link.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Sections of one thing, each with its own address. */
export function TabLinks({ label, links }: { label: string; links: FilterLink[] }) {
  return (
    <nav aria-label={label} className="border-b border-hairline" data-print="no">
      <ul className="-mb-px flex gap-6 overflow-x-auto">
        {links.map((link) => (
          <li key={link.href}>
            <Link
              href={link.href}
              aria-current={link.current ? "page" : undefined}
              className={classNames(
                "inline-flex min-h-11 items-center gap-2 border-b-2 font-medium whitespace-nowrap",
                link.current ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
              )}
            >
              {link.label}
              {link.count === undefined ? null : <span className="text-sm text-muted">{link.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
