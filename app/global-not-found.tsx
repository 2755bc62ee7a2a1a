import { getTranslations } from "next-intl/server";
import { HexagonMark } from "@/components/ui/hexagon-mark";
import { routing } from "@/lib/i18n/routing";
import "./globals.css";

/** For addresses outside every language, where no layout stands. */
export default async function GlobalNotFound() {
  const words = await Promise.all(
    routing.locales.map(async (locale) => ({ locale, t: await getTranslations({ locale, namespace: "Errors" }) })),
  );
  return (
    <html lang={routing.defaultLocale}>
      <body className="page-width flex flex-col gap-8 py-16">
        <HexagonMark size={48} />
        {words.map(({ locale, t }, index) => {
          const Heading = index === 0 ? "h1" : "h2";
          return (
            <section key={locale} lang={locale} className="flex max-w-prose flex-col gap-2">
              <Heading className="text-xl font-bold">{t("notFoundTitle")}</Heading>
              <p>{t("notFoundBody")}</p>
              <a href={locale === routing.defaultLocale ? "/" : `/${locale}`} className="text-link">
                {t("backHome")}
              </a>
            </section>
          );
        })}
      </body>
    </html>
  );
}
