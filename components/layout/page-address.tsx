"use client";

import { useLocale } from "next-intl";
import { getPathname, usePathname } from "@/lib/platform/i18n/navigation";

/** The page's own address: a layout does not know which page it holds. */
export function PageAddress({ origin }: { origin: string }) {
  const locale = useLocale();
  return `${origin}${getPathname({ locale, href: usePathname() })}`;
}
