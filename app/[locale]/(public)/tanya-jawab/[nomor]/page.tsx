import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { QuestionList } from "@/components/voices/public-questions/question-list";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { findPublishedQuestion } from "@/lib/voices/public-questions/published";

type PageProps = { params: Promise<{ locale: string; nomor: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

const load = cache(async (nomor: string) =>
  /^[1-9]\d{0,8}$/.test(nomor) ? await findPublishedQuestion(Number(nomor)) : null,
);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const question = await load((await params).nomor);
  if (!question) notFound();
  const t = await getTranslations("PublicQuestions");
  const { number } = question;
  return {
    title: t("numbered", { number }),
    alternates: await alternatesFor(locale, route("/tanya-jawab/[nomor]", { nomor: number })),
  };
}

export default async function QuestionPage({ params }: PageProps) {
  await pageLocale(params);
  const question = await load((await params).nomor);
  if (!question) notFound();
  const t = await getTranslations("PublicQuestions");
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: route("/tanya-jawab"), label: t("title") }]}
        title={t("numbered", { number: question.number })}
      />
      <QuestionList items={[question]} />
    </>
  );
}
