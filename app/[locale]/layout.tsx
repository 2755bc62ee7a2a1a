import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FailureWordsProvider } from "@/components/layout/failure-view";
import { typeface } from "@/components/layout/typeface";
import { siteEnv } from "@/lib/platform/config/env";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { colourKey, colourSheet, GROUND } from "@/lib/platform/settings/colours";
import { cityName, getCity } from "@/lib/platform/settings/published";
import "../globals.css";

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "Common" });
  const site = `${t("appName")} ${await cityName()}`;
  const address = siteEnv().NEXTAUTH_URL;
  return {
    metadataBase: address ? new URL(address) : undefined,
    title: { default: site, template: `%s · ${site}` },
    description: t("siteDescription", { city: await cityName() }),
    openGraph: {
      siteName: site,
      locale: locale === "id" ? "id_ID" : "en_GB",
      type: "website",
      // Named here, not as a file in app/: those are resolved before this layout says what the site's address is.
      images: { url: "/opengraph-image.png", width: 1200, height: 630, alt: t("appName") },
    },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: GROUND.light },
    { media: "(prefers-color-scheme: dark)", color: GROUND.dark },
  ],
};

export default async function RootLayout({ children, params }: LayoutProps) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "Errors" });
  const sheet = colourSheet(await getCity());
  // Empty on static pages; set by proxy.ts on signed-in ones, whose policy trusts scripts by nonce alone.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const words = { title: t("failedTitle"), body: t("failedBody"), code: t("code", { code: "" }), retry: t("retry") };
  return (
    // theme.js adds attributes to <html> before React sees it.
    <html lang={locale} className={typeface.variable} suppressHydrationWarning>
      <head>
        {/* Not deferred: it must run before the first paint, or the colours flash. */}
        <script src="/theme.js" nonce={nonce} />
        <script src="/site.js" nonce={nonce} defer />
        {sheet ? (
          <link rel="stylesheet" href={route("/api/city/colours", {}, { query: { v: colourKey(sheet) } })} />
        ) : null}
      </head>
      <body>
        <NextIntlClientProvider locale={locale} messages={null} formats={null}>
          <FailureWordsProvider words={words}>{children}</FailureWordsProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
