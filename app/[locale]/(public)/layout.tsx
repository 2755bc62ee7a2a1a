import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PublicShell } from "@/components/layout/public-shell";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { lastPublishedAt } from "@/lib/site/publication/published";

// Written at the first request and served from the cache; the build has no database to render from (docs/decisions/0004).
export const dynamic = "force-static";

export async function generateMetadata({ params }: { params: Promise<{ locale: string }> }): Promise<Metadata> {
  return { manifest: route("/api/city/site-manifest", {}, { query: { bahasa: await pageLocale(params) } }) };
}

export default async function PublicLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const locale = await pageLocale(params);
  const zone = await cityZone();
  const [published, t] = await Promise.all([lastPublishedAt(), getTranslations("Common")]);
  return (
    <PublicShell
      lastPublished={published ? formatDate(dayIn(zone, new Date(published)), locale) : t("nothingPublished")}
    >
      {children}
    </PublicShell>
  );
}
