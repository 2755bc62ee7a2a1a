import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { routing } from "@/lib/platform/i18n/routing";
import { GROUND } from "@/lib/platform/settings/colours";
import { getCity } from "@/lib/platform/settings/published";

export const dynamic = "force-dynamic";

/** What a phone needs to keep the public site beside its programs; it opens in the browser, where links can be passed on. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get("bahasa");
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const city = await getCity();
  const t = await getTranslations({ locale, namespace: "Common" });
  const start = getPathname({ locale, href: "/" });
  const manifest = {
    id: start,
    name: `${t("appName")} ${city.name}`,
    short_name: t("appName"),
    description: t("siteDescription", { city: city.name }),
    lang: locale,
    start_url: start,
    scope: "/",
    display: "browser",
    background_color: GROUND.light,
    theme_color: city.accent?.light ?? GROUND.light,
    icons: [192, 512].map((size) => ({ src: `/icon-${size}.png`, sizes: `${size}x${size}`, type: "image/png" })),
  };
  return Response.json(manifest, {
    headers: { "content-type": "application/manifest+json", "cache-control": "no-cache" },
  });
}
