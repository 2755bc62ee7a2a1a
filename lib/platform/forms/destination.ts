import type { Route } from "next";
import "server-only";
import { redirect } from "next/navigation";
import { hasLocale } from "next-intl";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { routing } from "@/lib/platform/i18n/routing";

/** The language of the page that a form stands on, from its hidden field; actions have no address of their own. */
export function formLocale(data: FormData) {
  const given = data.get("locale");
  return hasLocale(routing.locales, given) ? given : routing.defaultLocale;
}

const destinations = new WeakMap<FormData, string>();

/** Where a form led; undefined while it has not. */
export const destinationOf = (data: FormData) => destinations.get(data);

/** After a success: on to a page in the form's language. Throws, as Next's redirect does. */
export function goTo(data: FormData, href: string): never {
  const path = getPathname({ locale: formLocale(data), href });
  destinations.set(data, path);
  redirect(path as Route);
}
