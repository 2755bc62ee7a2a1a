"use client";

import type { ReactNode } from "react";
import { Link, usePathname } from "@/lib/platform/i18n/navigation";
import type { Route } from "@/lib/platform/pages/routes";

export type NavItem = {
  href: string;
  label: string;
  icon?: ReactNode;
  /** Current on its own page alone, not on those below it. */
  exact?: boolean;
  /** Other addresses whose pages belong to this entry, with all below them. */
  covers?: readonly Route[];
};

const isWithin = (path: string, href: string) =>
  href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);

/** What all pages below a folder begin with: `/kelola/jawaban` of `/kelola/jawaban/[id]`. */
const folderOf = (covered: Route) => covered.split("/[")[0] ?? covered;

/** Where one entry stands within another (/dewan and /dewan/rapat), the nearer one is the page's. */
function nearness({ href, exact, covers = [] }: NavItem, path: string): number {
  const addresses = [...(exact && path !== href ? [] : [href]), ...covers.map(folderOf)];
  return Math.max(0, ...addresses.filter((address) => isWithin(path, address)).map(({ length }) => length));
}

type NavLinksProps = {
  items: NavItem[];
  /** From where to where of the items this list shows; the page's own entry is looked for among all of them. */
  shown?: [from: number, to?: number];
  className: string;
  linkClassName: string;
};

/** Runs in the browser only to mark the current page: a layout does not know which page it holds. */
export function NavLinks({ items, shown = [0], className, linkClassName }: NavLinksProps) {
  const path = usePathname();
  const nearest = Math.max(...items.map((item) => nearness(item, path)));
  const isCurrent = (item: NavItem) => nearest > 0 && nearness(item, path) === nearest;
  return (
    <ul className={className}>
      {items.slice(...shown).map((item) => (
        <li key={item.href}>
          <Link
            href={item.href}
            aria-current={isCurrent(item) ? "page" : undefined}
            className={linkClassName}
            onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover?.()}
          >
            {item.icon}
            {item.label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
