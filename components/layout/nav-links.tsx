"use client";

import type { ReactNode } from "react";
import { Link, usePathname } from "@/lib/i18n/navigation";

export type NavItem = { href: string; label: string; icon?: ReactNode };

const isWithin = (path: string, href: string) =>
  href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);

type NavLinksProps = { items: NavItem[]; className: string; linkClassName: string; exact?: string[] };

/** Runs in the browser only to mark the current page: a layout does not know which page it holds. */
export function NavLinks({ items, className, linkClassName, exact = [] }: NavLinksProps) {
  const path = usePathname();
  // Where one entry stands within another (/dewan and /dewan/rapat), the nearer one is the page's.
  const nearest = items
    .map(({ href }) => href)
    .filter((href) => (exact.includes(href) ? path === href : isWithin(path, href)))
    .reduce((longest, href) => (href.length > longest.length ? href : longest), "");
  return (
    <ul className={className}>
      {items.map((item) => (
        <li key={item.href}>
          <Link
            href={item.href}
            prefetch={false}
            aria-current={item.href === nearest ? "page" : undefined}
            className={linkClassName}
            onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]:popover-open")?.hidePopover()}
          >
            {item.icon}
            {item.label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
