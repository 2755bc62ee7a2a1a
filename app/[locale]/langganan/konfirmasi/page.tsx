import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { OutcomePage } from "@/components/site/subscriptions/outcome-page";
import { PressPage } from "@/components/site/subscriptions/press-page";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { confirmAction } from "@/lib/site/subscriptions/actions";
import { findStandingOfLink } from "@/lib/site/subscriptions/queries";

export const dynamic = "force-dynamic";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ t?: string | string[] }>;
};

const standing = cache((token: string) => findStandingOfLink("confirm", token));

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Subscriptions" });
  const found = await standing(oneOf((await searchParams).t) ?? "");
  return { title: t(found === "OPEN" ? "confirmTitle" : `outcomes.${found}.title`), robots: { index: false } };
}

export default async function ConfirmPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const token = oneOf((await searchParams).t);
  if (!token) notFound();
  const found = await standing(token);
  if (found !== "OPEN") return <OutcomePage outcome={found} />;
  return <PressPage act="confirm" token={token} action={confirmAction} />;
}
