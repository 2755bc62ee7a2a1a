import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangesPage } from "@/components/site/changes/changes-page";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { listChanges } from "@/lib/site/changes/published";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("Changes");
  const types = {
    "application/atom+xml": route("/api/v1/feed/atom"),
    "application/feed+json": route("/api/v1/feed/json"),
  };
  const alternates = await alternatesFor(locale, route("/perubahan"));
  return { title: t("title"), description: t("lead"), alternates: { ...alternates, types } };
}

export default async function NewestChangesPage({ params }: PageProps) {
  return <ChangesPage {...(await listChanges(await pageLocale(params)))} />;
}
