import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OutcomePage } from "@/components/site/subscriptions/outcome-page";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { isOutcome } from "@/lib/site/subscriptions/schemas";

type PageProps = { params: Promise<{ locale: string; hasil: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { hasil } = await params;
  if (!isOutcome(hasil)) notFound();
  const t = await getTranslations({ locale, namespace: "Subscriptions" });
  return { title: t(`outcomes.${hasil}.title`), robots: { index: false } };
}

export default async function SubscriptionOutcomePage({ params }: PageProps) {
  await pageLocale(params);
  const { hasil } = await params;
  if (!isOutcome(hasil)) notFound();
  return <OutcomePage outcome={hasil} />;
}
