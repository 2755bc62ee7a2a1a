import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { routing } from "@/lib/platform/i18n/routing";
import { route } from "@/lib/platform/pages/routes";
import { GROUND } from "@/lib/platform/settings/colours";
import { getCity } from "@/lib/platform/settings/published";

export const dynamic = "force-dynamic";

const icon = (src: string, sizes: string, purpose: "any" | "maskable") => ({ src, sizes, type: "image/png", purpose });

/** What a telephone needs to keep the office as an app of its own: the city's name and colour, and where its day begins. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get("bahasa");
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const city = await getCity();
  const t = await getTranslations({ locale, namespace: "Common" });
  const start = getPathname({ locale, href: route("/kelola") });
  const manifest = {
    id: start,
    name: `${t("appName")} ${city.name}`,
    short_name: t("appName"),
    lang: locale,
    start_url: start,
    // Whoever has to sign in first does so in the app.
    scope: "/",
    display: "standalone",
    background_color: GROUND.light,
    theme_color: city.accent?.light ?? GROUND.light,
    icons: [
      icon("/icon-192.png", "192x192", "any"),
      icon("/icon-512.png", "512x512", "any"),
      icon("/icon-maskable-512.png", "512x512", "maskable"),
    ],
  };
  return Response.json(manifest, {
    headers: { "content-type": "application/manifest+json", "cache-control": "no-cache" },
  });
}
