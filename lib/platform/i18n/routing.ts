import { defineRouting } from "next-intl/routing";

export const routing = defineRouting({
  locales: ["id", "en"],
  defaultLocale: "id",
  localePrefix: "as-needed",
  // The address alone decides the language: no cookie and no guessing, or public pages could not be shared from a cache.
  localeCookie: false,
  localeDetection: false,
});

export type Locale = (typeof routing.locales)[number];
