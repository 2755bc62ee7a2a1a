"use client";

import { useLocale } from "next-intl";
import { getPathname, usePathname } from "@/lib/platform/i18n/navigation";

/** The page's own address: a layout does not know which page it holds. */
export function PageAddress({ origin }: { origin: string }) {
  const locale = useLocale();
  // /site.js adds the query when the page is printed: a kept page cannot know it when it is written.
  return <span data-page-address>{`${origin}${getPathname({ locale, href: usePathname() })}`}</span>;
}
