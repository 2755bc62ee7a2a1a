import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Route } from "next";
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
  leadTo(path);
}

class Led extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

const byHandler = new AsyncLocalStorage<true>();

/** True while a form is run for a handler of ours, whose caller is always a script. */
export const isRunByHandler = (): boolean => byHandler.getStore() === true;

/** On to another page: for a browser as Next does it, for a handler as a value. */
export function leadTo(path: string): never {
  if (isRunByHandler()) throw new Led(path);
  redirect(path as Route);
}

/** Runs a form outside of Next's own protocol: the page that it led to, or what it answered. */
export async function runForHandler<State>(run: () => Promise<State>): Promise<{ arrived: string } | { state: State }> {
  return byHandler.run(true, async () => {
    try {
      return { state: await run() };
    } catch (error) {
      if (error instanceof Led) return { arrived: error.path };
      throw error;
    }
  });
}
