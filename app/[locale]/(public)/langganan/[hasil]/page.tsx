import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
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

/** What became of a form or of a letter's link. */
export default async function SubscriptionOutcomePage({ params }: PageProps) {
  await pageLocale(params);
  const { hasil } = await params;
  if (!isOutcome(hasil)) notFound();
  const [t, changes] = await Promise.all([getTranslations("Subscriptions"), getTranslations("Changes")]);
  return (
    <>
      <PageHeader title={t(`outcomes.${hasil}.title`)} lead={t(`outcomes.${hasil}.lead`)} />
      <ButtonLink href={route("/perubahan")}>{changes("title")}</ButtonLink>
    </>
  );
}
