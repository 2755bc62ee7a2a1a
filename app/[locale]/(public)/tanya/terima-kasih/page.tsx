import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "PublicQuestions" });
  return { title: t("thanks"), robots: { index: false } };
}

export default async function ThanksPage({ params }: PageProps) {
  await pageLocale(params);
  const t = await getTranslations("PublicQuestions");
  return (
    <>
      <PageHeader title={t("thanks")} lead={t("thanksLead")} />
      <ButtonLink href={route("/tanya-jawab")}>{t("toAll")}</ButtonLink>
    </>
  );
}
