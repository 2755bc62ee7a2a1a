import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PressPage } from "@/components/site/subscriptions/press-page";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { confirmAction } from "@/lib/site/subscriptions/actions";

export const dynamic = "force-dynamic";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ t?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Subscriptions" });
  return { title: t("confirmTitle"), robots: { index: false } };
}

export default async function ConfirmPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const token = oneOf((await searchParams).t);
  if (!token) notFound();
  return <PressPage act="confirm" token={token} action={confirmAction} />;
}
