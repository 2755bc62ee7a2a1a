import { hasLocale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { cityZone } from "@/lib/platform/settings/published";
import type messages from "@/messages/id.json";
import { type Locale, routing } from "./routing";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  const loaded = locale === "en" ? await import("@/messages/en.json") : await import("@/messages/id.json");
  return { locale, messages: loaded.default, timeZone: await cityZone() };
});
