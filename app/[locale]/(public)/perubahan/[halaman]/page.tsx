import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ChangesPage } from "@/components/site/changes/changes-page";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { listChanges } from "@/lib/site/changes/published";

type PageProps = { params: Promise<{ locale: string; halaman: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await pageLocale(params);
  const t = await getTranslations("Changes");
  // What stands on a later page moves on with each change: robots read the first one and what it leads to.
  return {
    title: t("pageTitle", { page: Number((await params).halaman) || 1 }),
    robots: { index: false, follow: true },
  };
}

export default async function EarlierChangesPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { halaman } = await params;
  // One address for each page: the first has its own.
  if (!/^[1-9]\d{0,5}$/.test(halaman) || halaman === "1") notFound();
  const changes = await listChanges(locale, Number(halaman));
  if (changes.days.length === 0) notFound();
  return <ChangesPage {...changes} />;
}
