import { getCity } from "@/lib/platform/settings/published";
import { getPathname } from "./navigation";
import type { Locale } from "./routing";

/** Canonical address and the same page in the other language, for a page's `metadata.alternates`. */
export async function alternatesFor(locale: Locale, path: string) {
  const address = (language: Locale) => getPathname({ locale: language, href: path });
  const { languages } = await getCity();
  return {
    canonical: address(locale),
    languages: {
      ...Object.fromEntries(languages.map((language) => [language, address(language)])),
      "x-default": address("id"),
    },
  };
}
