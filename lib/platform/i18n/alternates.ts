import type { Metadata } from "next";
import { getPathname } from "./navigation";
import { type Locale, routing } from "./routing";

/** Canonical address and the same page in the other language, for a page's `metadata.alternates`. */
export function alternatesFor(locale: Locale, path: string): Metadata["alternates"] {
  const address = (language: Locale) => getPathname({ locale: language, href: path });
  return {
    canonical: address(locale),
    languages: Object.fromEntries(routing.locales.map((language) => [language, address(language)])),
  };
}
