import { getTranslations } from "next-intl/server";
import { SearchFormIn } from "@/components/layout/search-form";
import { typeface } from "@/components/layout/typeface";
import { HexagonMark } from "@/components/ui/hexagon-mark";
import { routing } from "@/lib/platform/i18n/routing";
import "./globals.css";

/** For addresses that no page matches. One static file for them all, hence in both languages. */
export default async function GlobalNotFound() {
  const words = await Promise.all(
    routing.locales.map(async (locale) => ({
      locale,
      t: await getTranslations({ locale, namespace: "Errors" }),
      search: await getTranslations({ locale, namespace: "Search" }),
    })),
  );
  return (
    <html lang={routing.defaultLocale} className={typeface.variable} suppressHydrationWarning>
      <head>
        <title>{words[0]?.t("notFoundTitle")}</title>
        {/* Not deferred: it must run before the first paint, or the colours flash. */}
        <script src="/theme.js" />
      </head>
      <body>
        <main className="page-width flex min-h-dvh flex-col justify-center gap-10 py-16">
          <HexagonMark size={56} />
          {words.map(({ locale, t, search }, index) => {
            const Heading = index === 0 ? "h1" : "h2";
            return (
              <section key={locale} lang={locale} className="flex max-w-prose flex-col items-start gap-2">
                <Heading className="text-xl font-bold">{t("notFoundTitle")}</Heading>
                <p className="text-muted">{t("notFoundBody")}</p>
                <SearchFormIn id={`cari-${locale}`} locale={locale} t={search} large className="mt-2 w-full" />
                <a
                  href={locale === routing.defaultLocale ? "/" : `/${locale}`}
                  className="text-link inline-flex min-h-11 items-center font-medium"
                >
                  {t("backHome")}
                </a>
              </section>
            );
          })}
        </main>
      </body>
    </html>
  );
}
